import { sql } from 'kysely';
import { readPage, emptyPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { MemberRow } from '../../communities/index.ts';
import { levelsInOrder } from '../access.ts';
import type { KolReader } from '../deps.ts';
import { needsOf, type KolLevelRow } from '../model/kol-level.entity.ts';
import type { Figures } from '../model/target.ts';

/** A member who has what the first level asks for. */
export interface Candidate {
  readonly member: MemberRow;
  readonly figures: Figures;
  readonly firstLevel: KolLevelRow;
}

/** Active members who could become KOLs, by points; nobody while there are no levels. */
export async function candidatesOf(db: KolReader, communityId: string, request: PageRequest): Promise<Page<Candidate>> {
  const [firstLevel] = await levelsInOrder(db, communityId);
  if (!firstLevel) return emptyPage();
  const ordering = { scope: 'kol-candidates', shape: ['int', 'uuid'] as const, keysOf: ({ figures, member }: Candidate) => [figures.POINTS, member.id] };
  return readPage<Candidate>(request, ordering, async (after, limit) => {
    let query = eligible(db, communityId, needsOf(firstLevel)).selectAll('member').select([POINTS.as('points'), POSTS.as('posts'), PAYING.as('paying')]).orderBy(POINTS, 'desc').orderBy('member.id').limit(limit);
    if (after) query = query.where((eb) => eb.or([eb(POINTS, '<', after[0] as number), eb.and([eb(POINTS, '=', after[0] as number), eb('member.id', '>', after[1] as string)])]));
    const rows = await query.execute();
    return rows.map(({ points, posts, paying, ...member }) => ({ member, figures: { POINTS: points, POSTS: posts, PAYING_INVITEES: paying }, firstLevel }));
  });
}

const POINTS = sql<number>`coalesce(${sql.ref('member_growth.points')}, 0)`;
const POSTS = sql<number>`coalesce(${sql.ref('kol_activity.postCount')}, 0)`;
const PAYING = sql<number>`coalesce(${sql.ref('kol_activity.payingInviteeCount')}, 0)`;

const eligible = (db: KolReader, communityId: string, need: Figures) => db.selectFrom('member')
  .leftJoin('member_growth', (join) => join.onRef('member_growth.communityId', '=', 'member.communityId').onRef('member_growth.memberId', '=', 'member.id'))
  .leftJoin('kol_activity', (join) => join.onRef('kol_activity.communityId', '=', 'member.communityId').onRef('kol_activity.memberId', '=', 'member.id'))
  .where('member.communityId', '=', communityId).where('member.status', '=', 'ACTIVE').where('member.role', '<>', 'OWNER')
  .where(POINTS, '>=', need.POINTS).where(POSTS, '>=', need.POSTS).where(PAYING, '>=', need.PAYING_INVITEES)
  .where((eb) => eb.not(eb.exists(eb.selectFrom('kol_standing').select('kol_standing.id')
    .whereRef('kol_standing.communityId', '=', 'member.communityId').whereRef('kol_standing.memberId', '=', 'member.id').where('kol_standing.endedAt', 'is', null))));
