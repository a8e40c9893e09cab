import type { RoomSearchReader } from '../deps.ts';

const MOST = 500;

/** Rooms whose log is ahead of the index. */
export function roomsBehind(db: RoomSearchReader): Promise<{ roomId: string; communityId: string }[]> {
  return db.selectFrom('room').innerJoin('community', 'community.id', 'room.communityId')
    .leftJoin('room_indexed_position as indexed', 'indexed.roomId', 'room.id')
    .select(['room.id as roomId', 'room.communityId'])
    .where((eb) => eb('room.lastSeq', '>', eb.fn.coalesce('indexed.seq', eb.lit(0))))
    .limit(MOST).execute();
}

/** Whether the index has not followed this room's log to its end. */
export async function isBehind(db: RoomSearchReader, roomId: string): Promise<boolean> {
  const row = await db.selectFrom('room').leftJoin('room_indexed_position as indexed', 'indexed.roomId', 'room.id').select(['room.lastSeq', 'indexed.seq']).where('room.id', '=', roomId).executeTakeFirst();
  return row !== undefined && row.lastSeq > (row.seq ?? 0);
}
