import type { Failure } from '../../../kernel/failure.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { countCommentDeleted } from '../../posts/index.ts';
import { commentForDeleting } from '../access.ts';
import type { CommentsDeps } from '../deps.ts';
import type { CommentRow } from '../model/comment.entity.ts';
import { commentById } from '../queries/comments.ts';

/** Erases the words of a comment; a tombstone keeps its place, and the answers stay. Deleting it again changes nothing. */
export async function deleteComment(deps: CommentsDeps, viewer: Viewer, commentId: string): Promise<Result<CommentRow, Failure<'NOT_FOUND'>>> {
  return deps.uow.run<CommentRow, Failure<'NOT_FOUND'>>(async (tx) => {
    const found = await commentForDeleting(tx, viewer, commentId);
    if (!found.ok) return found;
    const { comment, view: { post } } = found.value;
    if (!comment.isDeleted()) {
      comment.erase(signedIn(viewer).userId, tx.now);
      await tx.flush();
      await countCommentDeleted(tx, post.id);
      tx.emit({ name: 'comments.comment-deleted', communityId: post.communityId, payload: { commentId, postId: post.id, authorId: comment.authorId, postAuthorId: post.authorId } });
    }
    return ok((await commentById(tx.db, commentId))!);
  });
}
