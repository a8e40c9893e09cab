import { sql } from 'kysely';
import { after, DAY } from '../../../kernel/clock.ts';
import { emptyPage, readPage, type Ordering, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { maySell } from '../../billing/index.ts';
import type { SubscriptionsDeps } from '../deps.ts';

/** ENDING: a term or an agreed end. PAYMENT_FAILED: a renewal has not been paid. */
export type ExpiryReason = 'ENDING' | 'PAYMENT_FAILED';
/** A member whose paid access ends soon unless something is done. */
export interface ExpiringMember {
  readonly grantId: string;
  readonly communityId: string;
  readonly userId: string;
  readonly tierId: string;
  readonly endsAt: Date;
  readonly reason: ExpiryReason;
}
const byEnd: Ordering<ExpiringMember> = { scope: 'expiring-members', shape: ['time', 'uuid'], keysOf: ({ endsAt, grantId }) => [endsAt.getTime(), grantId] };

/**
 * Members whose paid access ends within so many days, the next one first; empty for those who do not sell there. What renews
 * by itself, and what a later term or a plan that renews follows in the same tier, is not in it.
 */
export async function expiringMembers({ reader, clock }: SubscriptionsDeps, viewer: Viewer, { communityId, withinDays }: { communityId: string; withinDays: number }, request: PageRequest): Promise<Page<ExpiringMember>> {
  if (!(await maySell(reader as never, viewer, communityId))) return emptyPage();
  const now = clock.now();
  return readPage<ExpiringMember>(request, byEnd, async (cursor, limit) => {
    let query = reader.selectFrom('access_grant as g')
      .innerJoin('member as m', (join) => join.onRef('m.communityId', '=', 'g.communityId').onRef('m.userId', '=', 'g.userId'))
      .leftJoin('membership_subscription as s', (join) => join.onRef('s.communityId', '=', 'g.communityId').onRef('s.userId', '=', 'g.userId').on(sql<boolean>`s.id::text = g.source_id`))
      .select(['g.id as grantId', 'g.communityId', 'g.userId', 'g.tierId', 'g.endsAt', 's.id as subscriptionId', 's.cancelAt', 's.endedAt'])
      .where('g.communityId', '=', communityId).where('m.communityId', '=', communityId).where('m.status', '=', 'ACTIVE').where('g.sourceKind', 'in', ['ORDER', 'SUBSCRIPTION'])
      .where('g.revokedAt', 'is', null).where('g.endsAt', '>', now).where('g.endsAt', '<=', after(now, withinDays * DAY))
      .where((eb) => eb.or([eb('s.id', 'is', null), eb('s.cancelAt', 'is not', null), eb('s.endedAt', 'is not', null), eb('s.status', '=', 'past_due')]))
      .where(({ not, exists, selectFrom }) => not(exists(selectFrom('access_grant as later').select('later.id').where('later.communityId', '=', communityId).whereRef('later.userId', '=', 'g.userId').whereRef('later.tierId', '=', 'g.tierId')
        .where('later.revokedAt', 'is', null).where((eb) => eb.or([eb('later.endsAt', 'is', null), sql<boolean>`later.ends_at > g.ends_at`])))))
      .where(({ not, exists, selectFrom }) => not(exists(selectFrom('membership_subscription as r').leftJoin('price as rp', 'rp.id', 'r.scheduledPriceId').leftJoin('plan as rl', 'rl.id', 'rp.planId').select('r.id')
        .where('r.communityId', '=', communityId).whereRef('r.userId', '=', 'g.userId').whereRef('r.tierId', '=', 'g.tierId').where((eb) => eb(eb.fn.coalesce('rl.tierId', 'r.tierId'), '=', eb.ref('g.tierId')))
        .where('r.endedAt', 'is', null).where('r.revokedAt', 'is', null).where('r.cancelAt', 'is', null).where('r.pausedAt', 'is', null).where('r.status', 'in', ['active', 'trialing']))))
      .orderBy('g.endsAt').orderBy('g.id').limit(limit);
    if (cursor) query = query.where((eb) => eb(eb.refTuple('g.endsAt', 'g.id'), '>', eb.tuple(new Date(cursor[0] as number), cursor[1] as string)));
    const rows = await query.execute();
    return rows.map(({ subscriptionId, cancelAt, endedAt, endsAt, tierId, ...row }) => ({ ...row, tierId: tierId!, endsAt: endsAt!, reason: subscriptionId !== null && cancelAt === null && endedAt === null ? 'PAYMENT_FAILED' : 'ENDING' }));
  });
}
