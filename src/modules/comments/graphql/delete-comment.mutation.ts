import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import { PostType } from '../../posts/graphql/index.ts';
import type { Comments } from '../index.ts';
import { postOf } from './add-comment.mutation.ts';
import { CommentType } from './comment.type.ts';

const DeleteCommentPayload = payloadOf('DeleteComment', {
  comment: { type: () => CommentType, description: 'The tombstone; null when refused.' },
  post: { type: () => PostType, description: 'The post with its new count; null when refused.' },
});

@Resolver()
export class DeleteCommentMutation {
  private readonly comments: Comments;

  constructor(modules: { comments: Comments }) {
    this.comments = modules.comments;
  }
  @SignedIn()
  @Mutation(() => DeleteCommentPayload, { nullable: true, description: 'Deletes a comment, for its author and for moderators. The answers to it stay.' })
  async deleteComment(@Arg('commentId', () => ID, { description: 'The comment.' }) commentId: string, @Ctx() context: Context): Promise<PayloadOf<typeof DeleteCommentPayload>> {
    const result = await this.comments.deleteComment(context.viewer, decodeId('Comment', commentId));
    return toPayload(context, result, (row) => ({ comment: new CommentType(row), post: postOf(row, context) }));
  }
}
