import type { CheckoutSession } from '../../../platform/payments/payments.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { isRecurring, releasePieces } from '../../plans/index.ts';
import { releaseUses } from '../../promotions/index.ts';
import { endUnpaid } from './end-unpaid.ts';
import type { SyncState } from '../access.ts';
import type { CheckoutAttempt } from '../model/checkout-attempt.entity.ts';
import type { Order, OrderRow } from '../model/order.entity.ts';
import { hasItAlready } from '../queries/bought-already.ts';
import type { Fetched } from './fetch-order.ts';
import { MoneyAlarm, type MoneyAlarmKind } from './money-alarm.ts';
import { payOrder } from './pay-order.ts';
import { addAttempt } from './open-checkout.ts';
import { trialDaysFor } from './use-trial.ts';

/**
 * Takes over how the payment pages of an order stand; the first one that was paid as agreed pays the order. Of somebody who is no member
 * any more, too: what was paid for is theirs when they are let in again, and the operator is told.
 */
export async function settleCheckouts(tx: Tx, { order, attempts, isMember }: SyncState, { checkouts, customerId, gone }: Fetched): Promise<MoneyAlarm[]> {
  const alarms: MoneyAlarm[] = [];
  let hasFailed = false;
  for (const checkout of checkouts) {
    if (checkout.orderId !== order.id) continue;
    const attempt = attemptOf(tx, order, attempts, checkout);
    if (attempt.isOver()) continue;
    if (checkout.status === 'expired') attempt.close('EXPIRED');
    if (checkout.settlement === 'PENDING') attempt.beginSettling();
    if (checkout.settlement === 'FAILED') {
      attempt.close('FAILED');
      hasFailed = true;
    }
    if (checkout.status !== 'complete' || !checkout.isPaid) continue;
    const alarm = await settle(tx, order, attempt, checkout, { customerId, isMember });
    if (alarm) alarms.push(alarm);
  }
  for (const attempt of attempts) {
    if (attempt.isSpent(tx.now)) attempt.close('FAILED');
    if (attempt.sessionId && gone.includes(attempt.sessionId) && !attempt.isOver()) attempt.close('EXPIRED');
  }
  if (attempts.every((attempt) => attempt.isOver())) await endUnpaid(tx, order, hasFailed ? 'FAILED' : 'EXPIRED');
  await tx.flush();
  return alarms;
}

/** The attempt of a page; a page that we asked for without hearing of it takes the place of that request. */
function attemptOf(tx: Tx, order: Order, attempts: CheckoutAttempt[], checkout: CheckoutSession): CheckoutAttempt {
  const known = attempts.find(({ sessionId }) => sessionId === checkout.id);
  if (known) return known;
  let attempt = attempts.find(({ state }) => state === 'REQUESTED');
  if (!attempt) {
    attempt = addAttempt(tx, order, attempts.length + 1);
    attempts.push(attempt);
  }
  attempt.open(checkout);
  return attempt;
}

async function settle(tx: Tx, order: Order, attempt: CheckoutAttempt, checkout: CheckoutSession, { customerId, isMember }: { customerId: string | null; isMember: boolean }): Promise<MoneyAlarm | null> {
  attempt.receivedMinor = checkout.payment?.receivedMinor ?? checkout.amountMinor;
  attempt.receivedCurrency = checkout.payment?.currency ?? checkout.currency;
  attempt.subscriptionId = checkout.subscriptionId;
  attempt.paymentId = checkout.payment?.id ?? null;
  if (!isAsAgreed(order, checkout) || checkout.customerId !== customerId) {
    attempt.close('MISMATCHED');
    order.hold();
    await releasePieces(tx, { communityId: order.communityId, orderId: order.id }, { of: order.planId ?? null });
    await releaseUses(tx, order.id);
    endSubscriptionOf(tx, checkout);
    return new MoneyAlarm('PAYMENT_DIFFERS_FROM_ORDER', order.id);
  }
  const unwanted = await whySurplus(tx, order);
  // Before anything is written for it, so that the page is written once.
  attempt.close(unwanted !== null ? 'SURPLUS' : isMember ? 'PAID' : 'BUYER_LEFT');
  const surplus = unwanted ?? (await payOrder(tx, order));
  if (surplus !== null) {
    attempt.close('SURPLUS');
    endSubscriptionOf(tx, checkout);
    return new MoneyAlarm(surplus, order.id);
  }
  return isMember ? null : new MoneyAlarm('BUYER_LEFT', order.id);
}

/** A page may outlive its order, and be paid beside another one: what would not be sold to this person now is not kept. The member's lock lets one order be first. */
async function whySurplus(tx: Tx, order: Order): Promise<MoneyAlarmKind | null> {
  if (order.hasBeenPaid()) return 'ORDER_PAID_TWICE';
  if (order.purpose !== 'MEMBERSHIP') return null;
  if (await hasItAlready(tx, order as OrderRow)) return 'BOUGHT_TWICE';
  return (await trialDaysFor(tx, { ...order, trialDays: order.trialDays ?? null })) === (order.trialDays ?? null) ? null : 'TRIAL_USED_TWICE';
}

/** What gives no access must not renew either. */
function endSubscriptionOf(tx: Tx, { subscriptionId }: CheckoutSession): void {
  if (subscriptionId !== null) tx.enqueue('billing.end-surplus-subscription', { providerId: subscriptionId });
}

function isAsAgreed(order: Order, checkout: CheckoutSession): boolean {
  const { amountMinor, currency, kind } = order;
  if (checkout.amountMinor !== order.dueNow() || checkout.currency !== currency) return false;
  if (kind !== null && kind !== undefined && isRecurring(kind)) return checkout.subscriptionId !== null;
  return checkout.payment !== null && checkout.payment.receivedMinor === amountMinor && checkout.payment.currency === currency;
}
