import type { Failure } from '../../../kernel/failure.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { countDeleted } from '../../topics/index.ts';
import { postForDeleting } from '../access.ts';
import type { PostsDeps, PostsReader } from '../deps.ts';
import type { PostCard } from '../model/post.entity.ts';
import { postById } from '../queries/cards.ts';

/** Erases the words of a post and of its revisions, and its pictures; a tombstone and the comments stay. Deleting it again changes nothing. */
export async function deletePost(deps: PostsDeps, viewer: Viewer, postId: string): Promise<Result<PostCard, Failure<'NOT_FOUND'>>> {
  return deps.uow.run<PostCard, Failure<'NOT_FOUND'>>(async (tx) => {
    const found = await postForDeleting(tx, viewer, postId);
    if (!found.ok) return found;
    const post = found.value;
    const db = tx.db as PostsReader;
    if (!post.isDeleted()) {
      post.erase(signedIn(viewer).userId, tx.now);
      await deps.media.eraseOfPost(tx, post.communityId, postId);
      await tx.flush();
      await db.deleteFrom('post_revision').where('postId', '=', postId).execute();
      await countDeleted(tx, post.topicId);
      tx.emit({ name: 'posts.post-deleted', communityId: post.communityId, payload: { postId, authorId: post.authorId, topicId: post.topicId } });
    }
    return ok((await postById(db, postId))!);
  });
}
