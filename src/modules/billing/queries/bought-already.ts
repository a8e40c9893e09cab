import { isRecurring } from '../../plans/index.ts';
import type { BillingReader } from '../deps.ts';
import { GIVING_STATES, type OrderRow } from '../model/order.entity.ts';

/** What somebody buys for themselves; of an order, its id, which does not count. */
export type Purchase = Pick<OrderRow, 'communityId' | 'userId' | 'tierId' | 'planId' | 'kind'> & { readonly id?: string };

/** Somebody with a running subscription buys no second one, and no tier twice; what never ends, or ends on one day for all, is bought once. */
export async function hasItAlready(db: BillingReader, { communityId, userId, tierId, planId, kind, id }: Purchase): Promise<boolean> {
  const running = (await db.selectFrom('membership_subscription').select(['tierId', 'orderId']).where('communityId', '=', communityId).where('userId', '=', userId).where('endedAt', 'is', null).execute()).filter(({ orderId }) => orderId !== id);
  if (running.length > 0 && ((kind !== null && isRecurring(kind)) || running.some((subscription) => subscription.tierId === tierId))) return true;
  return hasItForGood(db, { communityId, userId, tierId, planId, id });
}

/** Bought before, and nothing is to be had by buying it again. */
export async function hasItForGood(db: BillingReader, { communityId, userId, tierId, planId, id }: Omit<Purchase, 'kind'>): Promise<boolean> {
  const once = await db.selectFrom('purchase_order').select('id').where('communityId', '=', communityId).where('userId', '=', userId).where('purpose', '=', 'MEMBERSHIP').where('state', 'in', GIVING_STATES)
    .where((eb) => eb.or([eb.and([eb('tierId', '=', tierId), eb('kind', '=', 'LIFETIME')]), eb.and([eb('planId', '=', planId), eb('kind', '=', 'FIXED_PERIOD')])])).execute();
  return once.some((order) => order.id !== id);
}
