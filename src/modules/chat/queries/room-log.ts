import { sql } from 'kysely';
import { anyOf, prepared, type Slots } from '../../../platform/database/prepared.ts';
import { partOf } from '../../../platform/database/row-parts.ts';
import { MemberSchema, selectNamedMembers, type NamedMemberRow } from '../../communities/index.ts';
import { selectWithout, type RightQuestion } from '../../tiers/index.ts';
import type { ChatReader } from '../deps.ts';
import { MessageSchema, type MessageRow } from '../model/message.entity.ts';
import { RoomEventSchema, type RoomEventRow } from '../model/room-event.entity.ts';

/** A message with its author, where that was read along; null when the author is not a member any more. */
export type LoggedMessage = MessageRow & { readonly author?: NamedMemberRow | null };
/** An event of a room's log with the message it is about, as that message is now. */
export interface LoggedEvent extends RoomEventRow {
  readonly message: LoggedMessage | null;
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

const EVENT = partOf('event', RoomEventSchema);
const MESSAGE = partOf('message', MessageSchema);
const AUTHOR = partOf<typeof MemberSchema, { accountName: string }>('author', MemberSchema, 'accountName');

type Part = Pick<ChatReader, 'selectFrom'>;
const eventsOf = (db: Part, { roomId, after, limit }: Slots<LogRange>) =>
  db.selectFrom('room_event').selectAll().where('room_event.roomId', '=', roomId).where('room_event.seq', '>', after).orderBy('room_event.seq').limit(limit).as('event');
// What is sent stands at the position of its event and is read along; what was there before, by its key. By the key alone, PostgreSQL would read a
// room that its statistics do not know yet from its beginning, for each event.
const sentOf = (db: Part, { roomId, after, limit }: Slots<LogRange>) =>
  db.selectFrom('room_message').selectAll().where('room_message.roomId', '=', roomId).where('room_message.seq', '>', after).orderBy('room_message.seq').limit(limit);
const messageOf = (db: Part, { roomId }: Slots<LogRange>) =>
  (db as ChatReader).selectFrom('sent' as 'room_message').selectAll().where('sent.id' as 'id', '=', sql.ref<string>('event.messageId'))
    .unionAll(db.selectFrom('room_message').selectAll().where('room_message.roomId', '=', roomId).where('room_message.id', '=', sql.ref<string>('event.messageId'))).limit(1).as('message');
const authorOf = (db: Part) => selectNamedMembers(db).where('member.communityId', '=', sql.ref<string>('message.communityId')).where('member.userId', '=', sql.ref<string>('message.authorId')).limit(1).as('author');

const pageOf = (db: ChatReader, range: Slots<LogRange>) =>
  db.with((cte) => cte('sent').materialized(), (query) => sentOf(query as never, range)).selectFrom('room').leftJoinLateral((eb) => eventsOf(eb as never, range), (join) => join.onTrue()).leftJoinLateral((eb) => messageOf(eb as never, range), (join) => join.onTrue())
    .select(['room.entitlement', 'room.firstSeq']).select([...EVENT.columns, ...MESSAGE.columns] as never[]).where('room.id', '=', range.roomId).orderBy('event.seq');
const pageAfter = prepared(pageOf);
// Who lacks the right is asked in the snapshot of the events, and by itself: what depended on the room's row would be asked for each person.
const pageFor = prepared((db: ChatReader, range: Slots<LogRange & RightQuestion>) =>
  pageOf(db, range).leftJoinLateral((eb) => authorOf(eb as never), (join) => join.onTrue()).select(AUTHOR.columns as never[]).select((eb) => sql<string[]>`array(${selectWithout(eb as never, range)})`.as('lacking')));

/** Events after a position in order, with their messages: one statement. */
export async function logAfter(db: ChatReader, range: LogRange): Promise<LogPage> {
  return readFrom(await pageAfter(db, range), (row) => MESSAGE.in(row));
}
/** The same with authors, and those of the people who lack the right that is asked about: the room may want another one by now. */
export async function logFor(db: ChatReader, question: LogRange & RightQuestion): Promise<LogPage & { readonly lacking: readonly string[] }> {
  const rows = await pageFor(db, question);
  const page = readFrom(rows, (row) => {
    const message = MESSAGE.in(row);
    return message && { ...message, author: AUTHOR.in(row) };
  });
  return { ...page, lacking: rows[0]?.lacking ?? [] };
}

type PageRow = Pick<LogPage, 'entitlement' | 'firstSeq'>;
function readFrom(rows: readonly PageRow[], messageIn: (row: PageRow) => LoggedMessage | null): LogPage {
  const events = rows.flatMap((row) => {
    const event = EVENT.in(row);
    return event === null ? [] : [{ ...event, message: messageIn(row) }];
  });
  return { events, entitlement: rows[0]?.entitlement ?? null, firstSeq: rows[0]?.firstSeq ?? 1 };
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
