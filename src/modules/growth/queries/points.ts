import { readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { GrowthReader } from '../deps.ts';
import type { PointsEntryRow } from '../model/points-entry.entity.ts';

/** The points of members, by id; those who never earned any are left out. */
export async function pointsOf(db: GrowthReader, memberIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.selectFrom('member_growth').select(['memberId', 'points']).where('memberId', 'in', memberIds).execute();
  return new Map(rows.map(({ memberId, points }) => [memberId, points]));
}

/** A member's ledger, newest line first. */
export function pointsHistory(db: GrowthReader, communityId: string, memberId: string, request: PageRequest): Promise<Page<PointsEntryRow>> {
  return readPage<PointsEntryRow>(request, { scope: 'points', shape: ['number'], keysOf: (row) => [row.position] }, (after, limit) => {
    let query = db.selectFrom('points_entry').selectAll().where('communityId', '=', communityId).where('memberId', '=', memberId).orderBy('position', 'desc').limit(limit);
    if (after) query = query.where('position', '<', after[0] as number);
    return query.execute();
  });
}

export const entriesById = (db: GrowthReader, ids: readonly string[]): Promise<PointsEntryRow[]> => db.selectFrom('points_entry').selectAll().where('id', 'in', ids).execute();
