import { sql } from 'kysely';
import { anyOf, prepared, rowsOf, type Slots } from '../../../platform/database/prepared.ts';
import type { ChatReader } from '../deps.ts';
import type { MessageRow } from '../model/message.entity.ts';
import type { RoomMuteRow } from '../model/room-mute.entity.ts';
import type { SentMessage } from '../model/sending-rules.ts';

/** A room as sending needs it. */
export type SendingRoom = Awaited<ReturnType<typeof rowsLocked>>[number];

const lockable = (db: ChatReader, ids: Slots<{ ids: readonly string[] }>['ids']) => db.selectFrom('room').select([
  'id', 'communityId', 'entitlement', 'lastSeq', 'lastOrdinal', 'closedAt', 'isAnnouncement', 'isMuted', 'slowModeSeconds', 'floodMessages', 'floodSeconds', 'duplicateSeconds',
  'newcomerDays', 'newcomerHourlyMessages', 'newcomersMayLink', 'newcomersMayMention', 'everyoneMentionsPerDay',
]).where('id', '=', anyOf(ids)).orderBy('id').forNoKeyUpdate();
const rowsLocked = prepared((db: ChatReader, { ids }: Slots<{ ids: readonly string[] }>) => lockable(db, ids));
const freeRowsLocked = prepared((db: ChatReader, { ids }: Slots<{ ids: readonly string[] }>) => lockable(db, ids).skipLocked());

/** Locks rooms until the transaction ends, by id: whoever writes to their logs waits. `isWaiting` waits for whoever has them, else they are left out. */
export async function lockRooms(db: ChatReader, ids: readonly string[], isWaiting: boolean): Promise<Map<string, SendingRoom>> {
  return new Map((await (isWaiting ? rowsLocked : freeRowsLocked)(db, { ids })).map((room) => [room.id, room]));
}

/** A person in a room. */
export interface Place {
  readonly roomId: string;
  readonly userId: string;
}
export const placeKey = ({ roomId, userId }: Place): string => `${roomId} ${userId}`;
type PlaceLists = { readonly roomIds: readonly string[]; readonly userIds: readonly string[] };
const listsOf = (places: readonly Place[]): PlaceLists => ({ roomIds: places.map(({ roomId }) => roomId), userIds: places.map(({ userId }) => userId) });

const mutesAmong = prepared((db: ChatReader, { roomIds, userIds, at }: Slots<PlaceLists & { at: Date }>) =>
  db.selectFrom('room_mute').select(['roomId', 'userId', 'until']).where('roomId', '=', anyOf(roomIds)).where('userId', '=', anyOf(userIds)).where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', at)])));

/** The mutes of people in rooms that count at a time, by place. */
export const mutesAt = async (db: ChatReader, places: readonly Place[], at: Date): Promise<Map<string, Pick<RoomMuteRow, 'until'>>> =>
  new Map((await mutesAmong(db, { ...listsOf(places), at })).map((mute) => [placeKey(mute), mute]));

/** A place, and how far back its messages count. */
export interface Lookback extends Place {
  readonly since: string;
  readonly textSince: string;
  readonly most: number;
}
const sentByEach = prepared((db: ChatReader, { roomIds, userIds, sinces, textSinces, mosts }: Slots<PlaceLists & { sinces: readonly string[]; textSinces: readonly string[]; mosts: readonly number[] }>) =>
  db.selectFrom(rowsOf('sender', { roomId: [roomIds, 'uuid'], userId: [userIds, 'uuid'], since: [sinces, 'timestamptz'], textSince: [textSinces, 'timestamptz'], most: [mosts, 'int'] })).innerJoinLateral(
    (eb) => eb.selectFrom('room_message').select(['createdAt as at', sql<string | null>`case when ${sql.ref('room_message.createdAt')} > ${sql.ref('sender.textSince')} then ${sql.ref('room_message.body')} end`.as('text')])
      .whereRef('room_message.roomId', '=', 'sender.roomId').whereRef('room_message.authorId', '=', 'sender.userId').whereRef('room_message.createdAt', '>', 'sender.since' as never)
      .orderBy('room_message.createdAt', 'desc').limit(sql<number>`${sql.ref('sender.most')}`).as('message'),
    (join) => join.onTrue(),
  ).select(['sender.roomId', 'sender.userId', 'message.at', 'message.text']));

/** The last messages of people in rooms, newest first, by place: as many and as old as the rules look at. */
export async function sentBy(db: ChatReader, places: readonly Lookback[]): Promise<Map<string, SentMessage[]>> {
  const rows = await sentByEach(db, { ...listsOf(places), sinces: places.map(({ since }) => since), textSinces: places.map(({ textSince }) => textSince), mosts: places.map(({ most }) => most) });
  return Map.groupBy(rows, placeKey);
}

const everyoneMentions = prepared((db: ChatReader, { ids, sinces, mosts }: Slots<{ ids: readonly string[]; sinces: readonly string[]; mosts: readonly number[] }>) =>
  db.selectFrom(rowsOf('place', { roomId: [ids, 'uuid'], since: [sinces, 'timestamptz'], most: [mosts, 'int'] })).innerJoinLateral(
    (eb) => eb.selectFrom('room_message').select('room_message.id').whereRef('room_message.roomId', '=', 'place.roomId').where((also) => also.ref('room_message.mentionsEveryone')).whereRef('room_message.createdAt', '>=', 'place.since' as never)
      .orderBy('room_message.createdAt', 'desc').limit(sql<number>`${sql.ref('place.most')}`).as('mention'),
    (join) => join.onTrue(),
  ).select(['place.roomId', sql<number>`count(*)::int`.as('count')]).groupBy('place.roomId'));

/** How often everyone was mentioned in rooms since then, by whomever: up to `most`, which bounds what is read. What was recalled counts. */
export const everyoneMentionsIn = async (db: ChatReader, rooms: readonly { readonly id: string; readonly since: string; readonly most: number }[]): Promise<Map<string, number>> =>
  new Map((await everyoneMentions(db, { ids: rooms.map(({ id }) => id), sinces: rooms.map(({ since }) => since), mosts: rooms.map(({ most }) => most) })).map(({ roomId, count }) => [roomId, count]));

const memberNames = prepared((db: ChatReader, { communityIds, ids }: Slots<{ communityIds: readonly string[]; ids: readonly string[] }>) =>
  db.selectFrom('member').select(['id', 'communityId', 'userId']).where('communityId', '=', anyOf(communityIds)).where('id', '=', anyOf(ids)).where('status', '=', 'ACTIVE'));
/** Active members by id: the person behind each, and where. */
export const peopleBehind = async (db: ChatReader, communityIds: readonly string[], ids: readonly string[]): Promise<Map<string, { communityId: string; userId: string }>> =>
  new Map((await memberNames(db, { communityIds, ids })).map((member) => [member.id, member]));

const inRooms = prepared((db: ChatReader, { roomIds, ids }: Slots<{ roomIds: readonly string[]; ids: readonly string[] }>) => db.selectFrom('room_message').selectAll().where('roomId', '=', anyOf(roomIds)).where('id', '=', anyOf(ids)));
/** Messages of rooms as they are now, by id. */
export const messagesIn = async (db: ChatReader, roomIds: readonly string[], ids: readonly string[]): Promise<Map<string, MessageRow>> => new Map((await inRooms(db, { roomIds, ids })).map((row) => [row.id, row]));

const mentionsAmong = prepared((db: ChatReader, { roomIds, ids }: Slots<{ roomIds: readonly string[]; ids: readonly string[] }>) =>
  db.selectFrom('room_mention').select(['messageId', 'userId']).where('roomId', '=', anyOf(roomIds)).where('messageId', '=', anyOf(ids)).where('isEveryone', '=', false));
/** Whom each of the messages names, by message; everyone apart. */
export async function mentionsOf(db: ChatReader, messages: readonly Pick<MessageRow, 'id' | 'roomId'>[]): Promise<Map<string, string[]>> {
  const rows = await mentionsAmong(db, { roomIds: [...new Set(messages.map(({ roomId }) => roomId))], ids: messages.map(({ id }) => id) });
  return new Map([...Map.groupBy(rows, ({ messageId }) => messageId)].map(([id, mentions]) => [id, mentions.map(({ userId }) => userId)]));
}
