import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import { aPaidCharge, startBench, typesAbout, type Bench } from './support.ts';

const DAY = 86_400_000;

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

async function movementsOf(...sources: string[]): Promise<{ type: string; amount: number; fee: number; net: number }[]> {
  const lists = await Promise.all(sources.map((source) => bench.stripe.balanceTransactions.list({ source })));
  return lists.flatMap(({ data }) => data.map(({ type, amount, fee, net }) => ({ type, amount, fee, net })));
}

describe('a refund', () => {
  it('gives all of it back, the fee excepted', async () => {
    const { stripe } = bench;
    const charge = await aPaidCharge(bench);
    let refund: Stripe.Refund | undefined;
    const types = await typesAbout(bench, async () => {
      refund = await stripe.refunds.create({ payment_intent: String(charge.payment_intent), reason: 'requested_by_customer', metadata: { order: '7' } });
    });
    expect(types).toEqual(['refund.created', 'charge.refunded']);
    expect(refund).toMatchObject({ amount: 9900, status: 'succeeded', charge: charge.id, reason: 'requested_by_customer', metadata: { order: '7' } });
    const after = await stripe.charges.retrieve(charge.id, { expand: ['refunds', 'balance_transaction'] });
    expect(after).toMatchObject({ refunded: true, amount_refunded: 9900, paid: true });
    expect(after.refunds?.data.map((each) => each.id)).toEqual([refund?.id]);
    expect(await movementsOf(charge.id, String(refund?.id))).toEqual([
      { type: 'charge', amount: 9900, fee: 487, net: 9413 },
      { type: 'refund', amount: -9900, fee: 0, net: -9900 },
    ]);
  });

  it('may come in parts and never exceeds what was taken', async () => {
    const { stripe } = bench;
    const charge = await aPaidCharge(bench);
    await stripe.refunds.create({ charge: charge.id, amount: 3300 });
    expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ refunded: false, amount_refunded: 3300 });
    await expect(stripe.refunds.create({ charge: charge.id, amount: 6601 })).rejects.toMatchObject({ statusCode: 400, param: 'amount' });
    await stripe.refunds.create({ charge: charge.id });
    expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ refunded: true, amount_refunded: 9900 });
    await expect(stripe.refunds.create({ charge: charge.id, amount: 1 })).rejects.toMatchObject({ code: 'charge_already_refunded' });
    expect((await stripe.refunds.list({ charge: charge.id })).data.map((each) => each.amount)).toEqual([6600, 3300]);
  });

  it('is made once under one key', async () => {
    const charge = await aPaidCharge(bench);
    const once = (): Promise<Stripe.Refund> => bench.stripe.refunds.create({ charge: charge.id, amount: 100 }, { idempotencyKey: `refund ${charge.id}` });
    expect((await once()).id).toBe((await once()).id);
    expect(await bench.stripe.charges.retrieve(charge.id)).toMatchObject({ amount_refunded: 100 });
  });

  it('stays pending for days on some cards, then succeeds', async () => {
    const { stripe, sandbox } = bench;
    const charge = await aPaidCharge(bench, { card: '4000000000007726' });
    const refund = await stripe.refunds.create({ charge: charge.id });
    expect(refund).toMatchObject({ status: 'pending', pending_reason: 'processing' });
    const types = await typesAbout(bench, () => sandbox.advanceTo(sandbox.now() + 2 * DAY));
    expect(types).toEqual(['refund.updated', 'charge.refund.updated']);
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'succeeded' });
  });

  it('fails after days on others, and the money comes back', async () => {
    const { stripe, sandbox } = bench;
    const charge = await aPaidCharge(bench, { card: '4000000000005126' });
    const refund = await stripe.refunds.create({ charge: charge.id });
    expect(refund.status).toBe('succeeded');
    const types = await typesAbout(bench, () => sandbox.advanceTo(sandbox.now() + 2 * DAY));
    expect(types).toEqual(['charge.updated', 'refund.updated', 'refund.failed', 'charge.refund.updated']);
    const failed = await stripe.refunds.retrieve(refund.id, { expand: ['failure_balance_transaction'] });
    expect(failed).toMatchObject({ status: 'failed', failure_reason: 'expired_or_canceled_card', failure_balance_transaction: { type: 'refund_failure', net: 9900 } });
    expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ refunded: false, amount_refunded: 0 });
  });

  it('goes as the controls say', async () => {
    const { stripe, sandbox } = bench;
    const charge = await aPaidCharge(bench);
    sandbox.nextRefund('pending');
    const refund = await stripe.refunds.create({ charge: charge.id, amount: 900 });
    expect(refund.status).toBe('pending');
    sandbox.endRefund(refund.id, 'failed', 'lost_or_stolen_card');
    expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'failed', failure_reason: 'lost_or_stolen_card' });
    expect(() => sandbox.endRefund(refund.id, 'succeeded')).toThrow('failed');
    const response = await fetch(`${sandbox.url}/_sandbox/refunds`, { method: 'POST', body: new URLSearchParams({ next: 'fails-later' }), redirect: 'manual' });
    expect(response.status).toBe(303);
    const later = await stripe.refunds.create({ charge: charge.id, amount: 900 });
    const answer = await fetch(`${sandbox.url}/_sandbox/refunds/${later.id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ outcome: 'failed' }),
    });
    expect(await answer.json()).toEqual({ done: true });
    expect(await stripe.refunds.retrieve(later.id)).toMatchObject({ status: 'failed' });
  });

  it('is refused for what was never paid', async () => {
    const { stripe } = bench;
    await expect(stripe.refunds.create({})).rejects.toMatchObject({ code: 'parameter_missing' });
    await expect(stripe.refunds.create({ payment_intent: 'pi_unknown' })).rejects.toMatchObject({ code: 'resource_missing', statusCode: 400 });
  });
});

describe('the balance', () => {
  it('is the sum of its movements; payments become available after two days', async () => {
    const own = await startBench();
    const { stripe, sandbox } = own;
    const charge = await aPaidCharge(own);
    expect(await stripe.balance.retrieve()).toMatchObject({ available: [{ amount: 0, currency: 'cny' }], pending: [{ amount: 9413, currency: 'cny' }] });
    await stripe.refunds.create({ charge: charge.id, amount: 900 });
    expect(await stripe.balance.retrieve()).toMatchObject({ available: [{ amount: -900 }], pending: [{ amount: 9413 }] });
    await sandbox.advanceTo(sandbox.now() + 2 * DAY);
    expect(await stripe.balance.retrieve()).toMatchObject({ available: [{ amount: 8513 }], pending: [{ amount: 0 }] });
    const listed = await stripe.balanceTransactions.list({ expand: ['data.source'] });
    expect(listed.data.map(({ source }) => (source as Stripe.Charge | Stripe.Refund).object)).toEqual(['refund', 'charge']);
    await own.stop();
  });

  it('names the fees of a charge later where captures are asynchronous', async () => {
    bench.sandbox.captureLater(true);
    const charge = await aPaidCharge(bench);
    bench.sandbox.captureLater(false);
    expect(charge).toMatchObject({ paid: true, captured: true, balance_transaction: null });
    expect(await typesAbout(bench, () => bench.sandbox.advanceTo(bench.sandbox.now() + 60_000))).toEqual(['charge.updated']);
    expect(await bench.stripe.charges.retrieve(charge.id, { expand: ['balance_transaction'] })).toMatchObject({ balance_transaction: { amount: 9900, fee: 487, source: charge.id } });
  });

  it('is kept in the currency that the account settles in', async () => {
    const { stripe, sandbox } = bench;
    sandbox.settleIn('usd', 'cny', 7.1);
    const charge = await aPaidCharge(bench, {}, { currency: 'usd', unit_amount: 1000 });
    const refund = await stripe.refunds.create({ charge: charge.id, amount: 400, expand: ['balance_transaction'] });
    sandbox.settleIn('usd', 'cny', 0);
    expect(charge).toMatchObject({ amount: 1000, currency: 'usd' });
    expect(await stripe.balanceTransactions.retrieve(String(charge.balance_transaction))).toMatchObject({ amount: 7100, fee: 419, net: 6681, currency: 'cny', exchange_rate: 7.1 });
    expect(refund).toMatchObject({ amount: 400, currency: 'usd', balance_transaction: { amount: -2840, net: -2840, currency: 'cny' } });
  });
});
