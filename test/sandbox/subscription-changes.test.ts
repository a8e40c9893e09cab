import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import { aPrice, aSubscription, startBench, type Bench } from './support.ts';

const START = Date.UTC(2027, 3, 1, 0, 0, 0);
const DAY = 86_400_000;

let bench: Bench;
let basic: Stripe.Price;
let pro: Stripe.Price;
let yearly: Stripe.Price;
let now = START;
beforeAll(async () => {
  bench = await startBench({ now: () => now });
  basic = await aPrice(bench.stripe, { unit_amount: 3_000, recurring: { interval: 'month' } });
  pro = await aPrice(bench.stripe, { unit_amount: 9_001, recurring: { interval: 'month' } });
  yearly = await aPrice(bench.stripe, { unit_amount: 90_000, recurring: { interval: 'year' } });
});
afterAll(() => bench.stop());

const itemOf = (subscription: Stripe.Subscription): Stripe.SubscriptionItem => subscription.items.data[0] as Stripe.SubscriptionItem;

/** A subscription of the basic price, ten of whose thirty days are over. */
async function afterTenDays(card = '4242424242424242'): Promise<Stripe.Subscription> {
  now = START;
  const customer = await bench.stripe.customers.create({ email: 'reader@example.test' });
  const begun = await aSubscription(bench, { card }, { customer: customer.id, customer_email: undefined, line_items: [{ price: basic.id, quantity: 1 }] });
  now = START + 10 * DAY;
  return bench.stripe.subscriptions.retrieve(begun.id);
}

type Details = Stripe.InvoiceCreatePreviewParams.SubscriptionDetails;

async function previewOf(subscription: Stripe.Subscription, details: Details): Promise<Stripe.Invoice> {
  return bench.stripe.invoices.createPreview({ subscription: subscription.id, subscription_details: details });
}

async function latestInvoice(subscription: Stripe.Subscription): Promise<Stripe.Invoice> {
  const { latest_invoice: invoice } = await bench.stripe.subscriptions.retrieve(subscription.id, { expand: ['latest_invoice'] });
  return invoice as Stripe.Invoice;
}

const linesOf = (invoice: Stripe.Invoice): [number, boolean | undefined][] =>
  invoice.lines.data.map((line) => [line.amount, line.parent?.subscription_item_details?.proration]);

describe('an upgrade', () => {
  it('that is invoiced at once costs what its preview says, to the cent', async () => {
    const subscription = await afterTenDays();
    const items = [{ id: itemOf(subscription).id, price: pro.id }];
    const date = Math.floor(bench.sandbox.now() / 1000) - 7;
    const preview = await previewOf(subscription, { items, proration_behavior: 'always_invoice', proration_date: date });
    await bench.stripe.subscriptions.update(subscription.id, {
      items,
      proration_behavior: 'always_invoice',
      proration_date: date,
      payment_behavior: 'error_if_incomplete',
    });
    const charged = await latestInvoice(subscription);
    expect(linesOf(preview)).toEqual([[-2_000, true], [6_001, true]]);
    expect(linesOf(charged)).toEqual(linesOf(preview));
    expect(charged).toMatchObject({ amount_paid: preview.amount_due, billing_reason: 'subscription_update', status: 'paid' });
    expect(preview.amount_due).toBe(4_001);
    expect(itemOf(await bench.stripe.subscriptions.retrieve(subscription.id))).toMatchObject({
      price: { id: pro.id },
      current_period_end: itemOf(subscription).current_period_end,
    });
  });

  it('waits for the renewal when prorations are only created', async () => {
    const subscription = await afterTenDays();
    const items = [{ id: itemOf(subscription).id, price: pro.id }];
    const preview = await previewOf(subscription, { items, proration_date: Math.floor(now / 1000) });
    expect(linesOf(preview)).toEqual([[-2_000, true], [6_001, true], [9_001, false]]);
    await bench.stripe.subscriptions.update(subscription.id, { items });
    expect((await latestInvoice(subscription)).billing_reason).toBe('subscription_create');
    now = itemOf(subscription).current_period_end * 1000;
    const renewal = await latestInvoice(subscription);
    expect(linesOf(renewal)).toEqual(linesOf(preview));
    expect(renewal.amount_paid).toBe(13_002);
  });

  it('costs nothing now without proration', async () => {
    const subscription = await afterTenDays();
    const items = [{ id: itemOf(subscription).id, price: pro.id }];
    expect(linesOf(await previewOf(subscription, { items, proration_behavior: 'none' }))).toEqual([[9_001, false]]);
    await bench.stripe.subscriptions.update(subscription.id, { items, proration_behavior: 'none' });
    now = itemOf(subscription).current_period_end * 1000;
    expect(linesOf(await latestInvoice(subscription))).toEqual([[9_001, false]]);
  });

  it('to another interval begins a period and credits what is left of the old one', async () => {
    const subscription = await afterTenDays();
    const items = [{ id: itemOf(subscription).id, price: yearly.id }];
    const preview = await previewOf(subscription, { items, proration_behavior: 'always_invoice' });
    await bench.stripe.subscriptions.update(subscription.id, { items, proration_behavior: 'always_invoice' });
    const charged = await latestInvoice(subscription);
    expect(linesOf(charged)).toEqual([[-2_000, true], [90_000, false]]);
    expect(charged.amount_paid).toBe(preview.amount_due);
    const changed = await bench.stripe.subscriptions.retrieve(subscription.id);
    expect(itemOf(changed).current_period_start).toBe(now / 1000);
    expect(itemOf(changed).current_period_end).toBe(Date.UTC(2028, 3, 11) / 1000);
  });

  it('that the card declines changes nothing when it must not stay incomplete', async () => {
    const subscription = await afterTenDays('4000000000000341');
    const items = [{ id: itemOf(subscription).id, price: pro.id }];
    const change = { items, proration_behavior: 'always_invoice', payment_behavior: 'error_if_incomplete' } as const;
    await expect(bench.stripe.subscriptions.update(subscription.id, change)).rejects.toMatchObject({ statusCode: 402, code: 'card_declined' });
    expect(await bench.stripe.subscriptions.retrieve(subscription.id)).toEqual(subscription);
    await bench.stripe.subscriptions.update(subscription.id, { items, proration_behavior: 'always_invoice' });
    expect(await bench.stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ status: 'past_due' });
  });
});

describe('an upgrade that waits for its payment', () => {
  const ASKS = '4000002760003184';
  const begin = async (card: string) => {
    const subscription = await afterTenDays();
    bench.sandbox.changeCard(subscription.customer as string, card);
    const date = now / 1000 - 7;
    const items = [{ id: itemOf(subscription).id, price: pro.id }];
    const preview = await previewOf(subscription, { items, proration_behavior: 'always_invoice', proration_date: date });
    const held = await bench.stripe.subscriptions.update(subscription.id, { items, proration_behavior: 'always_invoice', proration_date: date, payment_behavior: 'pending_if_incomplete' });
    expect(held).toMatchObject({ status: 'active', pending_update: { expires_at: now / 1000 + 23 * 3_600, subscription_items: [{ price: { id: pro.id } }] }, items: { data: [{ price: { id: basic.id } }] } });
    const invoice = await latestInvoice(subscription);
    expect(invoice).toMatchObject({ status: 'open', amount_due: preview.amount_due, attempt_count: 1, next_payment_attempt: null });
    return { subscription, invoice, page: invoice.hosted_invoice_url! };
  };
  const post = (url: string, fields: Record<string, string>) => fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  const read = (id: string) => bench.stripe.subscriptions.retrieve(id);

  it('is had when the bank has its yes', async () => {
    const { subscription, page, invoice } = await begin(ASKS);
    expect((await fetch(`${page}/confirm`)).status).toBe(200);
    await post(`${page}/confirm`, { action: 'fail' });
    expect(await read(subscription.id)).toMatchObject({ pending_update: {}, items: { data: [{ price: { id: basic.id } }] } });
    expect((await post(page, { card: ASKS })).headers.get('location')).toBe(`${new URL(page).pathname}/confirm`);
    await post(`${page}/confirm`, { action: 'pass' });
    expect(await read(subscription.id)).toMatchObject({ pending_update: null, status: 'active', items: { data: [{ price: { id: pro.id }, current_period_end: itemOf(subscription).current_period_end }] } });
    expect(await bench.stripe.invoices.retrieve(invoice.id)).toMatchObject({ status: 'paid', amount_paid: invoice.amount_due });
  });

  it('is had when another card pays its invoice', async () => {
    const { subscription, page } = await begin('4000000000000341');
    expect((await post(page, { card: '4242424242424242' })).status).toBe(303);
    expect(await read(subscription.id)).toMatchObject({ pending_update: null, items: { data: [{ price: { id: pro.id } }] } });
  });

  it.each(['after 23 hours', 'voided', 'canceled', 'replaced'])('is dropped: %s', async (how) => {
    const { subscription, invoice, page } = await begin(ASKS);
    if (how === 'after 23 hours') await bench.sandbox.advanceTo((now += 23 * 3_600_000));
    if (how === 'voided') await bench.stripe.invoices.voidInvoice(invoice.id);
    if (how === 'canceled') await bench.stripe.subscriptions.cancel(subscription.id);
    if (how === 'replaced') await bench.stripe.subscriptions.update(subscription.id, { items: [{ id: itemOf(subscription).id, quantity: 2 }], proration_behavior: 'none' });
    expect(await read(subscription.id)).toMatchObject({ pending_update: null, items: { data: [{ price: { id: basic.id } }] } });
    expect(await bench.stripe.invoices.retrieve(invoice.id)).toMatchObject({ status: 'void' });
    await post(`${page}/confirm`, { action: 'pass' });
    expect(itemOf(await read(subscription.id)).price.id).toBe(basic.id);
    const types = (await bench.stripe.events.list({ limit: 30 })).data.filter(({ data }) => (data.object as { id?: string }).id === subscription.id).map(({ type }) => type);
    expect(types).toContain('customer.subscription.pending_update_expired');
  });
});

describe('a downgrade at once', () => {
  it('leaves a credit that the next invoice uses', async () => {
    const subscription = await afterTenDays();
    const item = { id: itemOf(subscription).id };
    await bench.stripe.subscriptions.update(subscription.id, { items: [{ ...item, price: pro.id }], proration_behavior: 'always_invoice' });
    await bench.stripe.subscriptions.update(subscription.id, { items: [{ ...item, price: basic.id }], proration_behavior: 'always_invoice' });
    expect(await latestInvoice(subscription)).toMatchObject({ total: -4_001, amount_due: 0, status: 'paid', ending_balance: -4_001 });
    const customer = (await bench.stripe.customers.retrieve(String(subscription.customer))) as Stripe.Customer;
    expect(customer.balance).toBe(-4_001);
    now = itemOf(subscription).current_period_end * 1000;
    expect(await latestInvoice(subscription)).toMatchObject({ total: 3_000, amount_due: 0, starting_balance: -4_001, ending_balance: -1_001 });
  });
});

describe('collection that is paused', () => {
  it('voids the renewals until it goes on', async () => {
    const subscription = await afterTenDays();
    await bench.stripe.subscriptions.update(subscription.id, { pause_collection: { behavior: 'void' } });
    now = itemOf(subscription).current_period_end * 1000;
    expect(await latestInvoice(subscription)).toMatchObject({ status: 'void', amount_paid: 0, amount_due: 3_000 });
    const until = now / 1000 + 20 * 86_400;
    const resumed = await bench.stripe.subscriptions.update(subscription.id, { pause_collection: '', trial_end: until, proration_behavior: 'none' });
    expect(resumed).toMatchObject({ status: 'trialing', trial_end: until, pause_collection: null });
    expect(itemOf(resumed).current_period_end).toBe(until);
    now = until * 1000;
    expect(await latestInvoice(subscription)).toMatchObject({ status: 'paid', amount_paid: 3_000 });
  });

  it('keeps drafts or writes losses off, and ends at its time', async () => {
    const subscription = await afterTenDays();
    const resumesAt = itemOf(subscription).current_period_end + 86_400;
    await bench.stripe.subscriptions.update(subscription.id, { pause_collection: { behavior: 'mark_uncollectible', resumes_at: resumesAt } });
    now = itemOf(subscription).current_period_end * 1000;
    expect(await latestInvoice(subscription)).toMatchObject({ status: 'uncollectible' });
    now = resumesAt * 1000;
    expect(await bench.stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ pause_collection: null });
  });
});

describe('an invoice', () => {
  it('can be voided or written off, and has pages', async () => {
    const subscription = await afterTenDays('4000000000000341');
    now = itemOf(subscription).current_period_end * 1000;
    const invoice = await latestInvoice(subscription);
    expect((await fetch(String(invoice.hosted_invoice_url))).status).toBe(200);
    const pdf = await fetch(String(invoice.invoice_pdf));
    expect([pdf.headers.get('content-type'), (await pdf.text()).slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
    expect(await bench.stripe.invoices.markUncollectible(invoice.id)).toMatchObject({ status: 'uncollectible' });
    expect(await bench.stripe.invoices.voidInvoice(invoice.id)).toMatchObject({ status: 'void' });
    await expect(bench.stripe.invoices.voidInvoice(invoice.id)).rejects.toMatchObject({ statusCode: 400 });
    const payments = await bench.stripe.invoicePayments.list({ invoice: invoice.id });
    expect(payments.data.map(({ status }) => status)).toEqual(['canceled']);
  });

  it('can be paid on its page', async () => {
    const subscription = await afterTenDays('4000000000000341');
    now = itemOf(subscription).current_period_end * 1000;
    const invoice = await latestInvoice(subscription);
    const body = new URLSearchParams({ card: '4242424242424242' });
    expect((await fetch(String(invoice.hosted_invoice_url), { method: 'POST', body, redirect: 'manual' })).status).toBe(303);
    expect(await bench.stripe.invoices.retrieve(invoice.id)).toMatchObject({ status: 'paid', amount_paid: 3_000 });
    expect(await bench.stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ status: 'active' });
  });
});

describe('what is given back', () => {
  it('is what was paid, not the price: a discount of the first period lowers it', async () => {
    now = START;
    const coupon = await bench.stripe.coupons.create({ amount_off: 2_400, currency: 'cny', duration: 'once' });
    const customer = await bench.stripe.customers.create({ email: 'reader@example.test' });
    const begun = await aSubscription(bench, {}, { customer: customer.id, customer_email: undefined, line_items: [{ price: basic.id, quantity: 1 }], discounts: [{ coupon: coupon.id }] });
    now = START + 10 * DAY;
    const items = [{ id: itemOf(begun).id, price: pro.id }];
    expect(linesOf(await previewOf(begun, { items, proration_behavior: 'always_invoice' }))).toEqual([[-400, true], [6_001, true]]);
    await bench.stripe.subscriptions.update(begun.id, { items, proration_behavior: 'always_invoice' });
    now = START + 20 * DAY;
    const back = [{ id: itemOf(begun).id, price: basic.id }];
    expect(linesOf(await previewOf(begun, { items: back, proration_behavior: 'always_invoice' }))).toEqual([[-3_001, true], [1_000, true]]);
  });

  it.each([{ balance: -1_000, paid: 2_000, left: 0 }, { balance: -5_000, paid: 0, left: -2_000 }])('and kept as credit ($balance) pays before the card does, a first invoice too', async ({ balance, paid, left }) => {
    now = START;
    const customer = await bench.stripe.customers.create({ email: 'reader@example.test', balance });
    const begun = await aSubscription(bench, {}, { customer: customer.id, customer_email: undefined, line_items: [{ price: basic.id, quantity: 1 }] });
    expect(await latestInvoice(begun)).toMatchObject({ status: 'paid', total: 3_000, amount_paid: paid });
    expect((await bench.stripe.paymentIntents.list({ customer: customer.id })).data.map(({ amount_received: received }) => received)).toEqual(paid === 0 ? [] : [paid]);
    expect(await bench.stripe.customers.retrieve(customer.id)).toMatchObject({ balance: left });
  });
});
