import { sql } from 'kysely';
import { anyOf, prepared, together, type Slots } from '../../../platform/database/prepared.ts';
import { selectWithout, type RightQuestion } from '../../tiers/index.ts';
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
/** What follows a position in a room's log. */
export interface LogRange {
  readonly roomId: string;
  readonly after: number;
  readonly limit: number;
}

const eventsOf = (db: Pick<ChatReader, 'selectFrom'>, { roomId, after, limit }: Slots<LogRange>) =>
  db.selectFrom('room_event').selectAll().where('room_event.roomId', '=', roomId).where('room_event.seq', '>', after).orderBy('room_event.seq').limit(limit).as('event');
const pageAfter = prepared((db: ChatReader, range: Slots<LogRange>) =>
  db.selectFrom('room').leftJoinLateral((eb) => eventsOf(eb as never, range), (join) => join.onTrue()).select(['room.entitlement', 'room.firstSeq']).selectAll('event').where('room.id', '=', range.roomId).orderBy('event.seq'));
// Who lacks the right is asked in the snapshot of the events, and by itself: what depended on the room's row would be asked for each person.
const pageFor = prepared((db: ChatReader, range: Slots<LogRange & RightQuestion>) =>
  db.selectFrom('room').leftJoinLateral((eb) => eventsOf(eb as never, range), (join) => join.onTrue()).select(['room.entitlement', 'room.firstSeq']).selectAll('event')
    .select((eb) => sql<string[]>`array(${selectWithout(eb as never, range)})`.as('lacking')).where('room.id', '=', range.roomId).orderBy('event.seq'));
// What is sent stands at the position of its event, so that it can be asked for beside it.
const sentAfter = prepared((db: ChatReader, { roomId, after, limit }: Slots<LogRange>) =>
  db.selectFrom('room_message').selectAll().where('roomId', '=', roomId).where('seq', '>', after).orderBy('seq').limit(limit));
const messagesIn = prepared((db: ChatReader, { roomId, ids }: Slots<{ roomId: string; ids: readonly string[] }>) =>
  db.selectFrom('room_message').selectAll().where('roomId', '=', roomId).where('id', '=', anyOf(ids)));

/** Events after a position in order, with their messages: two statements in one write, and one more where something happened to earlier messages. */
export async function logAfter(db: ChatReader, range: LogRange): Promise<LogPage> {
  const [rows, sent] = await together(() => Promise.all([pageAfter(db, range), sentAfter(db, range)]));
  return pageOf(db, range.roomId, rows, sent);
}
/** The same, and those of the people who lack the right that is asked about: the room may want another one by now. */
export async function logFor(db: ChatReader, question: LogRange & RightQuestion): Promise<LogPage & { readonly lacking: readonly string[] }> {
  const [rows, sent] = await together(() => Promise.all([pageFor(db, question), sentAfter(db, question)]));
  return { ...(await pageOf(db, question.roomId, rows, sent)), lacking: rows[0]?.lacking ?? [] };
}

type PageRow = { readonly [Name in keyof RoomEventRow]: RoomEventRow[Name] | null } & Pick<LogPage, 'entitlement' | 'firstSeq'> & { readonly lacking?: readonly string[] };
const eventIn = ({ entitlement: _entitlement, firstSeq: _firstSeq, lacking: _lacking, ...event }: PageRow) => event as RoomEventRow;
async function pageOf(db: ChatReader, roomId: string, rows: readonly PageRow[], sent: readonly MessageRow[]): Promise<LogPage> {
  const byId = new Map(sent.map((message) => [message.id, message]));
  const events = rows.filter(({ seq }) => seq !== null).map(eventIn);
  const earlier = new Set(events.map(({ messageId }) => messageId).filter((id) => id !== null && !byId.has(id)));
  if (earlier.size > 0) for (const message of await messagesIn(db, { roomId, ids: [...earlier] as string[] })) byId.set(message.id, message);
  return {
    events: events.map((event) => ({ ...event, message: event.messageId === null ? null : (byId.get(event.messageId) ?? null) })),
    entitlement: rows[0]?.entitlement ?? null, firstSeq: rows[0]?.firstSeq ?? 1,
  };
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
