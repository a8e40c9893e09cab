import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import { aMonthlyPrice, aPrice, aSession, startBench, submitPage, typesAbout, type Bench } from './support.ts';

const DAY = 86_400_000;

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

const pathOf = (session: Stripe.Checkout.Session): string => new URL(String(session.url)).pathname;
const confirmPage = (session: Stripe.Checkout.Session): { url: string } => ({ url: `${String(session.url)}/confirm` });

async function retrieved(session: Stripe.Checkout.Session): Promise<{ paid: Stripe.Checkout.Session; intent: Stripe.PaymentIntent }> {
  const paid = await bench.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] });
  return { paid, intent: paid.payment_intent as Stripe.PaymentIntent };
}

describe('what a page offers', () => {
  const offered = async (price: Stripe.Price, options: Partial<Stripe.Checkout.SessionCreateParams> = {}): Promise<string[]> =>
    (await aSession(bench.stripe, price, options)).payment_method_types;

  it('follows currency and mode', async () => {
    const { stripe } = bench;
    expect(await offered(await aPrice(stripe))).toEqual(['card', 'alipay', 'wechat_pay']);
    expect(await offered(await aPrice(stripe, { currency: 'usd' }))).toEqual(['card', 'alipay', 'wechat_pay', 'us_bank_account']);
    expect(await offered(await aPrice(stripe, { currency: 'eur' }))).toEqual(['card', 'alipay', 'wechat_pay', 'sepa_debit']);
    expect(await offered(await aPrice(stripe, { currency: 'kwd' }))).toEqual(['card']);
    expect(await offered(await aMonthlyPrice(stripe))).toEqual(['card']);
  });

  it('is filtered by what the session allows or excludes, and by what the account has', async () => {
    const { stripe, sandbox } = bench;
    const price = await aPrice(stripe);
    expect(await offered(price, { allowed_payment_method_types: ['wechat_pay', 'sepa_debit'] })).toEqual(['wechat_pay']);
    expect(await offered(price, { excluded_payment_method_types: ['card'] })).toEqual(['alipay', 'wechat_pay']);
    await expect(offered(price, { allowed_payment_method_types: ['card'], excluded_payment_method_types: ['alipay'] })).rejects.toMatchObject({ statusCode: 400 });
    await expect(offered(price, { allowed_payment_method_types: ['sepa_debit'] })).rejects.toMatchObject({ message: expect.stringContaining('No valid payment method types') });
    sandbox.setPaymentMethods(['card']);
    expect(await offered(price, { allowed_payment_method_types: ['card', 'wechat_pay'] })).toEqual(['card']);
    const body = new URLSearchParams({ types: 'card,alipay,wechat_pay,sepa_debit,us_bank_account' });
    expect((await fetch(`${sandbox.url}/_sandbox/payment-methods`, { method: 'POST', body, redirect: 'manual' })).status).toBe(303);
    expect(await offered(price)).toHaveLength(3);
  });

  it('cannot be named as in earlier versions', async () => {
    const body = { mode: 'payment', success_url: 'http://127.0.0.1:9/', payment_method_types: ['card'] };
    await expect(bench.stripe.rawRequest('POST', '/v1/checkout/sessions', body)).rejects.toMatchObject({ code: 'parameter_unknown', param: 'payment_method_types' });
  });
});

describe('3-D Secure', () => {
  it('takes nothing before the bank has its yes', async () => {
    const { stripe } = bench;
    const session = await aSession(stripe, await aPrice(stripe));
    const types = await typesAbout(bench, async () => {
      expect(await submitPage(session, { action: 'pay', card: '4000000000003220' })).toMatchObject({ status: 303, location: `${pathOf(session)}/confirm` });
    });
    expect(types).toEqual(['payment_intent.created', 'payment_intent.requires_action']);
    const waiting = await retrieved(session);
    expect(waiting.paid).toMatchObject({ status: 'open', payment_status: 'unpaid' });
    expect(waiting.intent).toMatchObject({ status: 'requires_action', amount_received: 0, next_action: { type: 'redirect_to_url' } });
    expect(await (await fetch(confirmPage(session).url)).text()).toContain('Do you want to make this payment?');
    expect((await submitPage(confirmPage(session), { action: 'pass' })).location).toContain(session.id);
    const { paid, intent } = await retrieved(session);
    expect(paid).toMatchObject({ status: 'complete', payment_status: 'paid' });
    expect(intent).toMatchObject({ status: 'succeeded', next_action: null });
    expect((intent.latest_charge as Stripe.Charge).payment_method_details?.card?.three_d_secure).toMatchObject({ result: 'authenticated' });
  });

  it('leaves the page open when it fails', async () => {
    const { stripe } = bench;
    const session = await aSession(stripe, await aPrice(stripe));
    await submitPage(session, { action: 'pay', card: '4000000000003220' });
    expect(await submitPage(confirmPage(session), { action: 'fail' })).toMatchObject({ status: 303, location: pathOf(session) });
    const { intent } = await retrieved(session);
    expect(intent).toMatchObject({ status: 'requires_payment_method', last_payment_error: { code: 'payment_intent_authentication_failure' }, latest_charge: null });
    expect(await (await fetch(String(session.url))).text()).toContain('The payment was not confirmed.');
    expect((await submitPage(confirmPage(session), { action: 'pass' })).location).toBe(pathOf(session));
    await submitPage(session, { action: 'pay' });
    expect((await retrieved(session)).paid.status).toBe('complete');
  });

  it('ends with the page when nobody answers', async () => {
    const { stripe } = bench;
    const session = await aSession(stripe, await aPrice(stripe));
    await submitPage(session, { action: 'pay', card: '4000000000003220' });
    await stripe.checkout.sessions.expire(session.id);
    expect((await retrieved(session)).intent).toMatchObject({ status: 'canceled' });
    expect((await submitPage(confirmPage(session), { action: 'pass' })).status).toBe(410);
  });

  it('guards subscriptions too', async () => {
    const { stripe } = bench;
    const session = await aSession(stripe, await aMonthlyPrice(stripe));
    await submitPage(session, { action: 'pay', card: '4000000000003220' });
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'open', subscription: null });
    await submitPage(confirmPage(session), { action: 'pass' });
    const paid = await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription'] });
    expect(paid.subscription).toMatchObject({ status: 'active' });
  });
});

describe.each(['alipay', 'wechat_pay'] as const)('%s', (method) => {
  it('is confirmed in the wallet, and paid at once', async () => {
    const { stripe } = bench;
    const session = await aSession(stripe, await aPrice(stripe), { allowed_payment_method_types: [method] });
    expect((await submitPage(session, { action: 'pay', method })).location).toBe(`${pathOf(session)}/confirm`);
    await submitPage(confirmPage(session), { action: 'pass' });
    const { paid, intent } = await retrieved(session);
    expect(paid).toMatchObject({ status: 'complete', payment_status: 'paid' });
    expect(intent.latest_charge).toMatchObject({ paid: true, payment_method_details: { type: method } });
  });

  it('cannot be forced on a page that does not offer it', async () => {
    const session = await aSession(bench.stripe, await aMonthlyPrice(bench.stripe));
    const answer = await submitPage(session, { action: 'pay', method });
    expect(answer).toMatchObject({ status: 400 });
    expect(answer.text).toContain('This payment method is not offered here.');
  });
});

describe('a direct debit', () => {
  const aDebit = async (settlement: string): Promise<Stripe.Checkout.Session> => {
    const session = await aSession(bench.stripe, await aPrice(bench.stripe, { currency: 'eur' }));
    await submitPage(session, { action: 'pay', method: 'sepa_debit', settlement });
    return session;
  };

  it('completes the session unpaid, and is paid days later', async () => {
    const { sandbox } = bench;
    let session: Stripe.Checkout.Session | undefined;
    const begun = await typesAbout(bench, async () => {
      session = await aDebit('succeeded');
    });
    expect(begun.slice(-4)).toEqual(['payment_intent.created', 'charge.pending', 'payment_intent.processing', 'checkout.session.completed']);
    const waiting = await retrieved(session as Stripe.Checkout.Session);
    expect(waiting.paid).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    expect(waiting.intent).toMatchObject({ status: 'processing', amount_received: 0 });
    expect(waiting.intent.latest_charge).toMatchObject({ status: 'pending', paid: false, balance_transaction: null });
    const settled = await typesAbout(bench, () => sandbox.advanceTo(sandbox.now() + 3 * DAY));
    expect(settled.slice(-3)).toEqual(['charge.succeeded', 'payment_intent.succeeded', 'checkout.session.async_payment_succeeded']);
    expect(await retrieved(session as Stripe.Checkout.Session)).toMatchObject({ paid: { payment_status: 'paid' }, intent: { status: 'succeeded', amount_received: 9900 } });
  });

  it('may fail days later', async () => {
    const { sandbox } = bench;
    const session = await aDebit('failed');
    const settled = await typesAbout(bench, () => sandbox.advanceTo(sandbox.now() + 3 * DAY));
    expect(settled.slice(-3)).toEqual(['charge.failed', 'payment_intent.payment_failed', 'checkout.session.async_payment_failed']);
    const { paid, intent } = await retrieved(session);
    expect(paid).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    expect(intent).toMatchObject({ status: 'requires_payment_method', amount_received: 0 });
  });

  it('is settled by a control', async () => {
    const { sandbox } = bench;
    const session = await aDebit('failed');
    const post = (outcome: string): Promise<Response> =>
      fetch(`${sandbox.url}/_sandbox/sessions/${session.id}/settlement`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ outcome }) });
    expect((await post('succeeded')).status).toBe(200);
    expect((await retrieved(session)).paid.payment_status).toBe('paid');
    expect((await post('succeeded')).status).toBe(400);
  });
});
