import type { ProviderSubscription } from '../../../platform/payments/payments.ts';
import { prepared } from '../../../platform/database/prepared.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { commitPiece } from '../../plans/index.ts';
import type { Tables } from '../deps.ts';
import type { MembershipSubscription } from '../model/subscription.entity.ts';
import { MoneyAlarm } from './money-alarm.ts';

/** Takes over what is subscribed, also when it was changed elsewhere: one piece of the other plan is sold then. A price that is not ours changes nothing here and is told to the operator. */
export async function mirrorPlan(tx: Tx, subscription: MembershipSubscription, { priceId, scheduledChange }: ProviderSubscription): Promise<MoneyAlarm[]> {
  const alarms: MoneyAlarm[] = [];
  if (subscription.providerPriceId !== priceId) {
    const isFirst = subscription.providerPriceId == null;
    subscription.providerPriceId = priceId;
    const offer = await offerOf(tx, subscription.communityId, priceId);
    if (offer) {
      Object.assign(subscription, { priceId: offer.priceId, tierId: offer.tierId });
      if (!isFirst && !(await commitPiece(tx, { ...pieceOf(subscription), planId: offer.planId }))) alarms.push(new MoneyAlarm('SOLD_BEYOND_LIMIT', subscription.id));
    } else if (!isFirst) alarms.push(new MoneyAlarm('UNKNOWN_SUBSCRIPTION_PRICE', subscription.id));
  }
  const scheduled = scheduledChange && (await offerOf(tx, subscription.communityId, scheduledChange.priceId));
  subscription.scheduledPriceId = scheduled?.priceId ?? null;
  subscription.scheduledAt = scheduled ? scheduledChange.at : null;
  return alarms;
}

const pieceOf = ({ communityId, orderId, userId }: MembershipSubscription) => ({ communityId, orderId, userId });

interface Offer {
  readonly priceId: string;
  readonly tierId: string;
  readonly planId: string;
}
async function offerOf(tx: Tx, communityId: string, providerPriceId: string): Promise<Offer | null> {
  return (await offersOf(tx.db, { communityId, providerPriceId }))[0] ?? null;
}
const offersOf = prepared<Tables, { communityId: string; providerPriceId: string }, Offer>((db, given) =>
  db.selectFrom('provider_object as o').innerJoin('price', 'price.id', 'o.ownId').innerJoin('plan', 'plan.id', 'price.planId')
    .select(['price.id as priceId', 'plan.tierId as tierId', 'plan.id as planId']).where('o.kind', '=', 'PRICE').where('o.providerId', '=', given.providerPriceId)
    .where('price.communityId', '=', given.communityId).where('plan.communityId', '=', given.communityId));
