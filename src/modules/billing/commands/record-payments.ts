import { after, DAY } from '../../../kernel/clock.ts';
import { newId } from '../../../kernel/id.ts';
import type { ProviderPayment } from '../../../platform/payments/payments.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { postFee, postPayment, WHOLE, type ShareSnapshot } from '../../ledger/index.ts';
import type { SyncState } from '../access.ts';
import type { BillingMeans, BillingReader } from '../deps.ts';
import type { CheckoutAttempt } from '../model/checkout-attempt.entity.ts';
import { isEscrowed, type Order } from '../model/order.entity.ts';
import { Payment, type PaymentStanding } from '../model/payment.entity.ts';
import { refundWindowOf } from '../queries/refund-policy.ts';
import type { Fetched, FetchedPayment } from './fetch-order.ts';
import { tellOrderPaid } from './fulfil-order.ts';
import { MoneyAlarm } from './money-alarm.ts';

const STANDINGS: Readonly<Partial<Record<CheckoutAttempt['state'], PaymentStanding>>> = { PAID: 'SETTLED', BUYER_LEFT: 'SETTLED', SURPLUS: 'SURPLUS', MISMATCHED: 'MISMATCHED' };

/** Keeps a row for all money that came in for an order, once its pages have been judged; each is told once. */
export async function recordPayments(deps: BillingMeans, tx: Tx, state: SyncState, { payments, checkouts }: Fetched): Promise<MoneyAlarm[]> {
  const { order, attempts, subscriptions } = state;
  const alarms: MoneyAlarm[] = [];
  for (const found of payments) {
    const recorded = state.payments.get(found.payment.id);
    if (recorded) {
      if (recorded.learn(found.payment.chargeId, found.payment.feeMinor)) await postFee(tx, { communityId: order.communityId, paymentId: recorded.id, feeMinor: found.payment.feeMinor! });
      continue;
    }
    const page = checkouts.find(({ payment }) => payment?.id === found.payment.id);
    const attempt = attempts.find(({ sessionId, subscriptionId }) => (found.subscriptionId === null ? sessionId === page?.id : subscriptionId === found.subscriptionId));
    const standing = attempt && STANDINGS[attempt.state];
    if (attempt && found.subscriptionId === null) attempt.paymentId = found.payment.id;
    if (!standing) continue;
    // What it was to pay for had been taken back with its money.
    const isTooLate = standing === 'SETTLED' && found.subscriptionId !== null && subscriptions.get(found.subscriptionId)?.isRevoked() === true;
    if (isTooLate) alarms.push(new MoneyAlarm('PAID_AFTER_REFUND', order.id));
    await record(deps, tx, state, found, isTooLate ? 'SURPLUS' : standing);
  }
  await tx.flush();
  return alarms;
}

async function record(deps: BillingMeans, tx: Tx, { order, subscriptions }: SyncState, { payment, subscriptionId, invoiceId, isProration }: FetchedPayment, standing: PaymentStanding): Promise<void> {
  const { communityId, userId, id: orderId } = order;
  const mirrored = subscriptionId === null ? undefined : subscriptions.get(subscriptionId);
  const made = tx.rows.add(Payment, {
    id: newId(tx.now.getTime()), communityId, orderId, userId, subscriptionId: mirrored?.orderId === orderId ? mirrored.id : null, standing,
    providerPaymentId: payment.id, providerChargeId: payment.chargeId, providerInvoiceId: invoiceId, isProration,
    amountMinor: payment.receivedMinor, currency: payment.currency, feeMinor: payment.feeMinor, refundedMinor: 0, receivedAt: payment.receivedAt!,
    // The window counts from the payment, by our clock where the provider's is ahead.
    refundableUntil: after(payment.receivedAt! < tx.now ? payment.receivedAt! : tx.now, await refundWindowOf(tx.db as BillingReader, communityId)),
  });
  await tx.flush();
  await post(deps, tx, order, made, payment);
  const payload = { paymentId: made.id, orderId, userId, amountMinor: payment.receivedMinor, currency: payment.currency };
  tx.emit({ name: standing === 'SETTLED' ? 'billing.payment-received' : 'billing.unfit-payment-received', communityId, payload: standing === 'SETTLED' ? payload : { ...payload, standing } });
  if (await isFirstMoney(tx, order, made)) await tellOrderPaid(tx, order, payment.receivedMinor);
}

/** Of a membership that cost nothing when it began; the others were told of when they were paid. */
async function isFirstMoney(tx: Tx, order: Order, { id, communityId, orderId, standing }: Payment): Promise<boolean> {
  if (order.purpose !== 'MEMBERSHIP' || order.dueNow() > 0 || standing !== 'SETTLED') return false;
  return !(await (tx.db as BillingReader).selectFrom('payment').select('id').where('communityId', '=', communityId).where('orderId', '=', orderId).where('standing', '=', 'SETTLED').where('id', '!=', id).executeTakeFirst());
}

/** Shares in what is still to be done wait until whoever arranged it lets them go. */
const HELD_FOR = 3_650 * DAY;

/** Nobody has a share in what is to go back. */
const UNSHARED: ShareSnapshot = { ruleId: null, version: 0, shares: [{ payee: { kind: 'PLATFORM', userId: null }, basisPoints: WHOLE }] };

const later = (a: Date, b: Date): Date => (a > b ? a : b);

async function post({ snapshotShares, shareOut, payoutHold }: BillingMeans, tx: Tx, order: Order, made: Payment, { feeMinor, settlement }: ProviderPayment): Promise<void> {
  const { communityId, id: paymentId, orderId, currency } = made;
  const holdUntil = isEscrowed(order.purpose) ? after(made.receivedAt, HELD_FOR) : later(made.refundableUntil, after(made.receivedAt, payoutHold));
  // Orders that are older than the ledger are divided as the rules are when their money is seen.
  if (made.standing === 'SETTLED') order.shares ??= await snapshotShares(tx, { communityId, buyerUserId: made.userId });
  const shares = made.standing === 'SETTLED' ? await shareOut(tx, communityId, order.shares!) : UNSHARED;
  await postPayment(tx, { communityId, paymentId, orderId, grossMinor: made.amountMinor as number, feeMinor: feeMinor ?? 0, currency, shares, holdUntil, settlement });
}
