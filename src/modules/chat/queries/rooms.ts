import { sql } from 'kysely';
import { readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import { anyOf, prepared, type Slots } from '../../../platform/database/prepared.ts';
import type { ChatReader } from '../deps.ts';
import type { RoomMuteRow } from '../model/room-mute.entity.ts';
import type { RoomRow } from '../model/room.entity.ts';

/** The rooms of a community in order of opening. */
export function roomsOf(db: ChatReader, communityId: string, request: PageRequest): Promise<Page<RoomRow>> {
  return readPage<RoomRow>(request, { scope: 'rooms', shape: ['uuid'], keysOf: (row) => [row.id] }, (after, limit) => {
    let query = db.selectFrom('room').selectAll().where('communityId', '=', communityId).orderBy('id').limit(limit);
    if (after) query = query.where('id', '>', after[0] as string);
    return query.execute();
  });
}

const roomsIn = prepared((db: ChatReader, { ids }: Slots<{ ids: readonly string[] }>) => db.selectFrom('room').selectAll().where('id', '=', anyOf(ids)));
export const roomsById = async (db: ChatReader, ids: readonly string[]): Promise<RoomRow[]> => (ids.length === 0 ? [] : roomsIn(db, { ids }));

/** Of one person in one room: how far it was read, and how often the person was named since. */
export interface ReadState {
  readonly userId: string;
  readonly roomId: string;
  readonly ordinal: number;
  readonly mentionCount: number;
}
/** How far people have read, and how often they were named since: what was said to everyone counts once, as does what names one besides. */
export async function readStates(db: ChatReader, pairs: readonly { readonly userId: string; readonly roomId: string }[]): Promise<readonly ReadState[]> {
  if (pairs.length === 0) return [];
  const { rows } = await sql<ReadState>`
    select p.user_id, p.room_id, coalesce(r.ordinal, 0) as ordinal, (select count(*)::int from (
      select m.ordinal from room_mention m where m.user_id = p.user_id and m.room_id = p.room_id and m.ordinal > coalesce(r.ordinal, 0) and not m.is_everyone
      union select m.ordinal from room_mention m where m.room_id = p.room_id and m.is_everyone and m.ordinal > coalesce(r.ordinal, 0)
    ) named) as mention_count
    from unnest(${pairs.map(({ userId }) => userId)}::uuid[], ${pairs.map(({ roomId }) => roomId)}::uuid[]) as p (user_id, room_id)
    left join room_read_position r on r.room_id = p.room_id and r.user_id = p.user_id`.execute(db);
  return rows;
}

/** The mutes that hold in a room now, the newest first. `readFirst` reads the first page together with those of other rooms. */
export function mutesIn(db: ChatReader, roomId: string, now: Date, request: PageRequest, readFirst: (limit: number) => Promise<RoomMuteRow[]>): Promise<Page<RoomMuteRow>> {
  return readPage<RoomMuteRow>(request, { scope: 'room-mutes', shape: ['time', 'uuid'], keysOf: ({ createdAt, userId }) => [createdAt.getTime(), userId] }, (after, limit) => {
    if (after === null) return readFirst(limit);
    const [at, userId] = [new Date(after[0] as number), after[1] as string];
    return holding(db, now).where('roomId', '=', roomId).where((eb) => eb.or([eb('createdAt', '<', at), eb.and([eb('createdAt', '=', at), eb('userId', '<', userId)])])).limit(limit).execute();
  });
}

/** The newest mutes of each of many rooms, in one statement. */
export const firstMutes = (db: ChatReader, roomIds: readonly string[], now: Date, limit: number): Promise<RoomMuteRow[]> =>
  db.selectFrom('room').innerJoinLateral((eb) => holding(eb as never, now).where('room_mute.roomId', '=', eb.ref('room.id') as never).limit(limit).as('first'), (join) => join.onTrue())
    .selectAll('first').where('room.id', 'in', roomIds).orderBy('first.createdAt', 'desc').orderBy('first.userId', 'desc').execute();

const holding = (db: ChatReader, now: Date) => db.selectFrom('room_mute').selectAll().where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now)])).orderBy('createdAt', 'desc').orderBy('userId', 'desc');

/** The mutes that hold a person now, by room. */
export async function mutesOfUser(db: ChatReader, userId: string, roomIds: readonly string[], now: Date): Promise<Map<string, RoomMuteRow>> {
  const rows = await holding(db, now).where('userId', '=', userId).where('roomId', 'in', roomIds).execute();
  return new Map(rows.map((row) => [row.roomId, row]));
}
