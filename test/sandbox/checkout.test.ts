import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import { aMonthlyPrice, aPrice, aSession, startBench, submitPage, type Bench } from './support.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

async function typesAbout(run: () => Promise<unknown>): Promise<string[]> {
  await bench.sandbox.deliverPending();
  const from = bench.receiver.received.length;
  await run();
  await bench.sandbox.deliverPending();
  return bench.receiver.types().slice(from);
}

describe('a one-time payment', () => {
  it('is completed by the pay button', async () => {
    const { stripe } = bench;
    const session = await aSession(stripe, await aPrice(stripe), {
      client_reference_id: 'order-1',
      metadata: { order: '1' },
      payment_intent_data: { metadata: { order: '1' } },
    });
    expect(session).toMatchObject({ status: 'open', payment_status: 'unpaid', amount_total: 9900, currency: 'cny', payment_intent: null });

    const answer = await submitPage(session, { action: 'pay', card: '4242 4242 4242 4242' });
    expect(answer).toMatchObject({ status: 303, location: `http://127.0.0.1:9/return?session=${session.id}` });

    const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge', 'line_items'] });
    expect(paid).toMatchObject({ status: 'complete', payment_status: 'paid', url: null, customer: null, client_reference_id: 'order-1' });
    expect(paid.customer_details?.email).toBe('reader@example.test');
    expect(paid.line_items?.data).toMatchObject([{ quantity: 1, amount_total: 9900, description: '星群会员' }]);
    const intent = paid.payment_intent as Stripe.PaymentIntent;
    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 9900, metadata: { order: '1' } });
    expect(intent.latest_charge).toMatchObject({ paid: true, status: 'succeeded', payment_intent: intent.id });
  });

  it('tells its events in order', async () => {
    const session = await aSession(bench.stripe, await aPrice(bench.stripe));
    const types = await typesAbout(() => submitPage(session, { action: 'pay' }));
    expect(types).toEqual(['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded', 'checkout.session.completed']);
  });

  it('stays open when the card is declined, and is paid by a second attempt', async () => {
    const { stripe } = bench;
    const session = await aSession(stripe, await aPrice(stripe));
    const types = await typesAbout(async () => {
      const answer = await submitPage(session, { action: 'decline' });
      expect(answer).toMatchObject({ status: 303, location: `/c/pay/${session.id}` });
    });
    expect(types).toEqual(['payment_intent.created', 'charge.failed', 'payment_intent.payment_failed']);

    const open = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    const intent = open.payment_intent as Stripe.PaymentIntent;
    expect(open).toMatchObject({ status: 'open', payment_status: 'unpaid', url: session.url });
    expect(intent).toMatchObject({ status: 'requires_payment_method', payment_method: null, amount_received: 0 });
    expect(intent.last_payment_error).toMatchObject({ type: 'card_error', code: 'card_declined', decline_code: 'generic_decline' });
    expect(await (await fetch(String(session.url))).text()).toContain('The card was declined.');

    await submitPage(session, { action: 'pay' });
    const retried = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    expect(retried.status).toBe('complete');
    expect(retried.payment_intent).toMatchObject({ id: intent.id, status: 'succeeded', last_payment_error: null });
    const charges = await stripe.charges.list({ payment_intent: intent.id });
    expect(charges.data.map((charge) => charge.status)).toEqual(['succeeded', 'failed']);
  });

  it('is not paid twice by a second click', async () => {
    const { stripe } = bench;
    const session = await aSession(stripe, await aPrice(stripe));
    await submitPage(session, { action: 'pay' });
    const types = await typesAbout(async () => {
      expect((await submitPage(session, { action: 'pay' })).location).toContain(session.id);
    });
    expect(types).toEqual([]);
    const paid = await stripe.checkout.sessions.retrieve(session.id);
    expect((await stripe.charges.list({ payment_intent: String(paid.payment_intent) })).data).toHaveLength(1);
  });

  it('goes back without an effect when it is canceled', async () => {
    const session = await aSession(bench.stripe, await aPrice(bench.stripe));
    const types = await typesAbout(async () => {
      const answer = await submitPage(session, { action: 'cancel' });
      expect(answer).toMatchObject({ status: 303, location: 'http://127.0.0.1:9/return/canceled' });
    });
    expect(types).toEqual([]);
    expect(await bench.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'open', payment_intent: null });
  });

  it('asks for an e-mail address when none is known', async () => {
    const session = await aSession(bench.stripe, await aPrice(bench.stripe), { customer_email: undefined });
    expect((await submitPage(session, { action: 'pay' })).status).toBe(400);
    expect((await submitPage(session, { action: 'pay', email: 'late@example.test' })).status).toBe(303);
    const paid = await bench.stripe.checkout.sessions.retrieve(session.id);
    expect(paid.customer_details).toMatchObject({ email: 'late@example.test' });
  });

  it('gives its e-mail address to a customer who has none', async () => {
    const { stripe } = bench;
    const customer = await stripe.customers.create({ metadata: { user: '1' } });
    const session = await aSession(stripe, await aPrice(stripe), { customer: customer.id, customer_email: undefined });
    await submitPage(session, { action: 'pay', email: 'given@example.test' });
    expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ email: 'given@example.test', metadata: { user: '1' } });
  });

  it('belongs to the customer it was opened for', async () => {
    const { stripe } = bench;
    const customer = await stripe.customers.create({ email: 'known@example.test' });
    const session = await aSession(stripe, await aPrice(stripe), { customer: customer.id, customer_email: undefined });
    await submitPage(session, { action: 'pay' });
    const intents = await stripe.paymentIntents.list({ customer: customer.id });
    expect(intents.data).toMatchObject([{ amount: 9900, status: 'succeeded' }]);
    expect((await stripe.checkout.sessions.list({ customer: customer.id })).data.map((each) => each.id)).toEqual([session.id]);
  });

  it('expires by request, its payment with it, and refuses to be paid then', async () => {
    const session = await aSession(bench.stripe, await aPrice(bench.stripe));
    await submitPage(session, { action: 'decline' });
    const { payment_intent: intent } = await bench.stripe.checkout.sessions.retrieve(session.id);
    await expect(bench.stripe.paymentIntents.cancel(String(intent))).rejects.toMatchObject({ statusCode: 400 });
    expect(await bench.stripe.checkout.sessions.expire(session.id)).toMatchObject({ status: 'expired', url: null });
    expect(await bench.stripe.paymentIntents.retrieve(String(intent))).toMatchObject({ status: 'canceled' });
    expect((await submitPage(session, { action: 'pay' })).status).toBe(410);
    await expect(bench.stripe.checkout.sessions.expire(session.id)).rejects.toMatchObject({ statusCode: 400 });
  });
});

describe('a subscription', () => {
  it('begins with the completed session, its invoice paid', async () => {
    const { stripe } = bench;
    const session = await aSession(stripe, await aMonthlyPrice(stripe), { subscription_data: { metadata: { grant: '7' } } });
    const types = await typesAbout(() => submitPage(session, { action: 'pay' }));
    expect(types).toEqual([
      'customer.created',
      'payment_intent.created',
      'charge.succeeded',
      'payment_intent.succeeded',
      'payment_method.attached',
      'checkout.session.completed',
      'customer.subscription.created',
      'invoice.created',
      'invoice.finalized',
      'invoice.paid',
      'invoice.payment_succeeded',
      'invoice_payment.paid',
    ]);
    const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription.latest_invoice.payments'] });
    const subscription = paid.subscription as Stripe.Subscription;
    const invoice = subscription.latest_invoice as Stripe.Invoice;
    expect(paid).toMatchObject({ payment_status: 'paid', payment_intent: null, invoice: invoice.id });
    expect(subscription).toMatchObject({ status: 'active', metadata: { grant: '7' }, billing_mode: { type: 'flexible' } });
    expect(invoice).toMatchObject({ status: 'paid', amount_paid: 9900, billing_reason: 'subscription_create' });
    expect(invoice.parent?.subscription_details?.subscription).toBe(subscription.id);
    const payment = invoice.payments?.data[0]?.payment.payment_intent as string;
    expect(await stripe.paymentIntents.retrieve(payment)).toMatchObject({ status: 'succeeded', amount: 9900 });
  });

  it('is not made by a declined card, so that a retry makes one', async () => {
    const { stripe } = bench;
    const customer = await stripe.customers.create({ email: 'retry@example.test' });
    const session = await aSession(stripe, await aMonthlyPrice(stripe), { customer: customer.id, customer_email: undefined });
    await submitPage(session, { action: 'pay', card: '4000000000009995' });
    expect((await stripe.subscriptions.list({ customer: customer.id, status: 'all' })).data).toEqual([]);
    await submitPage(session, { action: 'pay' });
    expect((await stripe.subscriptions.list({ customer: customer.id })).data).toMatchObject([{ status: 'active' }]);
  });

  it('begins with a trial that costs nothing', async () => {
    const { stripe } = bench;
    const session = await aSession(stripe, await aMonthlyPrice(stripe), { subscription_data: { trial_period_days: 7 } });
    await submitPage(session, { action: 'pay' });
    const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription.latest_invoice'] });
    const subscription = paid.subscription as Stripe.Subscription;
    expect(paid).toMatchObject({ payment_status: 'no_payment_required', amount_total: 0 });
    expect(subscription.status).toBe('trialing');
    expect(Number(subscription.trial_end) - Number(subscription.trial_start)).toBe(7 * 86_400);
    expect(subscription.latest_invoice).toMatchObject({ total: 0, status: 'paid' });
  });
});
