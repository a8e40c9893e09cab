import type { ProviderSubscription } from '../../../platform/payments/payments.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { commitPiece } from '../../plans/index.ts';
import type { BillingReader } from '../deps.ts';
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

async function offerOf(tx: Tx, communityId: string, providerPriceId: string): Promise<{ priceId: string; tierId: string; planId: string } | null> {
  const found = await (tx.db as BillingReader).selectFrom('provider_object as o').innerJoin('price', 'price.id', 'o.ownId').innerJoin('plan', 'plan.id', 'price.planId')
    .select(['price.id as priceId', 'plan.tierId as tierId', 'plan.id as planId']).where('o.kind', '=', 'PRICE').where('o.providerId', '=', providerPriceId)
    .where('price.communityId', '=', communityId).where('plan.communityId', '=', communityId).executeTakeFirst();
  return found ?? null;
}
