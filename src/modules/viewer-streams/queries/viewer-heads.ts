import { sql } from 'kysely';
import type { SignedInViewer } from '../../../kernel/viewer.ts';
import { readStates, roomsById, type RoomRow } from '../../chat/index.ts';
import { askGate, NO_RIGHTS, rightsAcross, type GateAnswer } from '../../tiers/index.ts';
import type { ViewerReader } from '../deps.ts';

/** A room that somebody may enter. */
export interface OpenRoom {
  readonly room: RoomRow;
  readonly gate: GateAnswer;
}
/** How a room stands for somebody who may enter. */
export interface ViewerHead extends OpenRoom {
  readonly unreadCount: number;
  readonly mentionCount: number;
}

/**
 * The rooms that each of these people may enter, or those of the given rooms, in two statements. Rooms are read before rights:
 * what is told of a room is never newer than the right to hear it.
 */
export async function openRooms(db: ViewerReader, viewers: readonly SignedInViewer[], roomIds: readonly string[] | null, at: Date): Promise<Map<string, OpenRoom[]>> {
  const userIds = viewers.map(({ userId }) => userId);
  const rooms = Map.groupBy(await (roomIds === null ? roomsAround(db, userIds) : roomsById(db as never, roomIds)), ({ communityId }) => communityId);
  const rights = await rightsAcross(db as never, userIds, [...rooms.keys()], at);
  return new Map(viewers.map((viewer) => [viewer.userId, [...(rights.get(viewer.userId) ?? [])].flatMap(([communityId, own = NO_RIGHTS]) => (rooms.get(communityId) ?? [])
    .map((room) => ({ room, gate: askGate(viewer, communityId, own, room.entitlement) })).filter(({ gate }) => gate.allowed))]));
}

/** The ids of the rooms that each of these people may enter: what is asked of everybody again and again. */
export async function openRoomIds(db: ViewerReader, viewers: readonly SignedInViewer[], at: Date): Promise<Map<string, string[]>> {
  const userIds = viewers.map(({ userId }) => userId);
  const rooms = Map.groupBy(await around(db, userIds).select(['room.id', 'room.communityId', 'room.entitlement']).execute(), ({ communityId }) => communityId);
  const rights = await rightsAcross(db as never, userIds, [...rooms.keys()], at);
  return new Map(viewers.map((viewer) => [viewer.userId, [...(rights.get(viewer.userId) ?? [])].flatMap(([communityId, own = NO_RIGHTS]) => (rooms.get(communityId) ?? [])
    .filter(({ entitlement }) => askGate(viewer, communityId, own, entitlement).allowed).map(({ id }) => id))]));
}

/** How the rooms stand for these people: three statements for any number of them. */
export async function viewerHeads(db: ViewerReader, viewers: readonly SignedInViewer[], roomIds: readonly string[] | null, at: Date): Promise<Map<string, ViewerHead[]>> {
  const open = await openRooms(db, viewers, roomIds, at);
  const states = await readStates(db as never, [...open].flatMap(([userId, rooms]) => rooms.map(({ room }) => ({ userId, roomId: room.id }))));
  const byKey = new Map(states.map((state) => [`${state.userId} ${state.roomId}`, state]));
  const headOf = (userId: string, { room, gate }: OpenRoom): ViewerHead => {
    const { ordinal, mentionCount } = byKey.get(`${userId} ${room.id}`)!;
    return { room, gate, unreadCount: Math.max(0, room.lastOrdinal - ordinal), mentionCount };
  };
  return new Map([...open].map(([userId, rooms]) => [userId, rooms.map((room) => headOf(userId, room))]));
}

const roomsAround = (db: ViewerReader, userIds: readonly string[]): Promise<RoomRow[]> => around(db, userIds).selectAll('room').orderBy('room.id').execute();
const around = (db: ViewerReader, userIds: readonly string[]) =>
  db.selectFrom('community').innerJoin('room', 'room.communityId', 'community.id')
    .where('community.id', 'in', (eb) => eb.selectFrom('member').innerJoin('community as of', 'of.id', 'member.communityId').select('member.communityId').where('member.userId', '=', sql<string>`any(${userIds}::uuid[])`).where('member.status', '=', 'ACTIVE'));
