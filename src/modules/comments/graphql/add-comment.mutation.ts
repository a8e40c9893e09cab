import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import { postLoaders, PostType } from '../../posts/graphql/index.ts';
import { GATED_SPEAKER_ERRORS, gatedSpeakerErrors } from '../../topics/graphql/index.ts';
import type { CommentRow, Comments } from '../index.ts';
import { CommentType } from './comment.type.ts';

@InputType({ description: 'What to say, and below what.' })
export class AddCommentInput {
  @Field(() => ID, { description: 'The post.' })
  postId!: string;
  @Field(() => ID, { nullable: true, description: 'The comment that is answered; the post itself when absent.' })
  parentId?: string | null;
  @Field(() => String, { description: 'The words, as plain text: 1 to 2,000 characters.' })
  body!: string;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const AddCommentPayload = payloadOf('AddComment', {
  comment: { type: () => CommentType, description: 'The new comment; null when refused.' },
  post: { type: () => PostType, description: 'The post with its new count; null when refused.' },
}, GATED_SPEAKER_ERRORS);

@Resolver()
export class AddCommentMutation {
  private readonly comments: Comments;

  constructor(modules: { comments: Comments }) {
    this.comments = modules.comments;
  }
  @SignedIn()
  @Mutation(() => AddCommentPayload, { nullable: true, description: 'Says something below a post that the viewer may read, or answers a comment there.' })
  async addComment(@Arg('input', () => AddCommentInput, { description: 'What to say, and below what.' }) input: AddCommentInput, @Ctx() context: Context): Promise<PayloadOf<typeof AddCommentPayload>> {
    const parentId = input.parentId == null ? null : decodeId('Comment', input.parentId);
    const result = await this.comments.addComment(context.viewer, { ...input, postId: decodeId('Post', input.postId), parentId });
    return toPayload(context, result, (row) => ({ comment: new CommentType(row), post: postOf(row, context) }), gatedSpeakerErrors(context));
  }
}

/** Read after the change. */
export async function postOf({ postId }: CommentRow, context: Context): Promise<PostType> {
  const { byId } = context.load(postLoaders);
  return new PostType((await byId.clear(postId).load(postId))!);
}
