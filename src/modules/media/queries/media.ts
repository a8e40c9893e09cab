import type { MediaReader } from '../deps.ts';
import { KEPT_FOR } from '../model/kept-for.ts';
import type { MediaRow } from '../model/media.entity.ts';

export const mediaById = async (db: MediaReader, id: string): Promise<MediaRow | null> => (await db.selectFrom('media').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

/** Whether a link to what lies there is followed: something shows it, or it is fresh and waits for that. */
export async function isServed(db: MediaReader, storageKey: string, now: Date): Promise<boolean> {
  const id = /^(?:pictures|files)\/([\da-f-]{36})\.\w+$/.exec(storageKey)?.[1];
  const row = id === undefined ? null : await mediaById(db, id);
  if (row?.storageKey !== storageKey || row.storedAt === null) return false;
  return row.postId !== null || row.messageId !== null || row.createdAt.getTime() > now.getTime() - KEPT_FOR;
}

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
