import type { Page, PageRequest } from '../../../kernel/page.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { anyOf, prepared, type Slots } from '../../../platform/database/prepared.ts';
import type { CommunitiesReader } from '../deps.ts';
import { PRESENT_STATUSES, type MemberRow } from '../model/member.entity.ts';
import { hasPermission } from '../model/role.ts';
import { pagesOf, type CommunityList } from './pages.ts';

const MEMBERS: CommunityList = { scope: 'members', table: 'member', direction: 'asc', keys: [{ column: 'number', type: 'int' }], where: { status: 'ACTIVE' } };
const BANNED: CommunityList = { ...MEMBERS, scope: 'banned-members', where: { status: 'BANNED' } };

/** Active members of each community in order of joining. */
export const membersOf = (db: CommunitiesReader, communityIds: readonly string[], request: PageRequest): Promise<Map<string, Page<MemberRow>>> => pagesOf(db, MEMBERS, communityIds, request);
export const bannedMembersOf = (db: CommunitiesReader, communityIds: readonly string[], request: PageRequest): Promise<Map<string, Page<MemberRow>>> => pagesOf(db, BANNED, communityIds, request);

/** A member of any status, for whoever has been judged already. */
export const memberRow = (db: CommunitiesReader, id: string): Promise<MemberRow> => db.selectFrom('member').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** Members by id as the viewer may see them: fellow members, oneself, and former ones for those who lift bans. */
export async function visibleMembers(db: CommunitiesReader, viewer: Viewer, ids: readonly string[]): Promise<Map<string, MemberRow>> {
  if (viewer.userId === null) return new Map();
  const rows = await db.selectFrom('member').selectAll().where('id', 'in', [...ids]).execute();
  const own = await membershipsOf(db, viewer.userId, rows.map(({ communityId }) => communityId));
  const isVisible = (row: MemberRow): boolean => {
    const viewerMember = own.get(row.communityId);
    return row.userId === viewer.userId || (viewerMember !== undefined && (PRESENT_STATUSES.includes(row.status) || hasPermission(viewerMember.role, 'members.ban')));
  };
  return new Map(rows.filter(isVisible).map((row) => [row.id, row]));
}

/** The active memberships of one person in these communities, by community. */
export async function membershipsOf(db: CommunitiesReader, userId: string, communityIds: readonly string[]): Promise<Map<string, MemberRow>> {
  if (communityIds.length === 0) return new Map();
  const rows = await db.selectFrom('member').selectAll().where('communityId', 'in', [...new Set(communityIds)]).where('userId', '=', userId).where('status', '=', 'ACTIVE').execute();
  return new Map(rows.map((row) => [row.communityId, row]));
}

/** Guests whose time is over, of all communities. */
export const expiredGuests = (db: CommunitiesReader, now: Date): Promise<{ communityId: string; userId: string }[]> =>
  db.selectFrom('community').innerJoin('member', 'member.communityId', 'community.id').select(['member.communityId', 'member.userId'])
    .where('member.role', '=', 'GUEST').where('member.guestUntil', '<=', now).orderBy('member.guestUntil').limit(500).execute();

/** Members whose mute has run its time; some hundred at once. */
export const overdueMutes = (db: CommunitiesReader, now: Date): Promise<{ communityId: string; userId: string }[]> =>
  db.selectFrom('community').innerJoin('member', 'member.communityId', 'community.id').select(['member.communityId', 'member.userId'])
    .where('member.mutedUntil', '<=', now).orderBy('member.mutedUntil').limit(500).execute();

/** A person in a community. */
export interface MemberKey {
  readonly communityId: string;
  readonly userId: string;
}
export const memberKey = ({ communityId, userId }: MemberKey): string => `${communityId}:${userId}`;

/** A member with the name of the account, where it was read along. */
export type NamedMemberRow = MemberRow & { readonly accountName?: string };

/** Active members and bots with the names of their accounts, within another statement. */
export const selectNamedMembers = (db: Pick<CommunitiesReader, 'selectFrom'>) =>
  db.selectFrom('member').innerJoin('user_account', 'user_account.id', 'member.userId').selectAll('member').select('user_account.displayName as accountName').where('member.status', 'in', [...PRESENT_STATUSES]);
const named = prepared((db: CommunitiesReader, { communityIds, userIds }: Slots<{ communityIds: readonly string[]; userIds: readonly string[] }>) =>
  selectNamedMembers(db).where('member.communityId', '=', anyOf(communityIds)).where('member.userId', '=', anyOf(userIds)));

/** Active members and bots by community and person, under `memberKey`: the authors of what a page shows, with their names, in one statement. */
export async function activeMembers(db: CommunitiesReader, keys: readonly MemberKey[]): Promise<Map<string, NamedMemberRow>> {
  const rows = await named(db, { communityIds: [...new Set(keys.map(({ communityId }) => communityId))], userIds: [...new Set(keys.map(({ userId }) => userId))] });
  return new Map(rows.map((row) => [memberKey(row), row]));
}
