import { newId } from '../ids.ts';
import { embedded, isWithin, listRoute, matches } from '../http/listing.ts';
import { choice, group, range, required, text, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import type { Invoice, InvoicePayment, List } from '../wire-types.ts';
import { find, type World } from '../world.ts';

/** Ties an invoice to the intent that pays it: neither of the two names the other. */
export function createInvoicePayment(world: World, invoice: Invoice, paymentIntent: string): InvoicePayment {
  const payment: InvoicePayment = {
    id: newId('inpay'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.amount_due,
    created: world.clock.seconds(),
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: paymentIntent, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  };
  world.tables.invoice_payment.set(payment.id, payment);
  return payment;
}

export function paymentsOf(world: World, invoice: string): InvoicePayment[] {
  return [...world.tables.invoice_payment.values()].filter((payment) => payment.invoice === invoice);
}

export function invoicePayments(world: World, invoice: string): List<InvoicePayment> {
  return embedded(paymentsOf(world, invoice), `/v1/invoice_payments?invoice=${invoice}`);
}

const filters = {
  created: range(),
  invoice: text(),
  payment: group({ payment_intent: text(), type: required(choice('payment_intent', 'charge', 'payment_record')) }),
  status: choice('canceled', 'open', 'paid'),
};

function isPaidBy(payment: InvoicePayment, given: Params<typeof filters>['payment']): boolean {
  if (!given) return true;
  return given.type === 'payment_intent' && matches(given.payment_intent, payment.payment.payment_intent);
}

export const invoicePaymentRoutes: Route[] = [
  route('GET', '/v1/invoice_payments/:id', 'invoice_payment', {}, ({ world, id }) => find(world, 'invoice_payment', id)),
  listRoute('/v1/invoice_payments', 'invoice_payment', filters, ({ world, params }) =>
    [...world.tables.invoice_payment.values()].filter(
      (payment) =>
        matches(params.invoice, payment.invoice) &&
        matches<string>(params.status, payment.status) &&
        isPaidBy(payment, params.payment) &&
        isWithin(payment.created, params.created),
    ),
  ),
];
