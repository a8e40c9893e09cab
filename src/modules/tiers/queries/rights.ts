import { sql } from 'kysely';
import { PRESENT_STATUSES, ROLES, hasPermission, type Role } from '../../communities/index.ts';
import { anyOf, prepared, type Slots } from '../../../platform/database/prepared.ts';
import type { TiersReader } from '../deps.ts';
import { isRunningAt } from './running.ts';

/** What a person may do in a community beyond their role. */
export interface Rights {
  readonly entitlements: ReadonlySet<string>;
  /** Null for everyone who is not an active member. */
  readonly role: Role | null;
  /** The role opens every gate. */
  readonly hasAll: boolean;
}
export const NO_RIGHTS: Rights = { entitlements: new Set(), role: null, hasAll: false };
export const allows = (rights: Rights, entitlement: string | null): boolean => entitlement === null || rights.hasAll || rights.entitlements.has(entitlement);

const ROLES_WITH_ALL = ROLES.filter((role) => hasPermission(role, 'content.read-all'));

/** A person's rights as a function of membership, default tier and all grants at a time. One statement. */
export const rightsOf = async (db: TiersReader, communityId: string, userId: string | null, at: Date): Promise<Rights> => (await rightsIn(db, [communityId], userId, at)).get(communityId)!;

/** The rights of a person in many communities, by community, in one statement. */
export async function rightsIn(db: TiersReader, communityIds: readonly string[], userId: string | null, at: Date): Promise<Map<string, Rights>> {
  const rows = userId === null ? [] : await grantedTo(db, { communityIds, userIds: [userId], at });
  const byCommunity = Map.groupBy(rows, ({ communityId }) => communityId);
  return new Map(communityIds.map((id) => [id, rightsFrom(byCommunity.get(id) ?? [], at)]));
}

type Granted = Awaited<ReturnType<typeof grantedTo>>[number];
function rightsFrom(rows: readonly Granted[], at: Date): Rights {
  if (rows.length === 0) return NO_RIGHTS;
  const role = roleAt(rows[0]!, at);
  return { entitlements: new Set(rows.flatMap((row) => [...(row.granted ?? []), ...(row.ofTier ?? [])])), role, hasAll: hasPermission(role, 'content.read-all') };
}

/** A row for each grant and tier that counts now; none where the person is no active member. */
const grantedTo = prepared((db: TiersReader, { communityIds, userIds, at }: Slots<{ communityIds: readonly string[]; userIds: readonly string[]; at: Date }>) =>
  db.selectFrom('member')
    .leftJoin('access_grant', (join) => join
      .onRef('access_grant.communityId', '=', 'member.communityId').onRef('access_grant.userId', '=', 'member.userId')
      .on((eb) => isRunningAt(eb as never, at)))
    .leftJoin('tier', (join) => join.onRef('tier.communityId', '=', 'member.communityId')
      .on((eb) => eb.or([eb('tier.isDefault', '=', true), eb('tier.id', '=', eb.ref('access_grant.tierId'))])))
    .select(['member.communityId', 'member.userId', 'member.role', 'member.guestUntil', 'access_grant.entitlements as granted', 'tier.entitlements as ofTier'])
    .where('member.communityId', '=', anyOf(communityIds)).where('member.userId', '=', anyOf(userIds)).where('member.status', 'in', [...PRESENT_STATUSES]));

/** A guest whose time is over is an ordinary member at once, before the sweep writes it down. */
const roleAt = ({ role, guestUntil }: { role: Role; guestUntil: Date | null }, at: Date): Role => (role === 'GUEST' && guestUntil !== null && guestUntil <= at ? 'MEMBER' : role);

/** The rights of many people in many communities, by person and community; only where they are active members. One statement, for live delivery. */
export async function rightsAcross(db: TiersReader, userIds: readonly string[], communityIds: readonly string[], at: Date): Promise<Map<string, Map<string, Rights>>> {
  const rows = userIds.length === 0 || communityIds.length === 0 ? [] : await grantedTo(db, { communityIds, userIds, at });
  const byPerson = Map.groupBy(rows, ({ userId }) => userId);
  return new Map([...byPerson].map(([userId, own]) => [userId, new Map([...Map.groupBy(own, ({ communityId }) => communityId)].map(([communityId, granted]) => [communityId, rightsFrom(granted, at)]))]));
}

/** Those of the people who are active members and have the right (any member when null) at a time. One statement, for live delivery. */
export async function peopleWith(db: TiersReader, communityId: string, userIds: readonly string[], entitlement: string | null, at: Date): Promise<Set<string>> {
  if (userIds.length === 0) return new Set();
  let query = db.selectFrom('member').select('member.userId').where('member.communityId', '=', communityId).where('member.userId', 'in', userIds).where('member.status', '=', 'ACTIVE');
  if (entitlement !== null) {
    const wanted = sql<string[]>`array[${entitlement}]::text[]`;
    query = query.where((eb) => eb.or([
      eb.and([eb('member.role', 'in', ROLES_WITH_ALL), eb.or([eb('member.guestUntil', 'is', null), eb('member.guestUntil', '>', at)])]),
      eb.exists(eb.selectFrom('tier').select('tier.id').where('tier.communityId', '=', communityId).where('tier.isDefault', '=', true).where('tier.entitlements', '@>', wanted)),
      eb.exists(eb.selectFrom('access_grant').leftJoin('tier', (join) => join.onRef('tier.id', '=', 'access_grant.tierId')).select('access_grant.id')
        .where('access_grant.communityId', '=', communityId).whereRef('access_grant.userId', '=', 'member.userId')
        .where((inner) => isRunningAt(inner as never, at))
        .where((inner) => inner.or([inner('access_grant.entitlements', '@>', wanted), inner('tier.entitlements', '@>', wanted)]))),
    ]));
  }
  return new Set((await query.execute()).map(({ userId }) => userId));
}
