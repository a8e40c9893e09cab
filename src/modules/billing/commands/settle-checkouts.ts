import { sql } from 'kysely';
import type { CheckoutSession } from '../../../platform/payments/payments.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { isRecurring, termEnd } from '../../plans/index.ts';
import { giveGrant } from '../../tiers/index.ts';
import { attemptsForSync } from '../access.ts';
import type { BillingReader } from '../deps.ts';
import type { CheckoutAttempt } from '../model/checkout-attempt.entity.ts';
import type { Order } from '../model/order.entity.ts';
import { MoneyAlarm } from './money-alarm.ts';
import { addAttempt } from './place-order.ts';
import type { Fetched } from './sync-order.ts';

/**
 * Takes over how the payment pages of an order stand; the first one that was paid as agreed pays the order. Of somebody who is no member
 * any more, too: what was paid for is theirs when they are let in again, and the operator is told.
 */
export async function settleCheckouts(tx: Tx, order: Order, { checkouts, customerId, gone }: Fetched, isMember: boolean): Promise<MoneyAlarm[]> {
  const attempts = await attemptsForSync(tx, order);
  const alarms: MoneyAlarm[] = [];
  for (const checkout of checkouts) {
    if (checkout.orderId !== order.id) continue;
    const attempt = attemptOf(tx, order, attempts, checkout);
    if (attempt.isOver()) continue;
    if (checkout.status === 'expired') attempt.close('EXPIRED');
    if (checkout.status !== 'complete' || !checkout.isPaid) continue;
    const alarm = await settle(tx, order, attempt, checkout, { customerId, isMember });
    if (alarm) alarms.push(alarm);
  }
  for (const attempt of attempts) {
    if (attempt.isSpent(tx.now)) attempt.close('FAILED');
    if (attempt.sessionId && gone.includes(attempt.sessionId) && !attempt.isOver()) attempt.close('EXPIRED');
  }
  if (attempts.every((attempt) => attempt.isOver())) order.expire();
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
  if (!isAsAgreed(order, checkout) || checkout.customerId !== customerId) {
    attempt.close('MISMATCHED');
    order.hold();
    return new MoneyAlarm('PAYMENT_DIFFERS_FROM_ORDER', order.id);
  }
  if (order.isPaid()) {
    attempt.close('SURPLUS');
    if (checkout.subscriptionId !== null) tx.enqueue('billing.end-surplus-subscription', { providerId: checkout.subscriptionId });
    return new MoneyAlarm('ORDER_PAID_TWICE', order.id);
  }
  attempt.close(isMember ? 'PAID' : 'BUYER_LEFT');
  order.pay(tx.now);
  if (!isRecurring(order.kind)) await giveTerm(tx, order);
  await tellPaid(tx, order);
  return isMember ? null : new MoneyAlarm('BUYER_LEFT', order.id);
}

function isAsAgreed({ amountMinor, currency, kind }: Order, checkout: CheckoutSession): boolean {
  if (checkout.amountMinor !== amountMinor || checkout.currency !== currency) return false;
  if (isRecurring(kind)) return checkout.subscriptionId !== null;
  return checkout.payment !== null && checkout.payment.receivedMinor === amountMinor && checkout.payment.currency === currency;
}

/** Terms follow each other: one that is bought while another runs begins at its end. */
async function giveTerm(tx: Tx, order: Order): Promise<void> {
  const { communityId, userId, tierId } = order;
  const { end } = await (tx.db as BillingReader).selectFrom('purchase_order').select(sql<Date | null>`max(access_ends_at)`.as('end'))
    .where('communityId', '=', communityId).where('userId', '=', userId).where('tierId', '=', tierId).where('kind', '=', 'TERM').where('state', '=', 'PAID').where('id', '<>', order.id).executeTakeFirstOrThrow();
  const startsAt = order.kind === 'TERM' && end !== null && end > tx.now ? end : tx.now;
  const endsAt = termEnd(order.kind, startsAt);
  order.giveAccess(startsAt, endsAt);
  await giveGrant(tx, { communityId, userId, tierId, source: { kind: 'ORDER', id: order.id }, startsAt, endsAt });
}

async function tellPaid(tx: Tx, order: Order): Promise<void> {
  const { id: orderId, communityId, userId, tierId, amountMinor, currency, kind } = order;
  const member = await (tx.db as BillingReader).selectFrom('member').select('invitedByUserId').where('communityId', '=', communityId).where('userId', '=', userId).executeTakeFirst();
  tx.emit({ name: 'billing.order-paid', communityId, payload: { orderId, userId, tierId, amountMinor, currency, kind, invitedBy: member?.invitedByUserId ?? null } });
}
