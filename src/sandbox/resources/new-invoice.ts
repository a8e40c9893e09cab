import { embedded } from '../http/listing.ts';
import type { LineDraft } from '../line-draft.ts';
import type { Customer, Invoice, Subscription } from '../wire-types.ts';
import { findCustomer, type World } from '../world.ts';
import { change, emit } from '../webhooks/events.ts';
import { amountsOf, type InvoiceAmounts } from './invoice-amounts.ts';
import { endOnceDiscounts, invoiceDiscounts } from './invoice-discounts.ts';
import { invoiceLine } from './invoice-lines.ts';

export type BillingReason = 'subscription_create' | 'subscription_cycle' | 'subscription_update' | 'upcoming';

export interface NewInvoice {
  id: string;
  subscription: Subscription;
  reason: BillingReason;
  period: { start: number; end: number };
  lines: LineDraft[];
  prorationDate?: number;
}

function nextNumber(customer: Customer): string {
  const sequence = customer.next_invoice_sequence;
  customer.next_invoice_sequence = sequence + 1;
  return `${customer.invoice_prefix}-${String(sequence).padStart(4, '0')}`;
}

/** Makes a draft of what a subscription asks for. */
export function createDraft(world: World, given: NewInvoice): Invoice {
  const invoice = buildInvoice(world, given);
  world.tables.invoice.set(invoice.id, invoice);
  given.subscription.latest_invoice = invoice.id;
  emit(world, 'invoice.created', invoice);
  endOnceDiscounts(world, given.subscription);
  return invoice;
}

/** From now on it is owed: it has a number and a page, and the customer's balance has been used. */
export function finalizeInvoice(world: World, invoice: Invoice): Invoice {
  const customer = findCustomer(world, invoice.customer);
  const now = world.clock.seconds();
  Object.assign(invoice, {
    status: 'open',
    number: nextNumber(customer),
    effective_at: now,
    ending_balance: Math.min(0, invoice.total + invoice.starting_balance),
    hosted_invoice_url: `${world.baseUrl}/i/${invoice.id}`,
    invoice_pdf: `${world.baseUrl}/i/${invoice.id}/pdf`,
  });
  invoice.status_transitions.finalized_at = now;
  change(world, 'customer.updated', customer, { balance: invoice.ending_balance ?? 0 });
  emit(world, 'invoice.finalized', invoice);
  return invoice;
}

/** Makes an invoice: created as a draft, finalized at once. */
export function createInvoice(world: World, given: NewInvoice): Invoice {
  return finalizeInvoice(world, createDraft(world, given));
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
  statement_descriptor: null,
  status: 'draft',
  webhooks_delivered_at: null,
} as const satisfies Partial<Invoice>;

/** The invoice as it would be; a preview is one that is not kept. */
export function buildInvoice(world: World, given: NewInvoice): Invoice {
  const customer = findCustomer(world, given.subscription.customer);
  const { id, subscription, lines, reason, period } = given;
  const discounts = invoiceDiscounts(world, subscription, lines);
  return {
    id,
    object: 'invoice',
    ...PLAIN_INVOICE,
    ...amountFields(amountsOf(lines, customer.balance, discounts.total), discounts.total),
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    billing_reason: reason,
    created: world.clock.seconds(),
    currency: subscription.currency,
    customer: customer.id,
    customer_address: customer.address ?? null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    customer_tax_ids: [],
    default_tax_rates: [],
    discounts: discounts.byDiscount.map(({ discount }) => discount),
    issuer: { type: 'self' },
    lines: embedded(
      lines.map((line, index) => ({ ...invoiceLine(id, line, subscription.id), discount_amounts: discounts.byLine[index] ?? [] })),
      `/v1/invoices/${id}/lines`,
    ),
    metadata: {},
    parent: parentOf(given),
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: period.end,
    period_start: period.start,
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    test_clock: customer.test_clock,
    total_discount_amounts: discounts.byDiscount,
    total_pretax_credit_amounts: [],
    total_taxes: [],
  };
}

function parentOf({ subscription, prorationDate }: NewInvoice): Invoice['parent'] {
  const details = { metadata: subscription.metadata, subscription: subscription.id };
  return {
    quote_details: null,
    subscription_details: { ...details, ...(prorationDate !== undefined && { subscription_proration_date: prorationDate }) },
    type: 'subscription_details',
  };
}

type AmountFields = 'amount_due' | 'amount_remaining' | 'starting_balance' | 'subtotal' | 'subtotal_excluding_tax' | 'total' | 'total_excluding_tax';

function amountFields({ total, startingBalance, amountDue }: InvoiceAmounts, discount: number): Pick<Invoice, AmountFields> {
  return {
    amount_due: amountDue,
    amount_remaining: amountDue,
    starting_balance: startingBalance,
    subtotal: total + discount,
    subtotal_excluding_tax: total + discount,
    total,
    total_excluding_tax: total,
  };
}
