import { notFound, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { picturesForDetaching, uploadsForAttaching } from '../access.ts';
import type { MediaReader } from '../deps.ts';

/** Makes these uploads, in this order, the pictures of a post; what it showed before and is not among them is let go. */
export async function attachToPost(tx: Tx, communityId: string, userId: string, postId: string, mediaIds: readonly string[]): Promise<Result<null, Failure<'NOT_FOUND'>>> {
  for (const picture of await picturesForDetaching(tx, communityId, postId)) if (!mediaIds.includes(picture.id)) picture.postId = null;
  const uploads = mediaIds.length === 0 ? [] : await uploadsForAttaching(tx, communityId, userId, mediaIds);
  for (const [position, id] of mediaIds.entries()) {
    const upload = uploads.find((candidate) => candidate.id === id);
    const isFree = upload !== undefined && upload.storedAt !== null && (upload.messageId ?? null) === null && (upload.postId === null || upload.postId === undefined || upload.postId === postId);
    if (!isFree) return refuse(notFound('input', 'mediaIds'));
    upload.postId = postId;
    upload.position = position;
  }
  return ok(null);
}

/** Ends the pictures of a post, in the transaction that deletes it: nobody gets or attaches them again, and the purge takes them. */
export async function eraseOfPost(tx: Tx, communityId: string, postId: string): Promise<void> {
  await (tx.db as MediaReader).updateTable('media').set({ postId: null, storedAt: null }).where('communityId', '=', communityId).where('postId', '=', postId).execute();
}
