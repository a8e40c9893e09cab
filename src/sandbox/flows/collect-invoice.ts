import { createIntent } from '../resources/payment-intents.ts';
import { createInvoicePayment, paymentsOf } from '../resources/invoice-payments.ts';
import { refused, StripeError } from '../stripe-error.ts';
import { testCardByLast4, type Decline } from '../test-cards.ts';
import type { Invoice, InvoicePayment, PaymentMethod, Subscription } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { change, emit } from '../webhooks/events.ts';
import { cardOf } from './card-of.ts';
import { askForConfirmation, chargeIntent, failConfirmation } from './charge-intent.ts';
import { endSubscription } from './end-subscription.ts';
import { applyPendingUpdate, isOfPendingUpdate } from './pending-update.ts';

const DAY = 86_400;
/** Days from one failed attempt to the next; after the last the subscription ends. */
const RETRY_DAYS = [3, 5, 7];

const noCard: Decline = { code: 'card_declined', declineCode: 'generic_decline', message: 'The customer has no card.' };

/** Marks an invoice paid, by a payment or because nothing was due. */
export function markPaid(world: World, invoice: Invoice, payment: InvoicePayment | null): void {
  const now = world.clock.seconds();
  Object.assign(invoice, {
    status: 'paid',
    attempted: true,
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
    auto_advance: false,
    next_payment_attempt: null,
  });
  invoice.status_transitions.paid_at = now;
  emit(world, 'invoice.paid', invoice);
  emit(world, 'invoice.payment_succeeded', invoice);
  if (payment) {
    Object.assign(payment, { status: 'paid', amount_paid: invoice.amount_due });
    payment.status_transitions.paid_at = now;
    emit(world, 'invoice_payment.paid', payment);
  }
  applyPendingUpdate(world, invoice);
}

function subscriptionOf(world: World, invoice: Invoice): Subscription {
  return find(world, 'subscription', invoice.parent.subscription_details.subscription);
}

function paymentFor(world: World, invoice: Invoice, subscription: Subscription): InvoicePayment {
  const open = paymentsOf(world, invoice.id).find((payment) => payment.status === 'open');
  if (open) return open;
  const intent = createIntent(world, {
    amount: invoice.amount_due,
    currency: invoice.currency,
    customer: subscription.customer,
    description: 'Subscription update',
    metadata: {},
    receiptEmail: null,
    transferGroup: null,
    setupFutureUsage: null,
  });
  return createInvoicePayment(world, invoice, intent.id);
}

function markFailed(world: World, invoice: Invoice, subscription: Subscription): void {
  if (isOfPendingUpdate(subscription, invoice)) {
    emit(world, 'invoice.payment_failed', invoice);
    return;
  }
  const days = RETRY_DAYS[invoice.attempt_count - 1];
  const isLast = days === undefined;
  invoice.next_payment_attempt = isLast ? null : world.clock.seconds() + days * DAY;
  emit(world, 'invoice.payment_failed', invoice);
  if (subscription.ended_at !== null || subscription.status === 'paused' || subscription.status === 'incomplete') return;
  if (subscription.latest_invoice === invoice.id) {
    change(world, 'customer.subscription.updated', subscription, { status: 'past_due' });
  }
  if (!isLast) return;
  subscription.cancellation_details = { comment: null, feedback: null, feedback_option: null, reason: 'payment_failed' };
  endSubscription(world, subscription);
}

/** The bank of the card asks the person, on a page of the invoice, before anything is taken. */
export function askForInvoice(world: World, invoice: Invoice, method: PaymentMethod): void {
  const payment = paymentFor(world, invoice, subscriptionOf(world, invoice));
  invoice.attempted = true;
  invoice.attempt_count += 1;
  askForConfirmation(world, find(world, 'payment_intent', payment.payment.payment_intent), method, `${invoice.hosted_invoice_url ?? ''}/confirm`);
  emit(world, 'invoice.payment_action_required', invoice);
}

/** Whether a bank waits for the person's answer. */
export const isAsked = (world: World, invoice: Invoice): boolean =>
  invoice.status === 'open' && paymentsOf(world, invoice.id).some(({ status, payment }) => status === 'open' && find(world, 'payment_intent', payment.payment_intent).status === 'requires_action');

/** What the person told their bank. */
export function answerForInvoice(world: World, invoice: Invoice, saysYes: boolean): void {
  if (!isAsked(world, invoice)) return;
  const subscription = subscriptionOf(world, invoice);
  const payment = paymentFor(world, invoice, subscription);
  const intent = find(world, 'payment_intent', payment.payment.payment_intent);
  const method = find(world, 'payment_method', intent.payment_method as string);
  if (!saysYes) {
    failConfirmation(world, intent, method);
    markFailed(world, invoice, subscription);
    return;
  }
  const decline = testCardByLast4(method.card?.last4 ?? '')?.declinesNow ?? null;
  chargeIntent(world, intent, method, decline, true);
  if (decline) markFailed(world, invoice, subscription);
  else markPaid(world, invoice, payment);
}

/** Tries to take what an invoice asks; answers why not, or null when it is paid. */
export function collectInvoice(world: World, invoice: Invoice, card?: PaymentMethod): Decline | null {
  if (invoice.amount_due === 0) {
    markPaid(world, invoice, null);
    return null;
  }
  const subscription = subscriptionOf(world, invoice);
  const payment = paymentFor(world, invoice, subscription);
  const intent = find(world, 'payment_intent', payment.payment.payment_intent);
  const method = card ?? cardOf(world, subscription);
  const decline = method ? (testCardByLast4(method.card?.last4 ?? '')?.declinesLater ?? null) : noCard;
  invoice.attempted = true;
  invoice.attempt_count += 1;
  if (method) chargeIntent(world, intent, method, decline);
  if (decline) {
    markFailed(world, invoice, subscription);
    return decline;
  }
  markPaid(world, invoice, payment);
  if (subscription.latest_invoice === invoice.id && subscription.status === 'past_due') {
    change(world, 'customer.subscription.updated', subscription, { status: 'active' });
  }
  return null;
}

/** The API's `pay`: a decline is an error of the card. */
export function payInvoice(world: World, invoice: Invoice, method?: string): Invoice {
  if (invoice.status !== 'open') throw refused('Invoice is already paid or cannot be paid.', { code: 'invoice_not_editable' });
  const card = method === undefined ? undefined : find(world, 'payment_method', method, 'payment_method');
  const decline = collectInvoice(world, invoice, card);
  if (!decline) return invoice;
  const { code, declineCode, message } = decline;
  throw new StripeError(402, { type: 'card_error', code, decline_code: declineCode, message }, true);
}
