import { anyOf, prepared, type Slots } from '../../../platform/database/prepared.ts';
import type { ChatReader } from '../deps.ts';
import type { MessageRow } from '../model/message.entity.ts';
import type { RoomEventRow } from '../model/room-event.entity.ts';

/** An event of a room's log with the message it is about, as that message is now. */
export interface LoggedEvent extends RoomEventRow {
  readonly message: MessageRow | null;
}
/** A piece of a room's log, and how the room stood in the same snapshot. */
export interface LogPage {
  readonly events: readonly LoggedEvent[];
  /** The right that lets one in; null when membership is enough. */
  readonly entitlement: string | null;
  /** The oldest position that the log still holds. */
  readonly firstSeq: number;
}

const pageAfter = prepared((db: ChatReader, { roomId, after, limit }: Slots<{ roomId: string; after: number; limit: number }>) =>
  db.selectFrom('room').leftJoinLateral(
    (eb) => eb.selectFrom('room_event').selectAll().where('room_event.roomId', '=', roomId).where('room_event.seq', '>', after).orderBy('room_event.seq').limit(limit).as('event'),
    (join) => join.onTrue(),
  ).leftJoin('room_message as message', (join) => join.on('message.roomId', '=', roomId).onRef('message.id', '=', 'event.messageId'))
    .select(['room.entitlement', 'room.firstSeq', 'event.kind', 'event.messageId', 'event.actorId', 'event.subjectId', 'event.data', 'event.occurredAt'])
    // Both have these; those of the message keep their names.
    .select(['event.seq as eventSeq', 'event.roomId as eventRoomId', 'event.communityId as eventCommunityId'])
    .selectAll('message').where('room.id', '=', roomId).orderBy('event.seq'));

/** Events after a position in order, with their messages, and who may have them: one statement. */
export async function logAfter(db: ChatReader, roomId: string, after: number, limit: number): Promise<LogPage> {
  const rows = await pageAfter(db, { roomId, after, limit });
  const events = rows.filter(({ eventSeq }) => eventSeq !== null).map(loggedEvent);
  return { events, entitlement: rows[0]?.entitlement ?? null, firstSeq: rows[0]?.firstSeq ?? 1 };
}
type PageRow = Awaited<ReturnType<typeof pageAfter>>[number];
function loggedEvent({ entitlement: _entitlement, firstSeq: _firstSeq, kind, messageId, actorId, subjectId, data, occurredAt, eventSeq, eventRoomId, eventCommunityId, ...message }: PageRow): LoggedEvent {
  const event = { roomId: eventRoomId, seq: eventSeq, communityId: eventCommunityId, kind, messageId, actorId, subjectId, data, occurredAt } as RoomEventRow;
  return { ...event, message: message.id === null ? null : (message as MessageRow) };
}

export interface RoomHead {
  readonly lastSeq: number;
  readonly entitlement: string | null;
}
const headsIn = prepared((db: ChatReader, { roomIds }: Slots<{ roomIds: readonly string[] }>) => db.selectFrom('room').select(['id', 'lastSeq', 'entitlement']).where('id', '=', anyOf(roomIds)));

/** The newest position of each room, and the right that lets one in. */
export async function headsOf(db: ChatReader, roomIds: readonly string[]): Promise<Map<string, RoomHead>> {
  const rows = await headsIn(db, { roomIds });
  return new Map(rows.map(({ id, ...head }) => [id, head]));
}
