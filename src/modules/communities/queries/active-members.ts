import type { CommunitiesReader } from '../deps.ts';
import type { MemberRow } from '../model/member.entity.ts';

/** A person in a community. */
export interface MemberKey {
  readonly communityId: string;
  readonly userId: string;
}
export const memberKey = ({ communityId, userId }: MemberKey): string => `${communityId}:${userId}`;

/** Active members by community and person, under `memberKey`: the authors of what a page shows, in one statement. */
export async function activeMembers(db: CommunitiesReader, keys: readonly MemberKey[]): Promise<Map<string, MemberRow>> {
  const rows = await db.selectFrom('member').selectAll().where('status', '=', 'ACTIVE')
    .where('communityId', 'in', [...new Set(keys.map(({ communityId }) => communityId))]).where('userId', 'in', [...new Set(keys.map(({ userId }) => userId))]).execute();
  return new Map(rows.map((row) => [memberKey(row), row]));
}
