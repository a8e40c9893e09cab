import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { sharePayment } from '../../ledger/index.ts';
import { isRecurring } from '../../plans/index.ts';
import { attemptsForSync, lockMember, mismatchedPayments, orderForSync } from '../access.ts';
import type { BillingDeps } from '../deps.ts';
import type { Order, OrderRow } from '../model/order.entity.ts';
import type { Payment } from '../model/payment.entity.ts';
import { hasItAlready } from '../queries/bought-already.ts';
import { CLOSE_ORDER } from './close-order.ts';
import { payOrder } from './pay-order.ts';

export type HeldFailure = Failure<'NOTHING_HELD' | 'CURRENCY_DIFFERS' | 'SUBSCRIPTION_ENDED' | 'ALREADY_SUBSCRIBED'>;
/** Money of a held order that can be taken for what was agreed, under the locks of member and order. */
export interface Held {
  readonly order: Order;
  readonly payment: Payment;
  /** What came in beside it. */
  readonly others: readonly Payment[];
}

/** What of a held order can be accepted, and keeps it from changing; or why nothing can. */
export async function heldForAccepting(tx: Tx, { id, communityId, userId }: Pick<OrderRow, 'id' | 'communityId' | 'userId'>): Promise<Result<Held, HeldFailure>> {
  const path = ['input', 'orderId'];
  await lockMember(tx, { communityId, userId });
  const order = await orderForSync(tx, id);
  if (order.state !== 'HELD') return refuse(failure('NOTHING_HELD', path));
  if (order.kind != null && isRecurring(order.kind)) return refuse(failure('SUBSCRIPTION_ENDED', path));
  const payments = await mismatchedPayments(tx, order);
  const inItsCurrency = payments.filter(({ currency }) => currency === order.currency);
  if (payments.length > 0 && inItsCurrency.length === 0) return refuse(failure('CURRENCY_DIFFERS', path));
  const payment = inItsCurrency.find(({ amountMinor }) => amountMinor === order.amountMinor) ?? inItsCurrency[0];
  if (!payment) return refuse(failure('NOTHING_HELD', path));
  if (order.purpose === 'MEMBERSHIP' && (await hasItAlready(tx, order as OrderRow))) return refuse(failure('ALREADY_SUBSCRIBED', path));
  return ok({ order, payment, others: payments.filter((each) => each !== payment) });
}

/**
 * The order is paid as if what came in had been agreed: access, discounts, shares of what was received. What came in beside it is surplus.
 * Refused when a coupon or voucher on which the price rested is somebody else's by now, or the plan is sold out; the caller's transaction is then given up.
 */
export async function acceptHeld({ snapshotShares, shareOut }: Pick<BillingDeps, 'snapshotShares' | 'shareOut'>, tx: Tx, { order, payment, others }: Held, reason: string): Promise<Result<null, Failure<'PROMOTION_EXHAUSTED' | 'SOLD_OUT'>>> {
  const { communityId, userId } = order;
  const lost = await payOrder(tx, order, payment.amountMinor as number);
  if (lost !== null) return refuse(failure(lost === 'SOLD_OUT' ? 'SOLD_OUT' : 'PROMOTION_EXHAUSTED', ['input', 'orderId']));
  order.accept(tx.now, reason);
  order.shares ??= await snapshotShares(tx, { communityId, buyerUserId: userId });
  await decide(tx, order, payment, 'SETTLED');
  for (const other of others) await decide(tx, order, other, 'SURPLUS');
  // A page that is still open would be paid for nothing.
  tx.enqueue(CLOSE_ORDER, { orderId: order.id });
  await tx.flush();
  await sharePayment(tx, { communityId, paymentId: payment.id, shares: await shareOut(tx, communityId, order.shares) });
  return ok(null);
}

async function decide(tx: Tx, order: Order, payment: Payment, standing: 'SETTLED' | 'SURPLUS'): Promise<void> {
  const { communityId, userId, id: orderId } = order;
  payment.decide(standing);
  const attempt = (await attemptsForSync(tx, order)).find(({ paymentId }) => paymentId === payment.providerPaymentId);
  attempt?.close(standing === 'SETTLED' ? 'PAID' : 'SURPLUS');
  const payload = { paymentId: payment.id, orderId, userId, amountMinor: payment.amountMinor as number, currency: payment.currency };
  tx.emit({ name: standing === 'SETTLED' ? 'billing.payment-received' : 'billing.unfit-payment-received', communityId, payload: standing === 'SETTLED' ? payload : { ...payload, standing } });
}
