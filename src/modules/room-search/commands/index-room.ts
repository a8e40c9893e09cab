import { sql } from 'kysely';
import { ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { MessageRow } from '../../chat/index.ts';
import type { RoomSearchDeps, RoomSearchReader } from '../deps.ts';
import { tagOf, UNTAGGED } from '../model/message-words.entity.ts';
import { changedMessages } from '../queries/changed-messages.ts';

type Room = Pick<MessageRow, 'roomId' | 'communityId'>;
const BATCH = 1_000;

/** Follows the log of a room to its end. Only one does at a time; the others find nothing left. */
export async function indexRoom(deps: RoomSearchDeps, room: Room): Promise<void> {
  for (let isBehind = true; isBehind; ) {
    const step = await deps.uow.run<boolean, never>(async (tx) => ok(await indexNext(deps, tx, room)));
    isBehind = step.ok && step.value;
  }
}

/** Takes in the next events; answers whether there may be more. */
async function indexNext({ texts }: RoomSearchDeps, tx: Tx, room: Room): Promise<boolean> {
  const db = tx.db as RoomSearchReader;
  const from = await lockPosition(db, room);
  const { messages, last, count } = await changedMessages(db, room.roomId, from, BATCH);
  if (last === null) return false;
  const wordsOf = ({ recalledAt, body, ordinal }: MessageRow): string => (recalledAt === null ? texts.vectorOf(body, ordinal > UNTAGGED ? tagOf(room.roomId) : '') : '');
  const found = messages.map((message) => ({ ...message, words: wordsOf(message) }));
  const [kept, gone] = [found.filter(({ words }) => words !== ''), found.filter(({ words }) => words === '')];
  if (gone.length > 0) await db.deleteFrom('room_message_words').where('roomId', '=', room.roomId).where('ordinal', 'in', gone.map(({ ordinal }) => ordinal)).execute();
  if (kept.length > 0) await write(db, kept);
  await db.updateTable('room_indexed_position').set({ seq: last }).where('roomId', '=', room.roomId).execute();
  return count === BATCH;
}

async function lockPosition(db: RoomSearchReader, { roomId, communityId }: Room): Promise<number> {
  await db.insertInto('room_indexed_position').values({ roomId, communityId, seq: 0 }).onConflict((conflict) => conflict.column('roomId').doNothing()).execute();
  return (await db.selectFrom('room_indexed_position').select('seq').where('roomId', '=', roomId).forUpdate().executeTakeFirstOrThrow()).seq;
}

async function write(db: RoomSearchReader, messages: readonly (MessageRow & { readonly words: string })[]): Promise<void> {
  const rows = messages.map(({ roomId, communityId, id, ordinal, words }) => ({ roomId, communityId, messageId: id, ordinal, words: sql<string>`${words}::tsvector` }));
  await db.insertInto('room_message_words').values(rows)
    .onConflict((conflict) => conflict.columns(['roomId', 'ordinal']).doUpdateSet({ words: (eb) => eb.ref('excluded.words') })).execute();
}
