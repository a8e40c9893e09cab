import { readPages, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { GrowthReader } from '../deps.ts';
import type { PointsEntryRow } from '../model/points-entry.entity.ts';
import type { PointsMovementRow } from '../model/points-movement.entity.ts';

/** The points of members, by id; those who never earned any are left out. */
export async function pointsOf(db: GrowthReader, memberIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.selectFrom('member_growth').select(['memberId', 'points']).where('memberId', 'in', memberIds).execute();
  return new Map(rows.map(({ memberId, points }) => [memberId, points]));
}

/** The ledgers of members, newest line first, by member id: a page of each in one statement. */
export function pointsHistories(db: GrowthReader, memberIds: readonly string[], request: PageRequest): Promise<Map<string, Page<PointsEntryRow>>> {
  const ordering = { scope: 'points', shape: ['int'] as const, keysOf: (row: PointsEntryRow) => [row.position] };
  return readPages<PointsEntryRow>(request, ordering, memberIds, ({ memberId }) => memberId, (after, limit) =>
    db.selectFrom('member_growth').innerJoinLateral((eb) => {
      const lines = eb.selectFrom('points_entry').selectAll('points_entry').whereRef('points_entry.communityId', '=', 'member_growth.communityId').whereRef('points_entry.memberId', '=', 'member_growth.memberId')
        .orderBy('points_entry.position', 'desc').limit(limit);
      return (after ? lines.where('points_entry.position', '<', after[0] as number) : lines).as('line');
    }, (join) => join.onTrue()).selectAll('line').where('member_growth.memberId', 'in', memberIds).orderBy('line.position', 'desc').execute());
}

export const entriesById = (db: GrowthReader, ids: readonly string[]): Promise<PointsEntryRow[]> => db.selectFrom('points_entry').selectAll().where('id', 'in', ids).execute();

/** What members can give away, by id; those who never earned or received any are left out. Never below zero: what is owed is not shown. */
export async function spendableOf(db: GrowthReader, memberIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.selectFrom('member_growth').select(['memberId', 'points', 'movedPoints']).where('memberId', 'in', memberIds).execute();
  return new Map(rows.map(({ memberId, points, movedPoints }) => [memberId, Math.max(0, points + movedPoints)]));
}

/** What members gave and received, newest line first, by member id: a page of each in one statement. */
export function movementHistories(db: GrowthReader, memberIds: readonly string[], request: PageRequest): Promise<Map<string, Page<PointsMovementRow>>> {
  const ordering = { scope: 'points-movements', shape: ['int'] as const, keysOf: (row: PointsMovementRow) => [row.position] };
  return readPages<PointsMovementRow>(request, ordering, memberIds, ({ memberId }) => memberId, (after, limit) =>
    db.selectFrom('member_growth').innerJoinLateral((eb) => {
      const lines = eb.selectFrom('points_movement').selectAll('points_movement').whereRef('points_movement.communityId', '=', 'member_growth.communityId').whereRef('points_movement.memberId', '=', 'member_growth.memberId')
        .orderBy('points_movement.position', 'desc').limit(limit);
      return (after ? lines.where('points_movement.position', '<', after[0] as number) : lines).as('line');
    }, (join) => join.onTrue()).selectAll('line').where('member_growth.memberId', 'in', memberIds).orderBy('line.position', 'desc').execute());
}
