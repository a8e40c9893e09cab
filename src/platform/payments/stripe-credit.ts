import type Stripe from 'stripe';
import type { CreditCalls, LookedThrough } from './credit-calls.ts';
import { call, type StripeAccess } from './stripe-call.ts';
import { idOf, upper } from './stripe-values.ts';

const PAGE = 100;
const behind = (after: string | null) => ({ limit: PAGE, ...(after === null ? {} : { starting_after: after }) });

/** Stripe keeps what invoices gave back too much, and what was too little to charge, as the balance of the customer: below zero in their favour. */
export function credit({ stripe, patience }: StripeAccess): CreditCalls {
  return {
    async customersWithCredit(after) {
      const { customers } = await stripe();
      const page = await call('list', patience, () => customers.list(behind(after)));
      return lookThrough(page, ({ id, balance, currency }) => (balance === 0 ? [] : [{ customerId: id, creditMinor: -balance, currency: currency ? upper(currency) : null }]));
    },
    async shortInvoices({ since, after }) {
      const { invoices } = await stripe();
      const created = { gte: Math.floor(since.getTime() / 1_000) };
      const page = await call('list', patience, () => invoices.list({ status: 'paid', created, ...behind(after) }));
      return lookThrough(page, (invoice) => (isShort(invoice) ? [{ id: invoice.id, subscriptionId: idOf(invoice.parent?.subscription_details?.subscription), totalMinor: invoice.total, receivedMinor: invoice.amount_paid, currency: upper(invoice.currency) }] : []));
    },
  };
}

/** Whether credit, not money, has paid a part of it. */
export const isShort = ({ status, total, amount_paid: paid }: Pick<Stripe.Invoice, 'status' | 'total' | 'amount_paid'>): boolean => status === 'paid' && paid < total;

function lookThrough<From extends { id: string }, To>({ data, has_more: hasMore }: { data: From[]; has_more: boolean }, pick: (each: From) => To[]): LookedThrough<To> {
  return { count: data.length, found: data.flatMap(pick), next: hasMore ? (data.at(-1)?.id ?? null) : null };
}
