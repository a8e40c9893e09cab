import { newId } from '../ids.ts';
import { oneTimeLine, periodLines } from '../resources/invoice-lines.ts';
import { createInvoicePayment } from '../resources/invoice-payments.ts';
import { createInvoice } from '../resources/new-invoice.ts';
import type { SessionDraft } from '../tables.ts';
import type { PaymentMethod, Session, Subscription } from '../wire-types.ts';
import type { World } from '../world.ts';
import { emit } from '../webhooks/events.ts';
import { markPaid } from './collect-invoice.ts';
import { createSubscription } from './start-subscription.ts';

/** The subscription of a session that has been completed, with a card or, in a trial, without one. */
function subscriptionOf(world: World, session: Session, draft: SessionDraft, method: PaymentMethod | null, firstInvoice: string): Subscription {
  const { customer, currency } = session;
  if (customer === null) throw new Error('A subscription needs a customer.');
  const { missingCard = 'create_invoice', ...data } = draft.subscriptionData;
  const items = draft.lineItems.filter((item) => item.price.recurring);
  return createSubscription(world, { ...data, missingCard, items, customer, currency, paymentMethod: method?.id ?? null, firstInvoice });
}

/** Makes the subscription, so that the completed session names it; what follows is told after the completion. */
export function beginSubscription(world: World, session: Session, draft: SessionDraft, method: PaymentMethod | null): () => void {
  const firstInvoice = newId('in');
  const subscription = subscriptionOf(world, session, draft, method, firstInvoice);
  session.subscription = subscription.id;
  session.invoice = firstInvoice;
  return () => {
    emit(world, 'customer.subscription.created', subscription);
    const oneTimeItems = draft.lineItems.filter((item) => !item.price.recurring);
    const period = { start: subscription.created, end: subscription.created };
    const lines = [...oneTimeItems.map((item) => oneTimeLine(item, subscription.created)), ...periodLines(world, subscription)];
    const invoice = createInvoice(world, { id: firstInvoice, subscription, reason: 'subscription_create', period, lines });
    const payment = draft.paymentIntent === null ? null : createInvoicePayment(world, invoice, draft.paymentIntent);
    if (payment) invoice.attempt_count = 1;
    markPaid(world, invoice, payment);
  };
}
