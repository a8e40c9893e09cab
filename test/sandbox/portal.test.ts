import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import { aPrice, aSubscription, startBench, type Bench } from './support.ts';

let bench: Bench;
let now = Date.UTC(2027, 4, 1);
beforeAll(async () => {
  bench = await startBench({ now: () => now });
});
afterAll(() => bench.stop());

interface Visit {
  url: string;
  subscription: Stripe.Subscription;
  dear: Stripe.Price;
  post(fields: Record<string, string>): Promise<number>;
}

async function aVisit(prices: { mine: number; other: number } = { mine: 3_000, other: 9_000 }): Promise<Visit> {
  const { stripe } = bench;
  const product = await stripe.products.create({ name: '星群会员' });
  const priceOf = (amount: number): Promise<Stripe.Price> => aPrice(stripe, { product: product.id, unit_amount: amount, recurring: { interval: 'month' } });
  const [mine, dear] = [await priceOf(prices.mine), await priceOf(prices.other)];
  const configuration = await stripe.billingPortal.configurations.create({
    features: {
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true },
      subscription_cancel: { enabled: true, mode: 'at_period_end' },
      subscription_update: {
        enabled: true,
        default_allowed_updates: ['price'],
        products: [{ product: product.id, prices: [mine.id, dear.id] }],
        proration_behavior: 'always_invoice',
        schedule_at_period_end: { conditions: [{ type: 'decreasing_item_amount' }] },
      },
    },
  });
  const subscription = await aSubscription(bench, {}, { line_items: [{ price: mine.id, quantity: 1 }] });
  const session = await stripe.billingPortal.sessions.create({
    customer: String(subscription.customer),
    configuration: configuration.id,
    return_url: 'http://127.0.0.1:9/account',
  });
  const post = async (fields: Record<string, string>): Promise<number> => {
    const body = new URLSearchParams({ subscription: subscription.id, ...fields });
    return (await fetch(session.url, { method: 'POST', body, redirect: 'manual' })).status;
  };
  return { url: session.url, subscription, dear, post };
}

const current = (visit: Visit): Promise<Stripe.Subscription> => bench.stripe.subscriptions.retrieve(visit.subscription.id, { expand: ['latest_invoice'] });

describe('the billing portal', () => {
  it('shows what the customer has, with a way back', async () => {
    const visit = await aVisit();
    const page = await (await fetch(visit.url)).text();
    expect(page).toContain('星群会员');
    expect(page).toContain('href="http://127.0.0.1:9/account"');
    const actions = [...page.matchAll(/name="action" value="([\w-]+)"/g)].map(([, action]) => action);
    expect(actions).toEqual(['cancel', 'change-plan', 'change-card']);
  });

  it('cancels at the end of the period and takes it back', async () => {
    const visit = await aVisit();
    expect(await visit.post({ action: 'cancel' })).toBe(303);
    expect(await current(visit)).toMatchObject({ cancel_at_period_end: true, status: 'active' });
    expect(await visit.post({ action: 'resume' })).toBe(303);
    expect(await current(visit)).toMatchObject({ cancel_at_period_end: false, cancel_at: null });
  });

  it('changes the card for the next renewal', async () => {
    const visit = await aVisit();
    expect(await visit.post({ action: 'change-card', card: '1234' })).toBe(400);
    expect(await visit.post({ action: 'change-card', card: '4000000000000341' })).toBe(303);
    now = Number(visit.subscription.items.data[0]?.current_period_end) * 1000;
    expect(await current(visit)).toMatchObject({ status: 'past_due' });
  });

  it('changes to a dearer plan at once and to a cheaper one at the end of the period', async () => {
    const up = await aVisit();
    expect(await up.post({ action: 'change-plan', price: up.dear.id })).toBe(303);
    expect(await current(up)).toMatchObject({ items: { data: [{ price: { id: up.dear.id } }] }, latest_invoice: { amount_paid: 6_000 } });
    const down = await aVisit({ mine: 9_000, other: 3_000 });
    expect(await down.post({ action: 'change-plan', price: down.dear.id })).toBe(303);
    expect(await current(down)).toMatchObject({ items: { data: [{ price: { unit_amount: 9_000 } }] } });
    now = Number(down.subscription.items.data[0]?.current_period_end) * 1000;
    expect(await current(down)).toMatchObject({ items: { data: [{ price: { id: down.dear.id } }] }, latest_invoice: { amount_paid: 3_000 } });
  });

  it('does only what its configuration allows, with what is the customer’s', async () => {
    const [mine, theirs] = [await aVisit(), await aVisit()];
    expect(await mine.post({ action: 'change-plan', price: theirs.dear.id })).toBe(400);
    expect(await mine.post({ action: 'cancel', subscription: theirs.subscription.id })).toBe(404);
    expect(await current(theirs)).toMatchObject({ cancel_at_period_end: false });
    const closed = await bench.stripe.billingPortal.configurations.create({ features: { invoice_history: { enabled: true } } });
    const session = await bench.stripe.billingPortal.sessions.create({ customer: String(mine.subscription.customer), configuration: closed.id });
    const body = new URLSearchParams({ action: 'cancel', subscription: mine.subscription.id });
    expect((await fetch(session.url, { method: 'POST', body, redirect: 'manual' })).status).toBe(400);
    now += 2 * 3_600_000;
    expect((await fetch(session.url)).status).toBe(410);
  });
});
