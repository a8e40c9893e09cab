import type { BillingReader } from '../deps.ts';
import type { OrderState } from '../model/order.entity.ts';

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

/** Until when the buyer of an order may have its first payment back, and with it all that the order earned; null while none is recorded. */
export async function firstRefundableUntil(db: BillingReader, { communityId, orderId }: { communityId: string; orderId: string }): Promise<Date | null> {
  const first = await db.selectFrom('payment').select('refundableUntil').where('communityId', '=', communityId).where('orderId', '=', orderId).where('standing', '=', 'SETTLED').orderBy('receivedAt').orderBy('id').executeTakeFirst();
  return first?.refundableUntil ?? null;
}
