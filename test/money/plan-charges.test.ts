import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DAY, MINUTE } from '../../src/kernel/clock.ts';
import { promotionsOf } from '../modules/promotions/support.ts';
import { startMoney, type Money } from './support/money.ts';
import { quoting } from './support/quotes.ts';
import { subscriptionsOf } from './support/subscriptions.ts';

let money: Money;
let of: ReturnType<typeof subscriptionsOf>;
beforeAll(async () => {
  money = await startMoney();
  of = subscriptionsOf(money);
});
beforeEach(() => {
  Object.assign(money.gateway, { rewrite: null, answer: null });
});
afterEach(async () => {
  for (const { id } of (await money.stripe.subscriptions.list({ limit: 100 })).data) await money.stripe.subscriptions.cancel(id);
  await money.settle();
});
afterAll(() => money.stop());

/** What of a kind stands open about something after a night. */
async function nightFinds(kind: string, subject: string): Promise<unknown[]> {
  await money.app.platform.jobs.run('stripe-events.reconcile-nightly');
  const staff = await money.app.world.aUser({ isStaff: true });
  const { data } = await money.app.run('query { reconciliationDifferences(isHealed: false) { nodes { kind subject theirs { minorUnits } ours { minorUnits } } } }', {}, staff);
  return data.reconciliationDifferences.nodes.filter((each: { kind: string; subject: string }) => each.kind === kind && each.subject === subject);
}

/** The tier of the ladder that is higher, by the year. */
const aYear = (sale: Awaited<ReturnType<typeof of.aLadder>>) => money.aPlan(sale.owner, sale.higher.tierId, 'YEARLY', 90_000);
const previewOf = async (viewer: Buyer, subscriptionId: string, priceId: string) => (await of.mutate('previewPlanChange', { subscriptionId, priceId }, viewer)).planChange;
type Buyer = Awaited<ReturnType<Money['aBuyer']>>['viewer'];

test('46. Days that were paid for before a pause run first: the higher tier waits for their end, and is paid when it begins', async () => {
  const sale = await of.aLadder();
  const year = await aYear(sale);
  const { viewer, orderId } = await money.aBuyer(sale);
  const subscriptionId = await of.idOf(viewer, sale);
  await money.advance(10 * DAY);
  await of.mutate('pauseSubscription', { subscriptionId }, viewer);
  await of.mutate('continueSubscription', { subscriptionId }, viewer);
  const { currentPeriodEnd } = await of.rowOf(orderId);
  const planChange = await previewOf(viewer, subscriptionId, year.priceId);
  expect(planChange).toMatchObject({ kind: 'DOWNGRADE', dueNow: { minorUnits: 0 }, takesEffectAt: currentPeriodEnd.toISOString(), lines: [] });
  const { subscription, errors } = await of.mutate('changePlan', { planChangeId: planChange.id }, viewer);
  expect(errors).toEqual([]);
  expect(subscription).toMatchObject({ status: 'ACTIVE', tier: { name: '高级会员' }, price: { amount: { minorUnits: 3_000 } }, scheduledPrice: { amount: { minorUnits: 90_000 } }, currentPeriodEnd: currentPeriodEnd.toISOString() });
  expect(await of.paymentsOf(orderId)).toEqual([3_000]);
  await money.advance((await of.untilPeriodEnd(orderId)) - MINUTE);
  expect(await of.paymentsOf(orderId)).toEqual([3_000]);
  await money.advance(2 * MINUTE);
  expect(await of.paymentsOf(orderId)).toEqual([3_000, 90_000]);
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'ACTIVE', tier: { name: '顶级会员' } });
});

test('46. A higher tier ends a trial: its first period begins at once, and is paid in full, as the preview says', async () => {
  const sale = await of.aLadder();
  const year = await aYear(sale);
  const viewer = await money.app.world.aMember({ community: sale.community });
  const trial = await money.create('mutation ($input: CreatePriceInput!) { createPrice(input: $input) { plan { price { id } } } }', { planId: sale.planId, minorUnits: 3_000, trialDays: 7 }, sale.owner);
  const { order } = await money.startCheckout(viewer, trial.plan.price.id);
  await money.pay(order.checkoutUrl);
  await money.settle();
  const subscriptionId = await of.idOf(viewer, sale);
  await money.advance(2 * DAY);
  for (const [priceId, amount] of [[sale.higher.priceId, 9_001], [year.priceId, 90_000]] as const) {
    expect(await previewOf(viewer, subscriptionId, priceId)).toMatchObject({ kind: 'UPGRADE', dueNow: { minorUnits: amount }, lines: [{ amount: { minorUnits: amount }, isCredit: false }] });
  }
  const planChange = await previewOf(viewer, subscriptionId, sale.higher.priceId);
  const { subscription, errors } = await of.mutate('changePlan', { planChangeId: planChange.id }, viewer);
  expect(errors).toEqual([]);
  expect(subscription).toMatchObject({ status: 'ACTIVE', trialEndsAt: null, tier: { name: '顶级会员' } });
  expect(await of.paymentsOf(order.id)).toEqual([9_001]);
  expect((await of.untilPeriodEnd(order.id)) / DAY).toBeGreaterThan(27.9);
});

test('46. A lower tier waits for the end of a trial, which goes on as it was', async () => {
  const sale = await of.aLadder();
  const viewer = await money.app.world.aMember({ community: sale.community });
  const trial = await money.create('mutation ($input: CreatePriceInput!) { createPrice(input: $input) { plan { price { id } } } }', { planId: sale.higher.planId, minorUnits: 9_001, trialDays: 7 }, sale.owner);
  const { order } = await money.startCheckout(viewer, trial.plan.price.id);
  await money.pay(order.checkoutUrl);
  await money.settle();
  const subscriptionId = await of.idOf(viewer, sale);
  const planChange = await previewOf(viewer, subscriptionId, sale.priceId);
  const { subscription } = await of.mutate('changePlan', { planChangeId: planChange.id }, viewer);
  expect(subscription).toMatchObject({ status: 'TRIALING', tier: { name: '顶级会员' }, scheduledPrice: { amount: { minorUnits: 3_000 } } });
  expect(await of.paymentsOf(order.id)).toEqual([]);
  await money.advance((await of.untilPeriodEnd(order.id)) + MINUTE);
  expect(await of.paymentsOf(order.id)).toEqual([3_000]);
});

test('46. What the provider would charge is asked again before it is charged: nothing else than was accepted', async () => {
  const sale = await of.aLadder();
  const { viewer, orderId } = await money.aBuyer(sale);
  await money.advance(DAY);
  const subscriptionId = await of.idOf(viewer, sale);
  const planChange = await previewOf(viewer, subscriptionId, sale.higher.priceId);
  const { id } = await of.atProvider(orderId);
  await money.stripe.subscriptions.update(id, { trial_end: Math.floor(money.sandbox.now() / 1_000) + 86_400, proration_behavior: 'none' });
  expect(await of.mutate('changePlan', { planChangeId: planChange.id }, viewer)).toMatchObject({ subscription: null, errors: [{ code: 'PREVIEW_OUTDATED' }] });
  expect(await of.paymentsOf(orderId)).toEqual([3_000]);
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ tier: { name: '高级会员' } });
});

test('46. A charge that differs from what was accepted raises an alarm, and stands in the night’s list until somebody looks', async () => {
  const sale = await of.aLadder();
  const { viewer } = await money.aBuyer(sale);
  await money.advance(DAY);
  const subscriptionId = await of.idOf(viewer, sale);
  const planChange = await previewOf(viewer, subscriptionId, sale.higher.priceId);
  const before = await money.alarms();
  money.gateway.rewrite = (path, body) => {
    if (!path.startsWith('/v1/invoices?')) return null;
    const [newest, ...others] = body.data;
    return { ...body, data: newest.billing_reason === 'subscription_update' ? [{ ...newest, amount_paid: newest.amount_paid - 1_000 }, ...others] : body.data };
  };
  expect((await of.mutate('changePlan', { planChangeId: planChange.id }, viewer)).errors).toEqual([]);
  expect(await money.alarms()).toBe(before + 1);
  const due = planChange.dueNow.minorUnits;
  const differs = { kind: 'CHARGE_DIFFERS', subject: planChange.id, theirs: { minorUnits: due - 1_000 }, ours: { minorUnits: due } };
  expect([await nightFinds('CHARGE_DIFFERS', planChange.id), await nightFinds('CHARGE_DIFFERS', planChange.id)]).toEqual([[differs], [differs]]);
  money.gateway.rewrite = null;
  expect(await nightFinds('CHARGE_DIFFERS', planChange.id)).toEqual([]);
});

const atProvider = async (orderId: string) => money.stripe.customers.retrieve((await of.atProvider(orderId)).customer as string) as Promise<{ id: string; balance: number }>;

test('46. A change that would give back more than it asks for waits for the end of the period: nobody is left with credit at the provider', async () => {
  const sale = await of.aLadder();
  const year = await money.aPlan(sale.owner, sale.tierId, 'YEARLY', 30_000);
  const { viewer, orderId } = await money.aBuyer({ ...sale, priceId: year.priceId });
  const subscriptionId = await of.idOf(viewer, sale);
  const { currentPeriodEnd } = await of.rowOf(orderId);
  const planChange = await previewOf(viewer, subscriptionId, sale.higher.priceId);
  expect(planChange).toMatchObject({ kind: 'DOWNGRADE', dueNow: { minorUnits: 0 }, lines: [], takesEffectAt: currentPeriodEnd.toISOString() });
  const { subscription } = await of.mutate('changePlan', { planChangeId: planChange.id }, viewer);
  expect(subscription).toMatchObject({ tier: { name: '高级会员' }, scheduledPrice: { amount: { minorUnits: 9_001 } }, currentPeriodEnd: currentPeriodEnd.toISOString() });
  expect([await of.paymentsOf(orderId), (await atProvider(orderId)).balance]).toEqual([[30_000], 0]);
});

test('46. Credit of a customer is seen by the night, and no change is taken with it', async () => {
  const sale = await of.aLadder();
  const { viewer, orderId } = await money.aBuyer(sale);
  const subscriptionId = await of.idOf(viewer, sale);
  const accepted = await previewOf(viewer, subscriptionId, sale.higher.priceId);
  const { id } = await atProvider(orderId);
  await money.stripe.customers.update(id, { balance: -5_000 });
  const before = await money.alarms();
  expect(await of.mutate('previewPlanChange', { subscriptionId, priceId: sale.higher.priceId }, viewer)).toMatchObject({ planChange: null, errors: [{ code: 'PAYMENTS_UNAVAILABLE' }] });
  expect(await money.alarms()).toBe(before + 1);
  expect(await of.mutate('changePlan', { planChangeId: accepted.id }, viewer)).toMatchObject({ errors: [{ code: 'PREVIEW_OUTDATED' }] });
  const credit = { kind: 'CUSTOMER_CREDIT', subject: id, theirs: { minorUnits: 5_000 }, ours: { minorUnits: 0 } };
  expect([await nightFinds('CUSTOMER_CREDIT', id), await nightFinds('CUSTOMER_CREDIT', id)]).toEqual([[credit], [credit]]);
  await money.stripe.customers.update(id, { balance: 0 });
  expect(await nightFinds('CUSTOMER_CREDIT', id)).toEqual([]);
});

test('46. A renewal that credit pays for raises an alarm at once, and is a difference of the night', async () => {
  const sale = await of.aLadder();
  const { viewer, orderId } = await money.aBuyer(sale);
  await money.stripe.customers.update((await atProvider(orderId)).id, { balance: -2_000 });
  const before = await money.alarms();
  await money.advance((await of.untilPeriodEnd(orderId)) + MINUTE);
  expect(await of.paymentsOf(orderId)).toEqual([3_000, 1_000]);
  expect(await money.alarms()).toBe(before + 1);
  await money.syncOrder(viewer, orderId);
  expect(await money.alarms()).toBe(before + 1);
  const subject = (await of.atProvider(orderId)).latest_invoice as string;
  expect(await nightFinds('INVOICE_SHORT', subject)).toEqual([{ kind: 'INVOICE_SHORT', subject, theirs: { minorUnits: 1_000 }, ours: { minorUnits: 3_000 } }]);
});

test('a change is previewed by the provider’s clock, however late ours is', async () => {
  const sale = await of.aLadder();
  const { viewer, orderId } = await money.aBuyer(sale);
  const subscriptionId = await of.idOf(viewer, sale);
  const behind = (await of.untilPeriodEnd(orderId)) + 2 * DAY;
  await money.sandbox.advanceTo(money.sandbox.now() + behind);
  await money.settle();
  const planChange = await previewOf(viewer, subscriptionId, sale.higher.priceId);
  expect(planChange).toMatchObject({ kind: 'UPGRADE', dueNow: { minorUnits: 6_001 } });
  expect((await of.mutate('changePlan', { planChangeId: planChange.id }, viewer)).errors).toEqual([]);
  expect(await of.paymentsOf(orderId)).toEqual([3_000, 3_000, 6_001]);
  money.app.clock.advance(behind);
});

test.each([
  { kind: 'MONTHLY', list: 3_000, off: 8_000, paid: 600, due: 9_001 - 600 },
  { kind: 'YEARLY', list: 30_000, off: 9_000, paid: 3_000, due: 9_001 - 3_000 },
] as const)('46. What is given back for a discounted period ($kind at $paid of $list) is what was paid for it', async ({ kind, list, off, paid, due }) => {
  const sale = await of.aLadder();
  const offer = kind === 'MONTHLY' ? { planId: sale.planId, priceId: sale.priceId } : await money.aPlan(sale.owner, sale.tierId, kind, list);
  const { code } = await promotionsOf(() => money.app).aCode({ ...sale, ...offer }, { basisPoints: off, maxUses: 5 });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await quoting(money).agree(viewer, offer.priceId, { promotionCode: code });
  await money.pay(order.checkoutUrl);
  await money.settle();
  const subscriptionId = await of.idOf(viewer, sale);
  const planChange = await previewOf(viewer, subscriptionId, sale.higher.priceId);
  expect(planChange).toMatchObject({ kind: 'UPGRADE', dueNow: { minorUnits: due }, lines: [{ amount: { minorUnits: -paid } }, { amount: { minorUnits: 9_001 } }] });
  expect((await of.mutate('changePlan', { planChangeId: planChange.id }, viewer)).errors).toEqual([]);
  expect(await of.paymentsOf(order.id)).toEqual([paid, due]);
  await money.advance((await of.untilPeriodEnd(order.id)) + MINUTE);
  expect(await of.paymentsOf(order.id)).toEqual([paid, due, 9_001]);
});
test('what Stripe refuses is a typed refusal, and an alarm', async () => {
  const sale = await of.aLadder();
  const { viewer, orderId } = await money.aBuyer(sale);
  const subscriptionId = await of.idOf(viewer, sale);
  const before = await money.alarms();
  const refused = { status: 400, body: '{"error":{"type":"invalid_request_error","message":"No."}}' };
  money.gateway.answer = (path) => (path.startsWith('/v1/invoices') || path.startsWith('/v1/billing_portal') ? refused : null);
  expect(await of.mutate('previewPlanChange', { subscriptionId, priceId: sale.higher.priceId }, viewer)).toMatchObject({ planChange: null, errors: [{ code: 'PAYMENTS_UNAVAILABLE' }] });
  expect(await of.mutate('openBillingPortal', {}, viewer)).toMatchObject({ errors: [{ code: 'PAYMENTS_UNAVAILABLE' }] });
  const { errors } = await money.app.run('query ($id: ID!) { invoices(orderId: $id) { number } }', { id: orderId }, viewer);
  expect(errors.map(({ extensions }: any) => extensions.code)).toEqual(['UNAVAILABLE']);
  expect(await money.alarms()).toBe(before + 3);
});

