import { boundedText, failure, notFound, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { countCommentAdded, type PostInView } from '../../posts/index.ts';
import { postForTakingPart, refuseCommenting, type CommentingFailure } from '../access.ts';
import type { CommentsDeps, CommentsReader } from '../deps.ts';
import { Comment, type CommentRow } from '../model/comment.entity.ts';
import { commentById } from '../queries/comments.ts';

const MAX_COMMENT = 2_000;

export interface AddCommentInput {
  readonly postId: string;
  /** The comment that is answered. */
  readonly parentId?: string | null | undefined;
  readonly body: string;
  readonly idempotencyKey: string;
}
type AddCommentFailure = InputFailure | CommentingFailure;

/** Adds a comment below a post that the viewer may read, or an answer to a comment below it. A repeat is judged as a reader first. */
export async function addComment(deps: CommentsDeps, viewer: Viewer, input: AddCommentInput): Promise<Result<CommentRow, AddCommentFailure>> {
  const { userId } = signedIn(viewer);
  return deps.uow.run<CommentRow, AddCommentFailure>(async (tx) => {
    const found = await postForTakingPart(tx, viewer, input.postId);
    if (!found.ok) return found;
    const call = { userId, operation: 'addComment', key: input.idempotencyKey, input };
    return tx.once<CommentRow, AddCommentFailure>(call, () => write(tx, found.value, input), async (id) => (await commentById(tx.db, id))!);
  });
}

async function write(tx: Tx, view: PostInView, input: AddCommentInput): Promise<Result<{ id: string; value: CommentRow }, AddCommentFailure>> {
  const refusal = refuseCommenting(view, tx.now, 'input', 'postId');
  if (refusal) return refuse(refusal);
  const body = boundedText(input.body, ['input', 'body'], { min: 1, max: MAX_COMMENT });
  if (!body.ok) return body;
  const parent = await parentIn(tx, input);
  if (!parent.ok) return parent;
  const { id } = await create(tx, view, parent.value, body.value);
  if (!(await countCommentAdded(tx, input.postId))) return refuse(failure('DELETED', ['input', 'postId']));
  return ok({ id, value: (await commentById(tx.db, id))! });
}

/** The comment to answer: below the same post, and not deleted. Locked before the post, as whoever deletes it does. */
async function parentIn(tx: Tx, { postId, parentId }: AddCommentInput): Promise<Result<CommentRow | null, AddCommentFailure>> {
  if (parentId == null) return ok(null);
  const parent = await (tx.db as CommentsReader).selectFrom('comment').selectAll().where('id', '=', parentId).where('postId', '=', postId).forUpdate().executeTakeFirst();
  if (!parent) return refuse(notFound('input', 'parentId'));
  return parent.deletedAt === null ? ok(parent) : refuse(failure('DELETED', ['input', 'parentId']));
}

async function create(tx: Tx, { post, reach }: PostInView, parent: CommentRow | null, body: string): Promise<Comment> {
  const authorId = signedIn(reach.viewer).userId;
  const { id: postId, communityId } = post;
  const place = { parentId: parent?.id ?? null, rootId: parent && (parent.rootId ?? parent.id) };
  const comment = tx.em.create(Comment, { id: newId(tx.now.getTime()), communityId, postId, ...place, authorId, body, createdAt: tx.now });
  await tx.flush();
  if (parent) await (tx.db as CommentsReader).updateTable('comment').set((eb) => ({ replyCount: eb('replyCount', '+', 1) })).where('id', '=', parent.id).execute();
  tx.emit({ name: 'comments.comment-added', communityId, payload: { commentId: comment.id, postId, authorId, postAuthorId: post.authorId } });
  return comment;
}
