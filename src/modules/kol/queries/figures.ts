import type { KolReader } from '../deps.ts';
import { NO_FIGURES, type Figures } from '../model/target.ts';

/** What members of one community have done, by id. */
export async function figuresOf(db: KolReader, communityId: string, memberIds: readonly string[]): Promise<Map<string, Figures>> {
  const rows = await db.selectFrom('member')
    .leftJoin('member_growth', (join) => join.onRef('member_growth.communityId', '=', 'member.communityId').onRef('member_growth.memberId', '=', 'member.id'))
    .leftJoin('kol_activity', (join) => join.onRef('kol_activity.communityId', '=', 'member.communityId').onRef('kol_activity.memberId', '=', 'member.id'))
    .select(['member.id', 'member_growth.points', 'kol_activity.postCount', 'kol_activity.payingInviteeCount'])
    .where('member.communityId', '=', communityId).where('member.id', 'in', memberIds).execute();
  return new Map(rows.map(({ id, points, postCount, payingInviteeCount }) => [id, { POINTS: points ?? 0, POSTS: postCount ?? 0, PAYING_INVITEES: payingInviteeCount ?? 0 }]));
}

export const figuresOfMember = async (db: KolReader, communityId: string, memberId: string): Promise<Figures> => (await figuresOf(db, communityId, [memberId])).get(memberId) ?? NO_FIGURES;
