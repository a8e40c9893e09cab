import { readPage, type Ordering, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { ReferralsReader } from '../deps.ts';
import type { ReferralProgrammeRow } from '../model/referral-programme.entity.ts';
import type { ReferralRow } from '../model/referral.entity.ts';

const newestFirst = (scope: string): Ordering<ReferralRow> => ({ scope, shape: ['time', 'uuid'], keysOf: (row) => [row.createdAt.getTime(), row.id] });

export async function programmesOf(db: ReferralsReader, communityIds: readonly string[]): Promise<Map<string, ReferralProgrammeRow>> {
  const rows = await db.selectFrom('referral_programme').selectAll().where('communityId', 'in', communityIds).execute();
  return new Map(rows.map((row) => [row.communityId, row]));
}

/** The referrals of a community, newest first; of one referrer when given. */
export const referralsOf = (db: ReferralsReader, communityId: string, referrerUserId: string | null, request: PageRequest): Promise<Page<ReferralRow>> =>
  readPage<ReferralRow>(request, newestFirst('referrals'), (after, limit) => {
    let query = db.selectFrom('referral').selectAll().where('communityId', '=', communityId).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit);
    if (referrerUserId !== null) query = query.where('referrerUserId', '=', referrerUserId);
    if (after) query = query.where((eb) => eb(eb.refTuple('createdAt', 'id'), '<', eb.tuple(new Date(after[0] as number), after[1] as string)));
    return query.execute();
  });

/** What a person owes for vouchers that were used and taken back. */
export async function owedBy(db: ReferralsReader, userId: string, communityIds: readonly string[]): Promise<Map<string, { minorUnits: number; currency: string }>> {
  const rows = await db.selectFrom('referral_debt').select(['communityId', 'currency']).select(({ fn, eb }) => fn.sum<string>(eb('amountMinor', '-', eb.ref('settledMinor'))).as('owed'))
    .where('communityId', 'in', communityIds).where('userId', '=', userId).whereRef('settledMinor', '<', 'amountMinor').groupBy(['communityId', 'currency']).execute();
  return new Map(rows.map(({ communityId, currency, owed }) => [communityId, { minorUnits: Number(owed), currency }]));
}

export const referralById = async (db: ReferralsReader, id: string): Promise<ReferralRow | null> => (await db.selectFrom('referral').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
