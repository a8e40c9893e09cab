import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import { aPrice, aSession, startBench, startReceiver, submitPage, type Bench, type Receiver } from './support.ts';

const CONNECT_SECRET = 'whsec_connect_tests';
const DAY = 86_400_000;

let bench: Bench;
let connected: Receiver;
let now = Date.UTC(2027, 0, 4);
beforeAll(async () => {
  connected = await startReceiver();
  bench = await startBench({ now: () => now, connectWebhookUrl: connected.url, connectWebhookSecret: CONNECT_SECRET });
});
afterAll(async () => {
  await bench.stop();
  await connected.stop();
});

async function anAccount(): Promise<Stripe.Account> {
  return bench.stripe.accounts.create({ country: 'SG', email: 'payee@example.test', capabilities: { transfers: { requested: true } }, controller: { stripe_dashboard: { type: 'express' } } });
}

async function aPayee(): Promise<Stripe.Account> {
  const account = await anAccount();
  bench.sandbox.setStanding(account.id, 'enabled');
  return bench.stripe.accounts.retrieve(account.id);
}

/** A payment whose money has settled. */
async function aCharge(amount: number): Promise<Stripe.Charge> {
  const session = await aSession(bench.stripe, await aPrice(bench.stripe, { unit_amount: amount, currency: 'sgd' }));
  await submitPage(session, { action: 'pay' });
  const paid = await bench.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] });
  return (paid.payment_intent as Stripe.PaymentIntent).latest_charge as Stripe.Charge;
}

/** What the Connect endpoint was told of an account. */
async function toldOf(account: string): Promise<string[]> {
  await bench.sandbox.deliverPending();
  return connected.received.filter(({ body }) => (JSON.parse(body) as Stripe.Event).account === account).map(({ type }) => type);
}

const balanceOf = async (account: string): Promise<number> =>
  (await bench.stripe.balance.retrieve({}, { stripeAccount: account })).available.reduce((sum, { amount }) => sum + amount, 0);

describe('onboarding', () => {
  const link = (account: string): Promise<Stripe.AccountLink> =>
    bench.stripe.accountLinks.create({ account, type: 'account_onboarding', refresh_url: 'http://127.0.0.1:9/again', return_url: 'http://127.0.0.1:9/back' });
  const open = (url: string): Promise<Response> => fetch(url, { redirect: 'manual' });
  const submit = async (url: string, outcome: string): Promise<string | null> => {
    const ticket = /name="ticket" value="(\w+)"/.exec(await (await open(url)).text())?.[1] ?? '';
    const answer = await fetch(url, { method: 'POST', body: new URLSearchParams({ ticket, outcome }), redirect: 'manual' });
    return answer.headers.get('location');
  };

  it('begins with nothing and ends with what the page is told', async () => {
    const account = await anAccount();
    expect(account).toMatchObject({ details_submitted: false, payouts_enabled: false, capabilities: { transfers: 'inactive' } });
    expect(await submit((await link(account.id)).url, 'enabled')).toBe('http://127.0.0.1:9/back');
    expect(await bench.stripe.accounts.retrieve(account.id)).toMatchObject({ details_submitted: true, payouts_enabled: true, capabilities: { transfers: 'active' }, requirements: { currently_due: [] } });
    expect(await toldOf(account.id)).toEqual(['account.updated', 'capability.updated']);
    expect(bench.receiver.received.filter(({ body }) => body.includes(account.id))).toEqual([]);
  });

  it('can be left, or end in a verification', async () => {
    const account = await anAccount();
    expect(await submit((await link(account.id)).url, 'later')).toBe('http://127.0.0.1:9/back');
    expect(await bench.stripe.accounts.retrieve(account.id)).toMatchObject({ details_submitted: false });
    await submit((await link(account.id)).url, 'pending');
    const pending = await bench.stripe.accounts.retrieve(account.id);
    expect(pending).toMatchObject({ details_submitted: true, payouts_enabled: false, capabilities: { transfers: 'pending' } });
    expect(pending.requirements?.pending_verification).not.toEqual([]);
  });

  it('opens a link once, and for a few minutes', async () => {
    const account = await anAccount();
    const { url } = await link(account.id);
    expect((await open(url)).status).toBe(200);
    expect((await open(url)).headers.get('location')).toBe('http://127.0.0.1:9/again');
    const late = await link(account.id);
    now += 10 * 60_000;
    expect((await open(late.url)).headers.get('location')).toBe('http://127.0.0.1:9/again');
  });
});

describe('the standing of an account', () => {
  it('is changed by Stripe, and told to the Connect endpoint', async () => {
    const { id } = await aPayee();
    bench.sandbox.setStanding(id, 'restricted-soon');
    const soon = await bench.stripe.accounts.retrieve(id);
    expect(soon).toMatchObject({ payouts_enabled: true, requirements: { disabled_reason: null } });
    expect(soon.requirements?.current_deadline).toBeGreaterThan(now / 1000);
    await fetch(`${bench.sandbox.url}/_sandbox/accounts/${id}/restrict`, { method: 'POST' });
    expect(await bench.stripe.accounts.retrieve(id)).toMatchObject({ payouts_enabled: false, capabilities: { transfers: 'inactive' }, requirements: { disabled_reason: 'requirements.past_due' } });
    const rejected = await bench.stripe.accounts.reject(id, { reason: 'fraud_other' });
    expect(rejected.requirements?.disabled_reason).toBe('rejected.platform_fraud');
  });

  it('ends with the access of the platform', async () => {
    const { id } = await aPayee();
    bench.sandbox.deauthorize(id);
    expect((await toldOf(id)).at(-1)).toBe('account.application.deauthorized');
    await expect(bench.stripe.accounts.retrieve(id)).rejects.toMatchObject({ statusCode: 403, code: 'account_invalid' });
    const removed = await aPayee();
    expect(await bench.stripe.accounts.del(removed.id)).toMatchObject({ deleted: true });
  });
});

describe('the events of an account', () => {
  it('are listed and found under the account alone, and not once it has left', async () => {
    const [first, second] = [await aPayee(), await aPayee()];
    const options = { stripeAccount: first.id };
    const { data } = await bench.stripe.events.list({ types: ['account.updated', 'capability.updated'] }, options);
    expect(data.map(({ type, account }) => [type, account])).toEqual([['capability.updated', undefined], ['account.updated', undefined]]);
    expect(await bench.stripe.events.retrieve(data[0]!.id, {}, options)).toMatchObject({ id: data[0]!.id });
    for (const other of [{}, { stripeAccount: second.id }]) await expect(bench.stripe.events.retrieve(data[0]!.id, {}, other)).rejects.toMatchObject({ statusCode: 404 });
    const everywhere = [...(await bench.stripe.events.list({ limit: 100 })).data, ...(await bench.stripe.events.list({}, { stripeAccount: second.id })).data];
    expect(everywhere.filter(({ id }) => data.some((event) => event.id === id))).toEqual([]);
    bench.sandbox.deauthorize(first.id);
    await expect(bench.stripe.events.list({}, options)).rejects.toMatchObject({ statusCode: 403, code: 'account_invalid' });
  });
});

describe('a transfer', () => {
  it('of a charge moves no more than the charge brought', async () => {
    const [payee, charge] = [await aPayee(), await aCharge(10_000)];
    const send = (amount: number): Promise<Stripe.Transfer> =>
      bench.stripe.transfers.create({ amount, currency: 'sgd', destination: payee.id, source_transaction: charge.id, transfer_group: 'order_1' });
    expect(await send(6_000)).toMatchObject({ amount: 6_000, source_transaction: charge.id, reversed: false });
    await expect(send(4_001)).rejects.toMatchObject({ statusCode: 400, param: 'amount' });
    await send(4_000);
    expect((await bench.stripe.transfers.list({ destination: payee.id })).data.map(({ amount }) => amount)).toEqual([4_000, 6_000]);
  });

  it('without a charge waits for settled money', async () => {
    const payee = await aPayee();
    const wanted = { amount: 2_000, currency: 'sgd', destination: payee.id };
    const { available } = await bench.stripe.balance.retrieve();
    const before = available.find(({ currency }) => currency === 'sgd')?.amount ?? 0;
    if (before < 2_000) await expect(bench.stripe.transfers.create(wanted)).rejects.toMatchObject({ code: 'balance_insufficient' });
    await aCharge(50_000);
    now += 3 * DAY;
    await bench.stripe.transfers.create(wanted);
    expect(await balanceOf(payee.id)).toBe(2_000);
  });

  it('goes to an account that may receive it', async () => {
    const [account, charge] = [await anAccount(), await aCharge(10_000)];
    const wanted = { amount: 1_000, currency: 'sgd', destination: account.id, source_transaction: charge.id };
    await expect(bench.stripe.transfers.create(wanted)).rejects.toMatchObject({ code: 'insufficient_capabilities_for_transfer' });
    await expect(bench.stripe.transfers.create({ ...wanted, destination: 'acct_none' })).rejects.toMatchObject({ statusCode: 400 });
  });

  it('is taken back in parts, as long as the account has the money', async () => {
    const [payee, charge] = [await aPayee(), await aCharge(10_000)];
    const transfer = await bench.stripe.transfers.create({ amount: 8_000, currency: 'sgd', destination: payee.id, source_transaction: charge.id });
    const reversal = await bench.stripe.transfers.createReversal(transfer.id, { amount: 3_000 });
    expect(reversal).toMatchObject({ amount: 3_000, transfer: transfer.id });
    expect(await bench.stripe.transfers.retrieve(transfer.id)).toMatchObject({ amount_reversed: 3_000, reversed: false });
    now += 3 * DAY;
    bench.sandbox.payOut(payee.id);
    await expect(bench.stripe.transfers.createReversal(transfer.id)).rejects.toMatchObject({ code: 'balance_insufficient' });
    await expect(bench.stripe.transfers.createReversal(transfer.id, { amount: 5_001 })).rejects.toMatchObject({ param: 'amount' });
  });
});

describe('a payout', () => {
  async function paidOut(): Promise<{ payee: Stripe.Account; payout: string }> {
    const [payee, charge] = [await aPayee(), await aCharge(10_000)];
    await bench.stripe.transfers.create({ amount: 8_000, currency: 'sgd', destination: payee.id, source_transaction: charge.id });
    now += 3 * DAY;
    await bench.stripe.balance.retrieve();
    const [payout = ''] = bench.sandbox.payOut(payee.id);
    return { payee, payout };
  }

  it('arrives after two days and is told to the Connect endpoint', async () => {
    const { payee, payout } = await paidOut();
    const own = { stripeAccount: payee.id };
    expect(await bench.stripe.payouts.retrieve(payout, {}, own)).toMatchObject({ amount: 8_000, status: 'pending', automatic: true });
    expect(await balanceOf(payee.id)).toBe(0);
    now += 2 * DAY;
    expect(await bench.stripe.payouts.retrieve(payout, {}, own)).toMatchObject({ status: 'paid' });
    expect((await toldOf(payee.id)).slice(-3)).toEqual(['payout.created', 'payout.paid', 'payout.reconciliation_completed']);
    await expect(bench.stripe.payouts.retrieve(payout)).rejects.toMatchObject({ statusCode: 404 });
  });

  it('that the bank sends back is on the balance again', async () => {
    const { payee, payout } = await paidOut();
    await fetch(`${bench.sandbox.url}/_sandbox/payouts/${payout}/fail`, { method: 'POST' });
    expect(await bench.stripe.payouts.retrieve(payout, {}, { stripeAccount: payee.id })).toMatchObject({ status: 'failed', failure_code: 'account_closed' });
    expect(await balanceOf(payee.id)).toBe(8_000);
    expect((await toldOf(payee.id)).at(-1)).toBe('payout.failed');
  });

  it('by request needs the money, and can be canceled while it waits', async () => {
    const payee = await aPayee();
    const own = { stripeAccount: payee.id };
    await expect(bench.stripe.payouts.create({ amount: 100, currency: 'sgd' }, own)).rejects.toMatchObject({ code: 'balance_insufficient' });
    const charge = await aCharge(5_000);
    await bench.stripe.transfers.create({ amount: 1_000, currency: 'sgd', destination: payee.id, source_transaction: charge.id });
    now += 3 * DAY;
    const { id } = await bench.stripe.payouts.create({ amount: 400, currency: 'sgd' }, own);
    expect(await balanceOf(payee.id)).toBe(600);
    expect(await bench.stripe.payouts.cancel(id, {}, own)).toMatchObject({ status: 'canceled' });
    expect(await balanceOf(payee.id)).toBe(1_000);
  });
});
