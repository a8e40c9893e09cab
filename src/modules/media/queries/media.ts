import type { MediaReader } from '../deps.ts';
import type { MediaRow } from '../model/media.entity.ts';

export const mediaById = async (db: MediaReader, id: string): Promise<MediaRow | null> => (await db.selectFrom('media').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

/** The pictures of posts, each in its order. */
export async function picturesOf(db: MediaReader, postIds: readonly string[]): Promise<Map<string, MediaRow[]>> {
  const rows = await db.selectFrom('media').selectAll().where('postId', 'in', postIds).orderBy('postId').orderBy('position').execute();
  return Map.groupBy(rows, (row) => row.postId!);
}

/** The pictures and files of messages, each in its order. */
export async function mediaOfMessages(db: MediaReader, messageIds: readonly string[]): Promise<Map<string, MediaRow[]>> {
  const rows = await db.selectFrom('media').selectAll().where('messageId', 'in', messageIds).orderBy('messageId').orderBy('position').execute();
  return Map.groupBy(rows, (row) => row.messageId!);
}

/** Uploads that nothing shows, of all communities, for the purge. */
export const unattachedBefore = (db: MediaReader, before: Date, limit: number): Promise<{ id: string; storageKey: string }[]> =>
  db.selectFrom('community').innerJoin('media', 'media.communityId', 'community.id').select(['media.id', 'media.storageKey'])
    .where('media.postId', 'is', null).where('media.messageId', 'is', null).where('media.createdAt', '<', before).orderBy('media.createdAt').limit(limit).execute();
