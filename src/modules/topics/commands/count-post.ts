import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { TopicsReader } from '../deps.ts';

/** Counts a post that comes; false when the topic was archived in the meantime. */
export async function countPublished(tx: Tx, topicId: string): Promise<boolean> {
  const { numUpdatedRows } = await (tx.db as TopicsReader).updateTable('topic').set((eb) => ({ postCount: eb('postCount', '+', 1) })).where('id', '=', topicId).where('archivedAt', 'is', null).executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Counts a post that goes. */
export async function countDeleted(tx: Tx, topicId: string): Promise<void> {
  await (tx.db as TopicsReader).updateTable('topic').set((eb) => ({ postCount: eb('postCount', '-', 1) })).where('id', '=', topicId).execute();
}
