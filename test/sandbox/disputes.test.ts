import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPaidCharge, aPrice, aSession, startBench, submitPage, typesAbout, type Bench } from './support.ts';

const DAY = 86_400_000;

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

describe('a dispute', () => {
  it('takes amount and fee at once, and stops refunds', async () => {
    const { stripe, sandbox } = bench;
    const charge = await aPaidCharge(bench);
    let id = '';
    const types = await typesAbout(bench, () => {
      id = sandbox.openDispute(charge.id, { reason: 'fraudulent' });
    });
    expect(types).toEqual(['charge.dispute.created', 'charge.updated', 'charge.dispute.funds_withdrawn']);
    const dispute = await stripe.disputes.retrieve(id);
    expect(dispute).toMatchObject({ amount: 9900, currency: 'cny', reason: 'fraudulent', status: 'needs_response', payment_intent: charge.payment_intent });
    expect(dispute.balance_transactions).toMatchObject([{ type: 'adjustment', reporting_category: 'dispute', amount: -9900, fee: 10_000, net: -19_900 }]);
    expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ disputed: true, refunded: false });
    await expect(stripe.refunds.create({ charge: charge.id })).rejects.toMatchObject({ code: 'charge_disputed' });
    expect(() => sandbox.openDispute(charge.id)).toThrow('disputed already');
  });

  it('is won by evidence: the amount comes back, the fee does not', async () => {
    const { stripe, sandbox } = bench;
    const charge = await aPaidCharge(bench);
    const id = sandbox.openDispute(String(charge.payment_intent), { amount: 5000 });
    expect(await stripe.disputes.update(id, { evidence: { product_description: 'A year of membership' }, submit: false })).toMatchObject({
      status: 'needs_response',
      evidence_details: { has_evidence: true, submission_count: 0 },
    });
    const types = await typesAbout(bench, async () => {
      expect(await stripe.disputes.update(id, { evidence: { uncategorized_text: 'winning_evidence' } })).toMatchObject({ status: 'won' });
    });
    expect(types).toEqual(['charge.dispute.updated', 'charge.dispute.funds_reinstated', 'charge.updated', 'charge.dispute.closed']);
    const { balance_transactions: movements } = await stripe.disputes.retrieve(id);
    expect(movements.map(({ reporting_category: what, net }) => ({ what, net }))).toEqual([
      { what: 'dispute', net: -15_000 },
      { what: 'dispute_reversal', net: 5000 },
    ]);
    expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ disputed: false });
    await expect(stripe.disputes.close(id)).rejects.toMatchObject({ statusCode: 400 });
  });

  it('may be about a part, and another one about the rest; the network may take and return money again', async () => {
    const { stripe, sandbox } = bench;
    const charge = await aPaidCharge(bench);
    const [first, second] = [sandbox.openDispute(charge.id, { amount: 5000 }), sandbox.openDispute(charge.id, { amount: 4900 })];
    expect(() => sandbox.openDispute(charge.id, { amount: 1 })).toThrow('disputed already');
    sandbox.closeDispute(first, 'won');
    expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ disputed: true });
    sandbox.closeDispute(second, 'won');
    expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ disputed: false });
    const types = await typesAbout(bench, () => sandbox.moveDisputed(first, { amount: -5000, status: 'under_review' }));
    expect(types).toEqual(['charge.dispute.updated', 'charge.updated', 'charge.dispute.funds_withdrawn']);
    sandbox.moveDisputed(first, { amount: 2000 });
    const { status, balance_transactions: movements } = await stripe.disputes.retrieve(first);
    expect([status, ...movements.map(({ amount }) => amount)]).toEqual(['under_review', -5000, 5000, -5000, 2000]);
    expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ disputed: true });
  });

  it('is lost when it is accepted, decided so, or not answered in time', async () => {
    const { stripe, sandbox } = bench;
    const [accepted, decided, forgotten] = [await aPaidCharge(bench), await aPaidCharge(bench), await aPaidCharge(bench)].map((charge) => sandbox.openDispute(charge.id));
    expect(await stripe.disputes.close(String(accepted))).toMatchObject({ status: 'lost' });
    sandbox.closeDispute(String(decided), 'lost');
    expect(await stripe.disputes.retrieve(String(decided))).toMatchObject({ status: 'lost' });
    const types = await typesAbout(bench, () => sandbox.advanceTo(sandbox.now() + 9 * DAY));
    expect(types).toContain('charge.dispute.closed');
    expect(await stripe.disputes.retrieve(String(forgotten))).toMatchObject({ status: 'lost', is_charge_refundable: false });
  });

  it('may begin as a question of the bank that takes nothing yet', async () => {
    const { stripe, sandbox } = bench;
    const charge = await aPaidCharge(bench, { card: '4000000000001976' });
    const [inquiry] = (await stripe.disputes.list({ charge: charge.id })).data;
    expect(inquiry).toMatchObject({ status: 'warning_needs_response', is_charge_refundable: true, balance_transactions: [] });
    expect(await stripe.charges.retrieve(charge.id)).toMatchObject({ disputed: false });
    const response = await fetch(`${sandbox.url}/_sandbox/disputes/${String(inquiry?.id)}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"outcome":"escalated"}' });
    expect(response.status).toBe(200);
    expect(await stripe.disputes.retrieve(String(inquiry?.id))).toMatchObject({ status: 'needs_response', balance_transactions: [{ amount: -9900 }] });
  });

  it('comes by itself with the cards made for it', async () => {
    const session = await aSession(bench.stripe, await aPrice(bench.stripe));
    const types = await typesAbout(bench, () => submitPage(session, { action: 'pay', card: '4000000000000259' }));
    expect(types.slice(-4)).toEqual(['checkout.session.completed', 'charge.dispute.created', 'charge.updated', 'charge.dispute.funds_withdrawn']);
    const lost = await aPaidCharge(bench, { card: '4000000000002685' });
    expect((await bench.stripe.disputes.list({ charge: lost.id })).data).toMatchObject([{ reason: 'product_not_received' }]);
  });
});

describe('an early fraud warning', () => {
  it('is told, and settled by a refund', async () => {
    const { stripe } = bench;
    let chargeId = '';
    const types = await typesAbout(bench, async () => {
      chargeId = (await aPaidCharge(bench, { card: '4000000000005423' })).id;
    });
    expect(types.at(-1)).toBe('radar.early_fraud_warning.created');
    const [warning] = (await stripe.radar.earlyFraudWarnings.list({ charge: chargeId })).data;
    expect(warning).toMatchObject({ actionable: true, fraud_type: 'unauthorized_use_of_card', charge: chargeId });
    expect(await typesAbout(bench, () => stripe.refunds.create({ charge: chargeId }).then(() => undefined))).toContain('radar.early_fraud_warning.updated');
    expect(await stripe.radar.earlyFraudWarnings.retrieve(String(warning?.id))).toMatchObject({ actionable: false });
  });

  it('is made by a control too', async () => {
    const charge = await aPaidCharge(bench);
    const id = bench.sandbox.warnOfFraud(charge.id, 'made_with_stolen_card');
    expect(await bench.stripe.radar.earlyFraudWarnings.retrieve(id)).toMatchObject({ fraud_type: 'made_with_stolen_card', payment_intent: charge.payment_intent });
  });
});
