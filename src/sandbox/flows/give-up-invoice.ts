import { paymentsOf } from '../resources/invoice-payments.ts';
import { markCanceled } from '../resources/payment-intents.ts';
import { refused } from '../stripe-error.ts';
import type { Invoice } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { change, emit } from '../webhooks/events.ts';
import { dropPendingUpdate } from './pending-update.ts';

const LEFT_FROM = { void: ['open', 'uncollectible'], uncollectible: ['open'] };

function cancelPayments(world: World, invoice: Invoice, now: number): void {
  for (const payment of paymentsOf(world, invoice.id)) {
    if (payment.status !== 'open') continue;
    const intent = find(world, 'payment_intent', payment.payment.payment_intent);
    if (intent.status !== 'succeeded' && intent.status !== 'canceled') markCanceled(world, intent, 'void_invoice');
    payment.status = 'canceled';
    payment.status_transitions.canceled_at = now;
  }
}

/** Nobody is asked for it any more: as if it had never been (`void`), or as a loss (`uncollectible`). */
export function giveUpInvoice(world: World, invoice: Invoice, as: 'void' | 'uncollectible'): Invoice {
  if (!LEFT_FROM[as].includes(String(invoice.status))) {
    throw refused(`You can only pass in open${as === 'void' ? ' or uncollectible' : ''} invoices. This invoice is ${invoice.status}.`);
  }
  const now = world.clock.seconds();
  Object.assign(invoice, { status: as, auto_advance: false, next_payment_attempt: null });
  if (as === 'uncollectible') {
    invoice.status_transitions.marked_uncollectible_at = now;
    emit(world, 'invoice.marked_uncollectible', invoice);
    return invoice;
  }
  invoice.status_transitions.voided_at = now;
  cancelPayments(world, invoice, now);
  giveBackBalance(world, invoice);
  emit(world, 'invoice.voided', invoice);
  dropPendingUpdate(world, invoice);
  return invoice;
}

/** What a voided invoice took from the customer's balance goes back to it. */
function giveBackBalance(world: World, invoice: Invoice): void {
  const used = (invoice.ending_balance ?? 0) - invoice.starting_balance;
  const customer = find(world, 'customer', invoice.customer);
  if (used === 0 || customer.deleted) return;
  change(world, 'customer.updated', customer, { balance: customer.balance - used });
}
