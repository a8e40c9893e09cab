import { sql, type RawBuilder } from 'kysely';
import { PRESENT_STATUSES, ROLES, hasPermission } from '../../communities/index.ts';
import { prepared, type Slots } from '../../../platform/database/prepared.ts';
import type { TiersReader } from '../deps.ts';
import { isRunningAt } from './running.ts';

const ROLES_WITH_ALL = ROLES.filter((role) => hasPermission(role, 'content.read-all'));

/** People as PostgreSQL reads a list of ids: made once for many questions about the same people. */
export type PeopleList = string & { readonly list: 'people' };
export const peopleList = (userIds: Iterable<string>): PeopleList => `{${[...userIds].join(',')}}` as PeopleList;

interface Question {
  readonly people: PeopleList;
  readonly communityId: string;
  readonly at: Date;
}
/** Those of the people who are no active members, or lack the right (null: members need none) at a time. One statement, and mostly no rows: for live delivery. */
export async function peopleWithout(db: TiersReader, { entitlement, ...question }: Question & { readonly entitlement: string | null }): Promise<string[]> {
  const rows = entitlement === null ? await noMembers(db, question) : await withoutRight(db, { ...question, wanted: [entitlement] });
  return rows.map(({ id }) => id);
}

const peopleIn = (db: TiersReader, people: RawBuilder<PeopleList>) =>
  db.selectFrom(sql<{ id: string }>`unnest(${people}::uuid[])`.as<'person'>(sql`person(id)`)).select('person.id');

const noMembers = prepared((db: TiersReader, { people, communityId }: Slots<Question>) =>
  peopleIn(db, people).where(({ not, exists, selectFrom }) => not(exists(
    selectFrom('member').select('member.userId').whereRef('member.userId', '=', 'person.id').where('member.communityId', '=', communityId).where('member.status', 'in', [...PRESENT_STATUSES])))));

const withoutRight = prepared((db: TiersReader, { people, communityId, wanted, at }: Slots<Question & { wanted: readonly string[] }>) =>
  peopleIn(db, people).where(({ not, exists, selectFrom }) => not(exists(
    selectFrom('member').select('member.userId').whereRef('member.userId', '=', 'person.id').where('member.communityId', '=', communityId).where('member.status', 'in', [...PRESENT_STATUSES])
      .where((eb) => eb.or([
        eb.and([eb('member.role', 'in', ROLES_WITH_ALL), eb.or([eb('member.guestUntil', 'is', null), eb('member.guestUntil', '>', at)])]),
        eb.exists(eb.selectFrom('tier').select('tier.id').where('tier.communityId', '=', communityId).where('tier.isDefault', '=', true).where('tier.entitlements', '@>', sql<string[]>`${wanted}::text[]`)),
        eb.exists(eb.selectFrom('access_grant').leftJoin('tier', (join) => join.onRef('tier.id', '=', 'access_grant.tierId')).select('access_grant.id')
          .where('access_grant.communityId', '=', communityId).whereRef('access_grant.userId', '=', 'member.userId')
          .where((inner) => isRunningAt(inner as never, at))
          .where((inner) => inner.or([inner('access_grant.entitlements', '@>', sql<string[]>`${wanted}::text[]`), inner('tier.entitlements', '@>', sql<string[]>`${wanted}::text[]`)]))),
      ]))))));
