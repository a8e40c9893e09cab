import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { roomTopic, type ChatDeps, type ChatReader } from '../deps.ts';
import type { RoomEventData, RoomEventKind } from '../model/room-event.entity.ts';

export interface NewRoomEvent {
  readonly communityId: string;
  readonly roomId: string;
  readonly kind: RoomEventKind;
  readonly messageId: string | null;
  /** Null for what time did. */
  readonly actorId: string | null;
  readonly subjectId?: string | null;
  readonly data?: RoomEventData | null;
}
export interface Position {
  readonly seq: number;
  readonly ordinal: number;
  readonly isClosed: boolean;
}

/** Takes the next position of the room; its row stays locked until the transaction ends, so nothing can overtake. */
export async function takePosition(tx: Tx, roomId: string, isMessage: boolean): Promise<Position> {
  const db = tx.db as ChatReader;
  const row = await db.updateTable('room')
    .set((eb) => ({ lastSeq: eb('lastSeq', '+', 1), ...(isMessage ? { lastOrdinal: eb('lastOrdinal', '+', 1) } : {}) }))
    .where('id', '=', roomId).returning(['lastSeq', 'lastOrdinal', 'closedAt']).executeTakeFirstOrThrow();
  return { seq: row.lastSeq, ordinal: row.lastOrdinal, isClosed: row.closedAt !== null };
}

/** Writes the event at its position; readers are told after commit. */
export async function appendEvent(deps: ChatDeps, tx: Tx, seq: number, event: NewRoomEvent): Promise<void> {
  await (tx.db as ChatReader).insertInto('room_event').values({ subjectId: null, ...event, data: (event.data ?? null) as never, seq, occurredAt: tx.now }).execute();
  tx.afterCommit(() => deps.hints.publish(roomTopic(event.roomId)));
}

/** Both at once, for a change whose position nobody else asks for. */
export async function tellRoom(deps: ChatDeps, tx: Tx, event: NewRoomEvent): Promise<void> {
  const { seq } = await takePosition(tx, event.roomId, false);
  await appendEvent(deps, tx, seq, event);
}
