import { after, SECOND } from '../../../../kernel/clock.ts';
import type { Tx } from '../../../../platform/database/unit-of-work.ts';
import { dayOf, instantOf, standingsOfPeople, type Standing } from '../../../communities/index.ts';
import type { FreeUpload } from '../../../media/index.ts';
import { rightsAcross, type Rights } from '../../../tiers/index.ts';
import type { ChatDeps, ChatReader } from '../../deps.ts';
import type { MessageRow } from '../../model/message.entity.ts';
import type { RoomMuteRow } from '../../model/room-mute.entity.ts';
import { horizonOf, type SentMessage } from '../../model/sending-rules.ts';
import { everyoneMentionsIn, messagesIn, mutesAt, peopleBehind, placeKey, sentBy, type Place, type SendingRoom } from '../../queries/sending.ts';
import type { Accepted } from './judge-send.ts';
import type { Send } from './send-batch.ts';

type ByPersonAndCommunity<T> = ReadonlyMap<string, ReadonlyMap<string, T>>;

/** Everything that sends of one batch are judged by. What is taken changes it for those behind. */
export interface Around {
  readonly at: Date;
  readonly rooms: ReadonlyMap<string, SendingRoom>;
  /** How many were taken so far, by room. */
  readonly taken: Map<string, number>;
  /** How often everyone was mentioned today, by room. */
  readonly everyoneMentions: Map<string, number>;
  readonly standings: ByPersonAndCommunity<Standing>;
  /** Where membership is not enough: of those who send and those who are mentioned. */
  readonly rights: ByPersonAndCommunity<Rights>;
  /** These are by place. */
  readonly mutes: ReadonlyMap<string, Pick<RoomMuteRow, 'until'>>;
  readonly sent: Map<string, readonly SentMessage[]>;
  /** Messages that are answered, members who are mentioned and uploads that nothing shows yet, by id. */
  readonly replies: ReadonlyMap<string, MessageRow>;
  readonly people: ReadonlyMap<string, { readonly communityId: string; readonly userId: string }>;
  readonly uploads: Map<string, FreeUpload>;
}

/** Reads all of it in as many statements as there are kinds of things, however many sends and rooms. */
export async function readAround({ media }: ChatDeps, tx: Tx, rooms: ReadonlyMap<string, SendingRoom>, sends: readonly Send[], at: Date): Promise<Around> {
  const db = tx.db as ChatReader;
  const places = distinctPlaces(sends);
  const roomOf = ({ roomId }: Place): SendingRoom => rooms.get(roomId)!;
  const ids = <Name extends 'replyToId' | 'mentionedMemberIds' | 'mediaIds' | 'fileIds'>(name: Name): string[] => [...new Set(sends.flatMap(({ input }) => (input[name] ?? []) as string | string[]))];
  const [replyIds, memberIds, mediaIds] = [ids('replyToId'), ids('mentionedMemberIds'), [...ids('mediaIds'), ...ids('fileIds')]];
  const [roomIds, communityIds] = [[...rooms.keys()], [...new Set([...rooms.values()].map(({ communityId }) => communityId))]];
  const [standings, mutes, sent, replies, people, uploads] = await Promise.all([
    standingsOfPeople(tx.db as never, places.map((place) => ({ communityId: roomOf(place).communityId, userId: place.userId }))),
    mutesAt(db, places, at),
    sentBy(db, places.map((place) => lookbackOf(place, roomOf(place), at))),
    replyIds.length === 0 ? new Map<string, MessageRow>() : messagesIn(db, roomIds, replyIds),
    memberIds.length === 0 ? new Map<string, { communityId: string; userId: string }>() : peopleBehind(db, communityIds, memberIds),
    mediaIds.length === 0 ? new Map<string, FreeUpload>() : media.freeUploads(tx, communityIds, mediaIds),
  ]);
  const gated = places.filter((place) => roomOf(place).entitlement !== null);
  const [rights, everyoneMentions] = await Promise.all([
    rightsAcross(tx.db as never, gated.length === 0 ? [] : [...new Set([...gated, ...people.values()].map(({ userId }) => userId))], [...new Set(gated.map((place) => roomOf(place).communityId))], at),
    mentionsOfEveryone(db, rooms, sends, standings, at),
  ]);
  return { at, rooms, taken: new Map(), standings, rights, mutes, sent, everyoneMentions, replies, people, uploads };
}

function distinctPlaces(sends: readonly Send[]): Place[] {
  return [...new Map(sends.map(placeOf).map((place) => [placeKey(place), place])).values()];
}
export const placeOf = ({ viewer, input }: Send): Place => ({ roomId: input.roomId, userId: viewer.userId });

function lookbackOf(place: Place, room: SendingRoom, at: Date): Parameters<typeof sentBy>[1][number] {
  const { seconds, messages } = horizonOf(room, room.newcomerDays > 0);
  return { ...place, since: after(at, -seconds * SECOND).toISOString(), textSince: after(at, -room.duplicateSeconds * SECOND).toISOString(), most: messages };
}

/** Since the beginning of the community's day. */
async function mentionsOfEveryone(db: ChatReader, rooms: ReadonlyMap<string, SendingRoom>, sends: readonly Send[], standings: ByPersonAndCommunity<Standing>, at: Date): Promise<Map<string, number>> {
  const loud = distinctPlaces(sends.filter(({ input }) => input.mentionsEveryone)).flatMap(({ roomId, userId }) => {
    const { communityId, everyoneMentionsPerDay: most } = rooms.get(roomId)!;
    const standing = standings.get(userId)?.get(communityId);
    return standing ? [[roomId, { id: roomId, since: instantOf(dayOf(at, standing.community.timeZone), '00:00', standing.community.timeZone).toISOString(), most }] as const] : [];
  });
  return loud.length === 0 ? new Map() : everyoneMentionsIn(db, [...new Map(loud).values()]);
}

/** What a message that is taken changes for those behind it. */
export function countIn(around: Around, { message, mediaIds }: Accepted): void {
  const { roomId, authorId } = message;
  const key = placeKey({ roomId, userId: authorId });
  around.taken.set(roomId, (around.taken.get(roomId) ?? 0) + 1);
  around.sent.set(key, [{ at: message.createdAt, text: message.body }, ...(around.sent.get(key) ?? [])]);
  if (message.mentionsEveryone) around.everyoneMentions.set(roomId, (around.everyoneMentions.get(roomId) ?? 0) + 1);
  for (const id of mediaIds) around.uploads.delete(id);
}
