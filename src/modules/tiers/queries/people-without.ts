import { sql } from 'kysely';
import { PRESENT_STATUSES, ROLES, hasPermission } from '../../communities/index.ts';
import { prepared, uuidArray, type Slots } from '../../../platform/database/prepared.ts';
import type { TiersReader } from '../deps.ts';
import { isRunningAt } from './running.ts';

const ROLES_WITH_ALL = ROLES.filter((role) => hasPermission(role, 'content.read-all'));

/** People as PostgreSQL reads a list of ids: made once for many questions about the same people. */
export type PeopleList = Buffer & { readonly list: 'people' };
export const peopleList = (userIds: Iterable<string>): PeopleList => uuidArray([...userIds]) as PeopleList;

export interface RightQuestion {
  readonly people: PeopleList;
  readonly communityId: string;
  /** Null: members need none. */
  readonly entitlement: string | null;
  readonly at: Date;
}
/** Those of the people who are no active members, or lack the right at a time. One statement, and mostly no rows: for live delivery. */
export const peopleWithout = async (db: TiersReader, question: RightQuestion): Promise<string[]> => (await without(db, question)).map(({ id }) => id);

/** The same within another statement, in the snapshot of what that reads. */
export function selectWithout(db: Pick<TiersReader, 'selectFrom'>, { people, communityId, entitlement, at }: Slots<RightQuestion>) {
  const wanted = sql<string[]>`array[${entitlement}::text]`;
  return db.selectFrom(sql<{ id: string }>`unnest(${people}::uuid[])`.as<'person'>(sql`person(id)`)).select('person.id').where(({ not, exists, selectFrom }) => not(exists(
    selectFrom('member').select('member.userId').whereRef('member.userId', '=', 'person.id').where('member.communityId', '=', communityId).where('member.status', 'in', [...PRESENT_STATUSES])
      .where((eb) => eb.or([
        eb(sql`${entitlement}::text`, 'is', null),
        eb.and([eb('member.role', 'in', ROLES_WITH_ALL), eb.or([eb('member.guestUntil', 'is', null), eb('member.guestUntil', '>', at)])]),
        eb.exists(eb.selectFrom('tier').select('tier.id').where('tier.communityId', '=', communityId).where('tier.isDefault', '=', true).where('tier.entitlements', '@>', wanted)),
        eb.exists(eb.selectFrom('access_grant').leftJoin('tier', (join) => join.onRef('tier.id', '=', 'access_grant.tierId')).select('access_grant.id')
          .where('access_grant.communityId', '=', communityId).whereRef('access_grant.userId', '=', 'member.userId')
          .where((inner) => isRunningAt(inner as never, at))
          .where((inner) => inner.or([inner('access_grant.entitlements', '@>', wanted), inner('tier.entitlements', '@>', wanted)]))),
      ])))));
}
const without = prepared((db: TiersReader, question: Slots<RightQuestion>) => selectWithout(db, question));
