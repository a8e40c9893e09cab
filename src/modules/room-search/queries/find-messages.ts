import { sql } from 'kysely';
import { readPage, type Ordering, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { MessageRow } from '../../chat/index.ts';
import type { RoomSearchReader } from '../deps.ts';
import { UNTAGGED } from '../model/message-words.entity.ts';

/** A word with more hits than this is frequent: of it only the newest messages of the room are looked through. */
const FREQUENT = 500;
export const NEWEST_WINDOW = 20_000;
const ORDERING: Ordering<MessageRow> = { scope: 'room-search', shape: ['number'], keysOf: ({ ordinal }) => [ordinal] };

/** Inputs of a `tsquery`: for the first messages of a room and for the later ones, whose words are tagged unless a process that knew no tags has written them. */
export interface SearchQuery {
  readonly untagged: string;
  readonly late: string;
}
/** What was found where. */
export interface SearchScope {
  readonly roomId: string;
  readonly query: SearchQuery;
  /** Of all hits, newest first; null when there are too many, and only ordinals above `above` are looked at. */
  readonly ordinals: readonly number[] | null;
  readonly above: number;
}

/** The hits in the whole room, or the newest part of it when the words are frequent there. */
export async function scopeOf(db: RoomSearchReader, room: { id: string; lastOrdinal: number }, query: SearchQuery): Promise<SearchScope> {
  const hits = await matching(db, room.id, query).select('ordinal').limit(FREQUENT + 1).execute();
  if (hits.length > FREQUENT) return { roomId: room.id, query, ordinals: null, above: Math.max(0, room.lastOrdinal - NEWEST_WINDOW) };
  return { roomId: room.id, query, ordinals: hits.map(({ ordinal }) => ordinal).sort((a, b) => b - a), above: 0 };
}

/** Messages that hold all the words, newest first. */
export const findMessages = (db: RoomSearchReader, scope: SearchScope, request: PageRequest): Promise<Page<MessageRow>> =>
  readPage(request, ORDERING, async (after, limit) => {
    const below = (after?.[0] as number | undefined) ?? Number.MAX_SAFE_INTEGER;
    const ordinals = scope.ordinals?.filter((ordinal) => ordinal < below).slice(0, limit) ?? (await newest(db, scope, below, limit));
    if (ordinals.length === 0) return [];
    return db.selectFrom('room_message').selectAll().where('roomId', '=', scope.roomId).where('ordinal', 'in', ordinals).where('recalledAt', 'is', null).orderBy('ordinal', 'desc').execute();
  });

async function newest(db: RoomSearchReader, { roomId, query, above }: SearchScope, below: number, limit: number): Promise<number[]> {
  const hits = await matching(db, roomId, query).select('ordinal').where('ordinal', '>', above).where('ordinal', '<', below).orderBy('ordinal', 'desc').limit(limit).execute();
  return hits.map(({ ordinal }) => ordinal);
}

// Each side is the condition of one of the indexes.
const matching = (db: RoomSearchReader, roomId: string, { untagged, late }: SearchQuery) =>
  db.selectFrom('room_message_words').where('roomId', '=', roomId).where((eb) => eb.or([
    eb.and([eb('ordinal', '<=', sql.lit(UNTAGGED)), sql<boolean>`words @@ ${untagged}::tsquery`]),
    eb.and([eb('ordinal', '>', sql.lit(UNTAGGED)), sql<boolean>`words @@ ${late}::tsquery`]),
  ]));
