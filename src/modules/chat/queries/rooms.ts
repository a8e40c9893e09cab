import { readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { ChatReader } from '../deps.ts';
import type { RoomRow } from '../model/room.entity.ts';

/** The rooms of a community in order of opening. */
export function roomsOf(db: ChatReader, communityId: string, request: PageRequest): Promise<Page<RoomRow>> {
  return readPage<RoomRow>(request, { scope: 'rooms', shape: ['uuid'], keysOf: (row) => [row.id] }, (after, limit) => {
    let query = db.selectFrom('room').selectAll().where('communityId', '=', communityId).orderBy('id').limit(limit);
    if (after) query = query.where('id', '>', after[0] as string);
    return query.execute();
  });
}

/** How far a person has read each of the rooms; rooms never opened are absent. */
export async function readPositions(db: ChatReader, userId: string, roomIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.selectFrom('room_read_position').select(['roomId', 'ordinal']).where('userId', '=', userId).where('roomId', 'in', roomIds).execute();
  return new Map(rows.map(({ roomId, ordinal }) => [roomId, ordinal]));
}
