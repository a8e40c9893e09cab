import { failure, type Failure } from '../../../kernel/failure.ts';
import { prepared } from '../../../platform/database/prepared.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { dayOf } from '../../communities/index.ts';
import { isRecurring } from '../../plans/index.ts';
import { coveredUntil, heldIn } from '../../tiers/index.ts';
import type { BillingReader, Tables } from '../deps.ts';
import type { OrderRow } from '../model/order.entity.ts';
import type { SubscriptionRow } from '../model/subscription.entity.ts';

/** What somebody is to have; of an order, its id, which does not count. */
export type Purchase = Pick<OrderRow, 'communityId' | 'userId' | 'tierId' | 'planId' | 'kind'> & { readonly id?: string };
export type HasItFailure = Failure<'ALREADY_SUBSCRIBED' | 'COVERED_UNTIL' | 'PERIOD_OVER'>;
type At = Pick<Tx, 'db' | 'now'>;

/** Whether this would give the person nothing, or less than it costs. */
export const hasItAlready = async (tx: At, purchase: Purchase): Promise<boolean> => (await refusalOfBuying(tx, purchase)) !== null;

/**
 * Why this person is not to pay for this beside what they have, whoever paid for that. One subscription for each person and community; nothing beside
 * a subscription of the tier, or beside what never ends; no period that is over or covered; no subscription while what has an end still runs. A term is
 * never refused for what has an end: it begins behind it.
 */
export async function refusalOfBuying(tx: At, purchase: Purchase): Promise<HasItFailure | null> {
  const { communityId, userId, tierId, kind, id } = purchase;
  const db = tx.db as BillingReader;
  const renews = kind !== null && isRecurring(kind);
  const [subscriptions, { isForGood, spans }] = await Promise.all([runningOf(db, { communityId, userId }), heldIn(db, { communityId, userId, tierId: tierId!, but: id }, tx.now)]);
  const running = subscriptions.filter(({ orderId }) => orderId !== id);
  if (running.length > 0 && (renews || running.some((subscription) => subscription.tierId === tierId))) return failure('ALREADY_SUBSCRIBED');
  if (isForGood) return failure('ALREADY_SUBSCRIBED');
  if (kind === 'FIXED_PERIOD') return refusalOfPeriod(tx, purchase, spans);
  return renews ? refusalWhileCovered(db, communityId, spans, tx.now) : null;
}

const runningOf = prepared<Tables, { communityId: string; userId: string }, Pick<SubscriptionRow, 'tierId' | 'orderId'>>((db, given) =>
  db.selectFrom('membership_subscription').select(['tierId', 'orderId']).where('communityId', '=', given.communityId).where('userId', '=', given.userId).where('endedAt', 'is', null));

/** Why a subscription is not to change into a tier from a time on: what is held there by something else already, nobody pays for. */
export async function refusalOfChanging({ db, now }: { readonly db: BillingReader; readonly now: Date }, { from, communityId, ...holder }: { readonly communityId: string; readonly userId: string; readonly tierId: string; readonly from: Date }): Promise<Failure<'ALREADY_SUBSCRIBED' | 'COVERED_UNTIL'> | null> {
  const { isForGood, spans } = await heldIn(db, { communityId, ...holder }, now);
  return isForGood ? failure('ALREADY_SUBSCRIBED') : refusalWhileCovered(db, communityId, spans, from);
}
async function refusalWhileCovered(db: BillingReader, communityId: string, spans: Spans, from: Date): Promise<Failure<'COVERED_UNTIL'> | null> {
  const until = coveredUntil(spans, from);
  return until > from ? failure('COVERED_UNTIL', undefined, { until: until.toISOString(), day: dayOf(until, await zoneOf(db, communityId)) }) : null;
}
type Spans = Parameters<typeof coveredUntil>[0];

async function refusalOfPeriod({ db, now }: At, { communityId, planId }: Purchase, spans: Spans): Promise<Failure<'ALREADY_SUBSCRIBED' | 'PERIOD_OVER'> | null> {
  const { startsAt, endsAt } = await (db as BillingReader).selectFrom('plan').select(['startsAt', 'endsAt']).where('communityId', '=', communityId).where('id', '=', planId!).executeTakeFirstOrThrow();
  if (endsAt! <= now) return failure('PERIOD_OVER');
  return coveredUntil(spans, startsAt! > now ? startsAt! : now) >= endsAt! ? failure('ALREADY_SUBSCRIBED') : null;
}

const zoneOf = async (db: BillingReader, communityId: string): Promise<string> => (await db.selectFrom('community').select('timeZone').where('id', '=', communityId).executeTakeFirstOrThrow()).timeZone;
