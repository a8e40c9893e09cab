import { after } from '../../../kernel/clock.ts';
import type { BillingReader } from '../deps.ts';
import type { OrderState } from '../model/order.entity.ts';
import { refundWindowOf } from './refund-policy.ts';

const WITHOUT_MONEY: readonly OrderState[] = ['REFUNDED', 'CHARGED_BACK'];

/** The memberships that a person paid for with money that is still here, in the order in which it first came: a trial is none before its first payment. */
export async function paidOrderIds(db: BillingReader, { communityId, userId }: { communityId: string; userId: string }): Promise<string[]> {
  const rows = await db.selectFrom('purchase_order').innerJoin('payment', (join) => join.onRef('payment.communityId', '=', 'purchase_order.communityId').onRef('payment.orderId', '=', 'purchase_order.id'))
    .select('purchase_order.id').where('purchase_order.communityId', '=', communityId).where('purchase_order.userId', '=', userId)
    .where('purchase_order.purpose', '=', 'MEMBERSHIP').where('purchase_order.state', 'not in', WITHOUT_MONEY).where('payment.standing', '=', 'SETTLED')
    .groupBy('purchase_order.id').orderBy((eb) => eb.fn.min('payment.receivedAt')).orderBy('purchase_order.id').execute();
  return rows.map(({ id }) => id);
}

/** Whether all that came in for an order went back; false of one that is not known. */
export async function hasLostItsMoney(db: BillingReader, { communityId, orderId }: { communityId: string; orderId: string }): Promise<boolean> {
  const order = await db.selectFrom('purchase_order').select('state').where('communityId', '=', communityId).where('id', '=', orderId).executeTakeFirst();
  return order !== undefined && WITHOUT_MONEY.includes(order.state);
}

/** From when on what an order earns is safe: its buyer may not have the first payment back any more. At once for one that cost nothing. */
export async function earnsFrom(db: BillingReader, { communityId, orderId }: { communityId: string; orderId: string }, now: Date): Promise<Date> {
  const first = await db.selectFrom('payment').select('refundableUntil').where('communityId', '=', communityId).where('orderId', '=', orderId).where('standing', '=', 'SETTLED').orderBy('receivedAt').orderBy('id').executeTakeFirst();
  if (first) return first.refundableUntil;
  const { amountMinor } = await db.selectFrom('purchase_order').select('amountMinor').where('communityId', '=', communityId).where('id', '=', orderId).executeTakeFirstOrThrow();
  return amountMinor === 0 ? now : after(now, await refundWindowOf(db, communityId));
}
