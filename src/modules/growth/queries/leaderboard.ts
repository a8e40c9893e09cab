import type { ExpressionBuilder } from 'kysely';
import { readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { MemberRow } from '../../communities/index.ts';
import type { GrowthReader, Tables } from '../deps.ts';

/** A member's place among the active members with points. Equal points share a rank, and the next rank counts them all. */
export interface Placing {
  readonly rank: number;
  readonly points: number;
  readonly member: MemberRow;
}
type Scored = Omit<Placing, 'rank'>;

/** Active members by points, all time. */
export async function leaderboard(db: GrowthReader, communityId: string, request: PageRequest): Promise<Page<Placing>> {
  const page = await readPage<Scored>(request, { scope: 'leaderboard', shape: ['int', 'uuid'], keysOf: ({ points, member }) => [points, member.id] }, async (after, limit) => {
    let query = scored(db, communityId).selectAll('member').select('member_growth.points').orderBy('member_growth.points', 'desc').orderBy('member_growth.memberId').limit(limit);
    if (after) query = query.where((eb) => follows(eb as never, after[0] as number, after[1] as string));
    return (await query.execute()).map(({ points, ...member }) => ({ points, member }));
  });
  const [first] = page.rows;
  if (!first) return { ...page, rows: [], cursorOf: () => '' };
  const { better, before } = await countBefore(db, communityId, first);
  let rank = better + 1;
  const rows = page.rows.map((row, index): Placing => {
    if (index > 0 && row.points < page.rows[index - 1]!.points) rank = before + index + 1;
    return { ...row, rank };
  });
  return { ...page, rows };
}

/** Where one active member stands; null without points. */
export async function placingOf(db: GrowthReader, member: MemberRow): Promise<Placing | null> {
  const row = await db.selectFrom('member_growth').select('points').where('communityId', '=', member.communityId).where('memberId', '=', member.id).where('points', '>', 0).executeTakeFirst();
  if (!row) return null;
  const { better } = await countBefore(db, member.communityId, { points: row.points, member });
  return { rank: better + 1, points: row.points, member };
}

const scored = (db: GrowthReader, communityId: string) => db.selectFrom('member_growth')
  .innerJoin('member', (join) => join.onRef('member.communityId', '=', 'member_growth.communityId').onRef('member.id', '=', 'member_growth.memberId'))
  .where('member_growth.communityId', '=', communityId).where('member_growth.points', '>', 0).where('member.status', '=', 'ACTIVE');

const follows = (eb: ExpressionBuilder<Tables, 'member_growth'>, points: number, memberId: string) =>
  eb.or([eb('member_growth.points', '<', points), eb.and([eb('member_growth.points', '=', points), eb('member_growth.memberId', '>', memberId)])]);

/** How many have more points, and how many stand before this one in the list. */
async function countBefore(db: GrowthReader, communityId: string, { points, member }: Scored): Promise<{ better: number; before: number }> {
  const counts = await scored(db, communityId).where('member_growth.points', '>=', points)
    .select((eb) => [
      eb.fn.countAll<string>().filterWhere('member_growth.points', '>', points).as('better'),
      eb.fn.countAll<string>().filterWhere((inner) => inner.or([inner('member_growth.points', '>', points), inner('member_growth.memberId', '<', member.id)])).as('before'),
    ]).executeTakeFirstOrThrow();
  return { better: Number(counts.better), before: Number(counts.before) };
}
