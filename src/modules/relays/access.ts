import { notFound, type Failure } from '../../kernel/failure.ts';
import { forbidden } from '../../kernel/request-error.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { signedIn, type Viewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { roomForReading, type GateFailure, type RoomMemberStanding } from '../chat/index.ts';
import { hasPermission } from '../communities/index.ts';
import type { RelaysReader } from './deps.ts';
import { RelayEntry } from './model/relay-entry.entity.ts';
import { RelayList, type RelayListRow } from './model/relay-list.entity.ts';

export type ListFailure = Failure<'NOT_FOUND'> | GateFailure;
export interface ListStanding {
  readonly list: RelayListRow;
  readonly standing: RoomMemberStanding;
}

/** A list, for members who may enter its room. One whose message was recalled is there for nobody. */
export async function listForReading(db: RelaysReader, viewer: Viewer, id: string, at: Date, ...path: string[]): Promise<Result<ListStanding, ListFailure>> {
  signedIn(viewer);
  const list = await db.selectFrom('relay_list').selectAll().where('id', '=', id).executeTakeFirst();
  if (!list || list.closedBecause === 'RECALLED') return refuse(notFound(...path));
  const room = await roomForReading(db as never, viewer, list.roomId, at);
  return room.ok ? ok({ list, standing: room.value }) : refuse({ ...room.failure, path });
}

/** Who decides about a list: its author, and those who manage rooms. */
export const mayManage = ({ authorId }: Pick<RelayListRow, 'authorId'>, { member }: Pick<RoomMemberStanding, 'member'>): boolean => authorId === member.userId || hasPermission(member.role, 'rooms.manage');

export async function listForManaging(db: RelaysReader, viewer: Viewer, id: string, at: Date, ...path: string[]): Promise<Result<ListStanding, ListFailure>> {
  const found = await listForReading(db, viewer, id, at, ...path);
  if (found.ok && !mayManage(found.value.list, found.value.standing)) throw forbidden();
  return found;
}

/** The list, which nobody else enters, changes or closes until this transaction ends. */
export async function lockList(tx: Tx, communityId: string, id: string): Promise<RelayList> {
  await (tx.db as RelaysReader).selectFrom('relay_list').select('id').where('communityId', '=', communityId).where('id', '=', id).forUpdate().execute();
  return tx.em.findOneOrFail(RelayList, { communityId, id });
}

/** A person's line that stands. */
export const ownEntry = (tx: Tx, { communityId, id }: RelayList, userId: string): Promise<RelayEntry | null> => tx.em.findOne(RelayEntry, { communityId, relayListId: id, userId, state: { $in: ['IN', 'WAITING'] } });
/** Those who wait, first come first. */
export const firstWaiting = (tx: Tx, { communityId, id }: RelayList, limit: number): Promise<RelayEntry[]> => tx.em.find(RelayEntry, { communityId, relayListId: id, state: 'WAITING' }, { orderBy: { position: 'asc' }, limit });
