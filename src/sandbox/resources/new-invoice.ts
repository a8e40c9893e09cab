import { embedded } from '../http/listing.ts';
import type { Customer, Invoice, InvoiceLineItem, LineItem, Subscription } from '../wire-types.ts';
import { findCustomer, type World } from '../world.ts';
import { emit } from '../webhooks/events.ts';
import { oneTimeLine, subscribedLine } from './invoice-lines.ts';

export type BillingReason = 'subscription_create' | 'subscription_cycle';

function nextNumber(customer: Customer): string {
  const sequence = customer.next_invoice_sequence;
  customer.next_invoice_sequence = sequence + 1;
  return `${customer.invoice_prefix}-${String(sequence).padStart(4, '0')}`;
}

export interface NewInvoice {
  id: string;
  subscription: Subscription;
  reason: BillingReason;
  period: { start: number; end: number };
  oneTimeItems?: LineItem[];
}

/** Makes the invoice of a subscription's current period: created as a draft, finalized at once. */
export function createInvoice(world: World, given: NewInvoice): Invoice {
  const { id, subscription, reason, period, oneTimeItems = [] } = given;
  const now = world.clock.seconds();
  const lines = [
    ...oneTimeItems.map((item) => oneTimeLine(id, subscription, item, now)),
    ...subscription.items.data.map((item) => subscribedLine(world, id, subscription, item)),
  ];
  const customer = findCustomer(world, subscription.customer);
  const total = lines.reduce((sum, line) => sum + line.amount, 0);
  const invoice = buildInvoice({ id, now, lines, customer, total, subscription, reason, period });
  world.tables.invoice.set(id, invoice);
  subscription.latest_invoice = id;
  emit(world, 'invoice.created', invoice);
  Object.assign(invoice, { status: 'open', number: nextNumber(customer), effective_at: now });
  invoice.status_transitions.finalized_at = now;
  emit(world, 'invoice.finalized', invoice);
  return invoice;
}

interface Computed extends NewInvoice {
  now: number;
  lines: InvoiceLineItem[];
  customer: Customer;
  total: number;
}

/** An invoice before anything happened to it. */
const PLAIN_INVOICE = {
  account_country: 'US',
  account_name: 'Sandbox',
  account_tax_ids: null,
  amount_overpaid: 0,
  amount_paid: 0,
  amount_shipping: 0,
  application: null,
  attempt_count: 0,
  attempted: false,
  auto_advance: true,
  automatically_finalizes_at: null,
  collection_method: 'charge_automatically',
  custom_fields: null,
  customer_account: null,
  customer_shipping: null,
  customer_tax_exempt: 'none',
  default_payment_method: null,
  default_source: null,
  description: null,
  due_date: null,
  effective_at: null,
  ending_balance: null,
  footer: null,
  from_invoice: null,
  hosted_invoice_url: null,
  invoice_pdf: null,
  last_finalization_error: null,
  latest_revision: null,
  livemode: false,
  next_payment_attempt: null,
  number: null,
  on_behalf_of: null,
  post_payment_credit_notes_amount: 0,
  pre_payment_credit_notes_amount: 0,
  receipt_number: null,
  rendering: null,
  shipping_cost: null,
  shipping_details: null,
  starting_balance: 0,
  statement_descriptor: null,
  status: 'draft',
  test_clock: null,
  webhooks_delivered_at: null,
} as const satisfies Partial<Invoice>;

function buildInvoice({ id, now, lines, customer, total, subscription, reason, period }: Computed): Invoice {
  return {
    id,
    object: 'invoice',
    ...PLAIN_INVOICE,
    amount_due: total,
    amount_remaining: total,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    billing_reason: reason,
    created: now,
    currency: subscription.currency,
    customer: customer.id,
    customer_address: customer.address ?? null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    customer_tax_ids: [],
    default_tax_rates: [],
    discounts: [],
    issuer: { type: 'self' },
    lines: embedded(lines, `/v1/invoices/${id}/lines`),
    metadata: {},
    parent: {
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
      type: 'subscription_details',
    },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: period.end,
    period_start: period.start,
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal: total,
    subtotal_excluding_tax: total,
    total,
    total_discount_amounts: [],
    total_excluding_tax: total,
    total_pretax_credit_amounts: [],
    total_taxes: [],
  };
}
