import { ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { ChatDeps, ChatReader } from '../deps.ts';

const BATCH = 5_000;
const DAY = 86_400_000;

/** Deletes what rooms keep no longer: messages with all that hangs on them, and their part of the log. Streams that stand before it are told to resync. */
export async function expireMessages(deps: ChatDeps): Promise<void> {
  const rooms = await deps.reader.selectFrom('room').innerJoin('community', 'community.id', 'room.communityId').select('room.id').where('room.retentionDays', 'is not', null).execute();
  for (const { id } of rooms) {
    for (let isFull = true; isFull; ) {
      const step = await deps.uow.run<boolean, never>(async (tx) => ok(await expireOldest(tx, id)));
      isFull = step.ok && step.value;
    }
  }
}

/** Cuts the log of a room from its oldest position on; answers whether there may be more to cut. */
async function expireOldest(tx: Tx, roomId: string): Promise<boolean> {
  const db = tx.db as ChatReader;
  const { retentionDays, firstSeq } = await db.selectFrom('room').select(['retentionDays', 'firstSeq']).where('id', '=', roomId).forUpdate().executeTakeFirstOrThrow();
  if (retentionDays === null) return false;
  const oldest = await db.selectFrom('room_event').select(['seq', 'occurredAt']).where('roomId', '=', roomId).where('seq', '>=', firstSeq).orderBy('seq').limit(BATCH).execute();
  const keptFrom = tx.now.getTime() - retentionDays * DAY;
  const kept = oldest.findIndex(({ occurredAt }) => occurredAt.getTime() >= keptFrom);
  const gone = kept === -1 ? oldest : oldest.slice(0, kept);
  const last = gone.at(-1)?.seq;
  if (last === undefined) return false;
  await db.deleteFrom('room_message').where('roomId', '=', roomId).where('seq', '<=', last).execute();
  await db.deleteFrom('room_event').where('roomId', '=', roomId).where('seq', '<=', last).execute();
  await db.updateTable('room').set({ firstSeq: last + 1 }).where('id', '=', roomId).execute();
  return gone.length === BATCH;
}
