import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { toPayload } from '../../../graphql/payload.ts';
import { Access, ListSize, SignedIn } from '../../../graphql/policy.ts';
import { userErrors, type UserErrorType } from '../../../graphql/user-error.ts';
import { decodeId } from '../../../kernel/id.ts';
import { PostType } from '../../posts/graphql/index.ts';
import type { Comments } from '../index.ts';
import { postOf } from './add-comment.mutation.ts';
import { CommentType } from './comment.type.ts';

const DeleteCommentError = userErrors('DeleteCommentError');

@Access('object')
@ObjectType({ description: 'The outcome of `deleteComment`.', simpleResolvers: true })
export class DeleteCommentPayload {
  @Field(() => CommentType, { nullable: true, description: 'The tombstone; null when refused.' })
  comment?: CommentType | null;
  @Field(() => PostType, { nullable: true, description: 'The post with its new count; null when refused.' })
  post?: PostType | null | Promise<PostType>;
  @ListSize(5)
  @Field(() => [DeleteCommentError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

@Resolver()
export class DeleteCommentMutation {
  private readonly comments: Comments;

  constructor(modules: { comments: Comments }) {
    this.comments = modules.comments;
  }
  @SignedIn()
  @Mutation(() => DeleteCommentPayload, { nullable: true, description: 'Deletes a comment, for its author and for moderators. The answers to it stay.' })
  async deleteComment(@Arg('commentId', () => ID, { description: 'The comment.' }) commentId: string, @Ctx() context: Context): Promise<DeleteCommentPayload> {
    const result = await this.comments.deleteComment(context.viewer, decodeId('Comment', commentId));
    return toPayload(context, result, (row) => ({ comment: new CommentType(row), post: postOf(row, context) }));
  }
}
