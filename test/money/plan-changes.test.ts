import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { decodeId } from '../../src/kernel/id.ts';
import { expectNoTrace } from '../support/no-trace.ts';
import { startMoney, type Money } from './support/money.ts';
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

const DECLINES_LATER = '4000000000000341';

test('46. An upgrade costs to the cent what its preview said, and is had at once', async () => {
  const sale = await of.aLadder();
  const { viewer, orderId } = await money.aBuyer(sale);
  await money.advance(10 * DAY + 7 * MINUTE);
  const subscriptionId = await of.idOf(viewer, sale);
  const { planChange } = await of.mutate('previewPlanChange', { subscriptionId, priceId: sale.higher.priceId }, viewer);
  expect(planChange).toMatchObject({ kind: 'UPGRADE', state: 'PREVIEWED', lines: [{ isCredit: true, title: 'Time of the present plan that is not used' }, { isCredit: false, title: 'The new plan, for this period' }] });
  const [credit, debit] = planChange.lines.map(({ amount }: any) => amount.minorUnits);
  expect(credit + debit).toBe(planChange.dueNow.minorUnits);
  expect(planChange.dueNow.minorUnits).toBeGreaterThan(3_500);
  await money.advance(3 * MINUTE);
  const { subscription, errors } = await of.mutate('changePlan', { planChangeId: planChange.id }, viewer);
  expect(errors).toEqual([]);
  expect(subscription).toMatchObject({ status: 'ACTIVE', price: { amount: { minorUnits: 9_001 } }, tier: { name: '顶级会员' } });
  expect(await of.paymentsOf(orderId)).toEqual([3_000, planChange.dueNow.minorUnits]);
  expect(await money.grants(viewer, sale.community)).toMatchObject([{ revokedAt: null, tierId: (await of.rowOf(orderId)).tierId }]);
  await money.advance((await of.untilPeriodEnd(orderId)) + MINUTE);
  expect(await of.paymentsOf(orderId)).toEqual([3_000, planChange.dueNow.minorUnits, 9_001]);
  const invoices = (await of.invoices(viewer, orderId))!;
  expect(invoices.map(({ paid }) => paid.minorUnits)).toEqual([9_001, planChange.dueNow.minorUnits, 3_000]);
  expect(invoices[0]).toMatchObject({ status: 'paid', pageUrl: expect.stringContaining('http'), pdfUrl: expect.stringContaining('/pdf') });
});

test.each([{ minutes: 10 }, { minutes: -10 }])('53. With our clock $minutes minutes off, a plan is changed right after it was bought', async ({ minutes }) => {
  money.app.clock.advance(minutes * MINUTE);
  const sale = await of.aLadder();
  const { viewer, orderId } = await money.aBuyer(sale);
  const { planChange } = await of.mutate('previewPlanChange', { subscriptionId: await of.idOf(viewer, sale), priceId: sale.higher.priceId }, viewer);
  expect((await of.mutate('changePlan', { planChangeId: planChange.id }, viewer)).errors).toEqual([]);
  money.app.clock.advance(-minutes * MINUTE);
  expect(await of.paymentsOf(orderId)).toEqual([3_000, planChange.dueNow.minorUnits]);
});

test('nobody changes into a tier that they hold already: for good, or for a while that the subscription would run beside', async () => {
  const sale = await of.aLadder();
  const { priceId: forGood } = await money.aPlan(sale.owner, sale.higher.tierId, 'LIFETIME', 50_000);
  const { priceId: aWhile } = await money.aPlan(sale.owner, sale.higher.tierId, 'TERM', 20_000);
  for (const [priceId, code] of [[forGood, 'ALREADY_SUBSCRIBED'], [aWhile, 'COVERED_UNTIL']] as const) {
    const { viewer, orderId } = await money.aBuyer(sale);
    const subscriptionId = await of.idOf(viewer, sale);
    const preview = () => of.mutate('previewPlanChange', { subscriptionId, priceId: sale.higher.priceId }, viewer);
    const { planChange } = await preview();
    const { order } = await money.startCheckout(viewer, priceId);
    await money.pay(order.checkoutUrl);
    await money.settle();
    expect((await expectNoTrace(money.app, preview)).errors).toMatchObject([{ code, path: ['input', 'priceId'] }]);
    expect((await expectNoTrace(money.app, () => of.mutate('changePlan', { planChangeId: planChange.id }, viewer))).errors).toMatchObject([{ code, path: ['input', 'planChangeId'] }]);
    expect(await of.paymentsOf(orderId)).toEqual([3_000]);
  }
});

test('46. A downgrade waits for the end of the period, and can be taken back until then', async () => {
  const sale = await of.aLadder();
  const { viewer, orderId } = await money.aBuyer({ ...sale, priceId: sale.higher.priceId });
  const subscriptionId = await of.idOf(viewer, sale);
  const choose = async () => {
    const { planChange } = await of.mutate('previewPlanChange', { subscriptionId, priceId: sale.priceId }, viewer);
    expect(planChange).toMatchObject({ kind: 'DOWNGRADE', dueNow: { minorUnits: 0 }, lines: [] });
    return of.mutate('changePlan', { planChangeId: planChange.id }, viewer);
  };
  const { currentPeriodEnd } = await of.rowOf(orderId);
  expect((await choose()).subscription).toMatchObject({ price: { amount: { minorUnits: 9_001 } }, scheduledPrice: { amount: { minorUnits: 3_000 } }, scheduledAt: currentPeriodEnd.toISOString(), tier: { name: '顶级会员' } });
  expect((await of.mutate('keepPlan', { subscriptionId }, viewer)).subscription).toMatchObject({ scheduledPrice: null, scheduledAt: null });
  expect(await of.mutate('keepPlan', { subscriptionId }, viewer)).toMatchObject({ errors: [{ code: 'NOTHING_SCHEDULED' }] });
  await choose();
  await money.advance((await of.untilPeriodEnd(orderId)) - MINUTE);
  expect(await of.paymentsOf(orderId)).toEqual([9_001]);
  await money.advance(2 * MINUTE);
  expect(await of.paymentsOf(orderId)).toEqual([9_001, 3_000]);
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'ACTIVE', tier: { name: '高级会员' } });
  expect((await of.rowOf(orderId)).tierId).toBe((await money.grants(viewer, sale.community))[0]!.tierId);
});

test('46. A downgrade that breaks off between its schedule and the other price is finished with the same schedule, and the renewal has the new price', async () => {
  const sale = await of.aLadder();
  const { viewer, orderId } = await money.aBuyer({ ...sale, priceId: sale.higher.priceId });
  const subscriptionId = await of.idOf(viewer, sale);
  const { planChange } = await of.mutate('previewPlanChange', { subscriptionId, priceId: sale.priceId }, viewer);
  money.gateway.answer = (path) => (path.startsWith('/v1/subscription_schedules/') ? { status: 503, body: '{}' } : null);
  expect(await of.mutate('changePlan', { planChangeId: planChange.id }, viewer)).toMatchObject({ errors: [{ code: 'PAYMENTS_UNAVAILABLE' }] });
  const begun = (await of.atProvider(orderId)).schedule;
  expect(begun).toMatch(/^sub_sched_/);
  money.gateway.answer = null;
  await money.settle();
  expect((await of.atProvider(orderId)).schedule).toBe(begun);
  expect((await of.rowOf(orderId)).scheduledPriceId).not.toBeNull();
  await money.advance((await of.untilPeriodEnd(orderId)) + MINUTE);
  expect(await of.paymentsOf(orderId)).toEqual([9_001, 3_000]);
});

test('a longer period of the same tier is taken at once, a shorter one waits', async () => {
  const sale = await money.aSale({ kind: 'QUARTERLY', minorUnits: 9_000 });
  const [monthly, yearly] = [await money.aPlan(sale.owner, sale.tierId, 'MONTHLY', 4_000), await money.aPlan(sale.owner, sale.tierId, 'YEARLY', 30_000)];
  const { viewer } = await money.aBuyer(sale);
  const subscriptionId = await of.idOf(viewer, sale);
  const kindOf = async (priceId: string) => (await of.mutate('previewPlanChange', { subscriptionId, priceId }, viewer)).planChange.kind;
  expect([await kindOf(yearly.priceId), await kindOf(monthly.priceId)]).toEqual(['UPGRADE', 'DOWNGRADE']);
});

test('an upgrade that the card declines changes nothing and can be tried again', async () => {
  const sale = await of.aLadder();
  const { viewer, orderId } = await money.aBuyer(sale, DECLINES_LATER);
  const before = await of.rowOf(orderId);
  const subscriptionId = await of.idOf(viewer, sale);
  const upgrade = async () => {
    const { planChange } = await of.mutate('previewPlanChange', { subscriptionId, priceId: sale.higher.priceId }, viewer);
    return of.mutate('changePlan', { planChangeId: planChange.id }, viewer);
  };
  expect(await upgrade()).toMatchObject({ subscription: null, errors: [{ code: 'PAYMENT_DECLINED' }] });
  expect(await of.rowOf(orderId)).toMatchObject({ priceId: before.priceId, tierId: before.tierId, accessEndsAt: before.accessEndsAt });
  expect(await of.paymentsOf(orderId)).toEqual([3_000]);
  money.sandbox.changeCard((await of.atProvider(orderId)).customer as string, '4242424242424242');
  expect((await upgrade()).errors).toEqual([]);
  expect(await of.rowOf(orderId)).not.toMatchObject({ tierId: before.tierId });
});

/** An upgrade that was stored, and of which nobody was told: the process ended, the job is lost. */
async function aStoredWish() {
  const sale = await of.aLadder();
  const { viewer, orderId } = await money.aBuyer(sale);
  await money.advance(10 * DAY);
  const subscriptionId = await of.idOf(viewer, sale);
  const { planChange } = await of.mutate('previewPlanChange', { subscriptionId, priceId: sale.higher.priceId }, viewer);
  await money.app.platform.database.reader.updateTable('subscription_change').set({ state: 'REQUESTED' }).where('id', '=', decodeId('PlanChange', planChange.id)).execute();
  const stateOf = async (): Promise<string> => (await money.app.run('query ($id: ID!) { node(id: $id) { ... on PlanChange { state } } }', { id: planChange.id }, viewer)).data.node.state;
  return { sale, viewer, orderId, subscriptionId, planChange, stateOf };
}
const finish = () => money.app.platform.jobs.run('subscriptions.finish-changes');

test('66. A change that was stored and never told is carried out by the clock, with its key and at its price', async () => {
  const { orderId, planChange, stateOf } = await aStoredWish();
  await finish();
  expect(await stateOf()).toBe('REQUESTED');
  await money.advance(11 * MINUTE);
  money.gateway.calls.length = 0;
  await finish();
  await finish();
  expect(await stateOf()).toBe('DONE');
  expect(await of.paymentsOf(orderId)).toEqual([3_000, planChange.dueNow.minorUnits]);
  const told = money.gateway.calls.filter(({ method, path }) => method === 'POST' && path.startsWith('/v1/subscriptions/'));
  expect(told.map(({ idempotencyKey }) => idempotencyKey)).toEqual([`change:${decodeId('PlanChange', planChange.id)}`]);
});

test.each([{ hasHappened: false, state: 'REFUSED' }, { hasHappened: true, state: 'DONE' }])('68. A change whose key may have been forgotten is looked up, and not told again (had happened: $hasHappened)', async ({ hasHappened, state }) => {
  const { sale, viewer, orderId, subscriptionId, stateOf } = await aStoredWish();
  if (hasHappened) {
    const prices = await money.app.platform.database.reader.selectFrom('provider_object').select('providerId').where('ownId', '=', decodeId('Price', sale.higher.priceId)).executeTakeFirstOrThrow();
    const { id, items } = await of.atProvider(orderId);
    await money.stripe.subscriptions.update(id, { items: [{ id: items.data[0]!.id, price: prices.providerId! }], proration_behavior: 'none' });
  }
  await money.advance(23 * HOUR + MINUTE);
  money.gateway.calls.length = 0;
  await finish();
  expect(await stateOf()).toBe(state);
  expect(money.gateway.calls.filter(({ method }) => method === 'POST')).toEqual([]);
  expect(await of.paymentsOf(orderId)).toEqual([3_000]);
  expect((await of.mutate('previewPlanChange', { subscriptionId, priceId: hasHappened ? sale.priceId : sale.higher.priceId }, viewer)).errors).toEqual([]);
});

test('an answer that is lost is found again: one change, one payment', async () => {
  const sale = await of.aLadder();
  const { viewer, orderId } = await money.aBuyer(sale);
  await money.advance(DAY);
  const subscriptionId = await of.idOf(viewer, sale);
  const { planChange } = await of.mutate('previewPlanChange', { subscriptionId, priceId: sale.higher.priceId }, viewer);
  money.sandbox.failNextRequest({ status: 500, when: 'after', body: '<html>', path: '/v1/subscriptions/', times: 1 });
  const key = 'lost-answer-of-a-change';
  const first = await of.mutate('changePlan', { planChangeId: planChange.id }, viewer, key);
  const again = await of.mutate('changePlan', { planChangeId: planChange.id }, viewer, key);
  expect([first.errors.length, again.errors]).toEqual([expect.any(Number), []]);
  await money.settle();
  expect(await of.paymentsOf(orderId)).toEqual([3_000, planChange.dueNow.minorUnits]);
});

test('a preview is accepted once, for a quarter of an hour, by whom it was made for', async () => {
  const sale = await of.aLadder();
  const { viewer } = await money.aBuyer(sale);
  const subscriptionId = await of.idOf(viewer, sale);
  const preview = async () => (await of.mutate('previewPlanChange', { subscriptionId, priceId: sale.higher.priceId }, viewer)).planChange.id as string;
  const old = await preview();
  const other = await money.app.world.aMember({ community: sale.community });
  expect(await of.mutate('changePlan', { planChangeId: old }, other)).toMatchObject({ errors: [{ code: 'NOT_FOUND' }] });
  await money.advance(16 * MINUTE);
  expect(await of.mutate('changePlan', { planChangeId: old }, viewer)).toMatchObject({ errors: [{ code: 'PREVIEW_OUTDATED' }] });
  const [first, second] = [await preview(), await preview()];
  expect((await of.mutate('changePlan', { planChangeId: first }, viewer)).errors).toEqual([]);
  expect(await of.mutate('changePlan', { planChangeId: first }, viewer)).toMatchObject({ errors: [{ code: 'PREVIEW_OUTDATED' }] });
  expect(await of.mutate('changePlan', { planChangeId: second }, viewer)).toMatchObject({ errors: [{ code: 'PREVIEW_OUTDATED' }] });
});

test('while a change waits for the provider no other one is taken', async () => {
  const sale = await of.aLadder();
  const { viewer, orderId } = await money.aBuyer(sale);
  const subscriptionId = await of.idOf(viewer, sale);
  const preview = async () => (await of.mutate('previewPlanChange', { subscriptionId, priceId: sale.higher.priceId }, viewer)).planChange.id as string;
  const [first, second] = [await preview(), await preview()];
  money.gateway.answer = (path) => (path.startsWith('/v1/subscriptions') ? { status: 503, body: '{}' } : null);
  expect(await of.mutate('changePlan', { planChangeId: first }, viewer)).toMatchObject({ errors: [{ code: 'PAYMENTS_UNAVAILABLE' }] });
  expect(await of.mutate('changePlan', { planChangeId: second }, viewer)).toMatchObject({ errors: [{ code: 'CHANGE_UNDER_WAY' }] });
  expect(await of.mutate('pauseSubscription', { subscriptionId }, viewer)).toMatchObject({ errors: [{ code: 'CHANGE_UNDER_WAY' }] });
  money.gateway.answer = null;
  await money.settle();
  expect(await of.rowOf(orderId)).toMatchObject({ pausedAt: null });
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ tier: { name: '顶级会员' } });
  expect((await of.paymentsOf(orderId)).length).toBe(2);
});

test('whoever chooses another plan is not migrated with the old one', async () => {
  const sale = await of.aLadder();
  const { viewer, orderId } = await money.aBuyer({ ...sale, priceId: sale.higher.priceId });
  const subscriptionId = await of.idOf(viewer, sale);
  const { planChange } = await of.mutate('previewPlanChange', { subscriptionId, priceId: sale.priceId }, viewer);
  await of.mutate('changePlan', { planChangeId: planChange.id }, viewer);
  await money.create('mutation ($input: CreatePriceInput!) { createPrice(input: $input) { plan { id } } }', { planId: sale.higher.planId, minorUnits: 12_000 }, sale.owner);
  expect(await of.mutate('migrateSubscribers', { planId: sale.higher.planId }, sale.owner)).toEqual({ subscribers: 0, errors: [] });
  await money.advance((await of.untilPeriodEnd(orderId)) + MINUTE);
  expect(await of.paymentsOf(orderId)).toEqual([9_001, 3_000]);
});

test('what cannot be changed to is refused by name', async () => {
  const sale = await of.aLadder();
  const other = await money.aSale({ kind: 'MONTHLY' });
  const term = await money.aPlan(sale.owner, sale.tierId, 'TERM', 9_900);
  const { viewer, orderId } = await money.aBuyer(sale);
  const subscriptionId = await of.idOf(viewer, sale);
  const refusal = async (priceId: string) => (await of.mutate('previewPlanChange', { subscriptionId, priceId }, viewer)).errors.map(({ code }: { code: string }) => code);
  expect(await refusal(sale.priceId)).toEqual(['ALREADY_SUBSCRIBED']);
  expect(await refusal(other.priceId)).toEqual(['NOT_FOUND']);
  expect(await refusal(term.priceId)).toEqual(['NOT_FOUND']);
  await money.changeSubscription('cancel', viewer, subscriptionId);
  expect(await refusal(sale.higher.priceId)).toEqual(['ALREADY_CANCELED']);
  await money.changeSubscription('resume', viewer, subscriptionId);
  expect(await of.mutate('previewPlanChange', { subscriptionId, priceId: sale.higher.priceId }, sale.owner)).toMatchObject({ errors: [{ code: 'NOT_FOUND' }] });
  expect(await of.paymentsOf(orderId)).toEqual([3_000]);
});

test('a cancellation takes a change back that waits', async () => {
  const sale = await of.aLadder();
  const { viewer, orderId } = await money.aBuyer({ ...sale, priceId: sale.higher.priceId });
  const subscriptionId = await of.idOf(viewer, sale);
  const { planChange } = await of.mutate('previewPlanChange', { subscriptionId, priceId: sale.priceId }, viewer);
  await of.mutate('changePlan', { planChangeId: planChange.id }, viewer);
  expect(await money.changeSubscription('cancel', viewer, subscriptionId)).toEqual({ errors: [] });
  expect(await of.rowOf(orderId)).toMatchObject({ scheduledPriceId: null, cancelAt: (await of.rowOf(orderId)).currentPeriodEnd });
});

test('45. Subscribers keep their price until the owner migrates them; then the next renewal has the new one, and each is told once', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
  const { viewer, orderId } = await money.aBuyer(sale);
  await money.create('mutation ($input: CreatePriceInput!) { createPrice(input: $input) { plan { id } } }', { planId: sale.planId, minorUnits: 5_000 }, sale.owner);
  await money.advance((await of.untilPeriodEnd(orderId)) + MINUTE);
  expect(await of.paymentsOf(orderId)).toEqual([3_000, 3_000]);
  const key = 'migration-of-subscribers';
  expect(await of.mutate('migrateSubscribers', { planId: sale.planId }, sale.owner, key)).toEqual({ subscribers: 1, errors: [] });
  expect(await of.mutate('migrateSubscribers', { planId: sale.planId }, sale.owner, key)).toEqual({ subscribers: 1, errors: [] });
  // Also before any of it was carried out, nobody is asked twice.
  expect(await of.mutate('migrateSubscribers', { planId: sale.planId }, sale.owner)).toEqual({ subscribers: 0, errors: [] });
  await money.settle();
  expect(await of.paymentsOf(orderId)).toEqual([3_000, 3_000]);
  expect(await of.mutate('migrateSubscribers', { planId: sale.planId }, sale.owner)).toEqual({ subscribers: 0, errors: [] });
  expect((await of.mailsTo(viewer)).map(({ subject }) => subject)).toEqual(['价格将调整：美食星球 · 高级会员']);
  await money.advance((await of.untilPeriodEnd(orderId)) + MINUTE);
  expect(await of.paymentsOf(orderId)).toEqual([3_000, 3_000, 5_000]);
});
