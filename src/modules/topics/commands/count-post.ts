import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { TopicsReader } from '../deps.ts';

/** Counts a post that came or went. */
export async function countPost(tx: Tx, topicId: string, change: 1 | -1): Promise<void> {
  await (tx.db as TopicsReader).updateTable('topic').set((eb) => ({ postCount: eb('postCount', '+', change) })).where('id', '=', topicId).execute();
}
