import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { decodeId } from '../../src/kernel/id.ts';
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

const DECLINES_LATER = '4000000000000341';

test('46. An upgrade costs to the cent what its preview said, and is had at once', async () => {
  const sale = await of.aLadder();
  const { viewer, orderId } = await money.aBuyer(sale);
  await money.advance(10 * DAY + 7 * MINUTE);
  const subscriptionId = await of.idOf(viewer, sale);
  const { planChange } = await of.mutate('previewPlanChange', { subscriptionId, priceId: sale.higher.priceId }, viewer);
  expect(planChange).toMatchObject({ kind: 'UPGRADE', state: 'PREVIEWED', lines: [{ isCredit: true }, { isCredit: false }] });
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
  await money.settle();
  expect(await of.paymentsOf(orderId)).toEqual([3_000, 3_000]);
  expect(await of.mutate('migrateSubscribers', { planId: sale.planId }, sale.owner)).toEqual({ subscribers: 0, errors: [] });
  expect((await of.mailsTo(viewer)).map(({ subject }) => subject)).toEqual(['价格将调整：美食星球 · 高级会员']);
  await money.advance((await of.untilPeriodEnd(orderId)) + MINUTE);
  expect(await of.paymentsOf(orderId)).toEqual([3_000, 3_000, 5_000]);
});

/** What of a kind stands open about something after a night. */
async function nightFinds(kind: string, subject: string): Promise<unknown[]> {
  await money.app.platform.jobs.run('stripe-events.reconcile-nightly');
  const staff = await money.app.world.aUser({ isStaff: true });
  const { data } = await money.app.run('query { reconciliationDifferences(isHealed: false) { nodes { kind subject theirs { minorUnits } ours { minorUnits } } } }', {}, staff);
  return data.reconciliationDifferences.nodes.filter((each: { kind: string; subject: string }) => each.kind === kind && each.subject === subject);
}

/** The tier of the ladder that is higher, by the year. */
const aYear = (sale: Ladder) => money.aPlan(sale.owner, sale.higher.tierId, 'YEARLY', 90_000);
const previewOf = async (viewer: Buyer, subscriptionId: string, priceId: string) => (await of.mutate('previewPlanChange', { subscriptionId, priceId }, viewer)).planChange;
type Buyer = Awaited<ReturnType<Money['aBuyer']>>['viewer'];

test('46. Days that were paid for before a pause run first: the higher tier waits for their end, and is paid when it begins', async () => {
  const sale = await aLadder();
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
  const sale = await aLadder();
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
  const sale = await aLadder();
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
  const sale = await aLadder();
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
  const sale = await aLadder();
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
  const sale = await aLadder();
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
  const sale = await aLadder();
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
  const sale = await aLadder();
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
  const sale = await aLadder();
  const { viewer, orderId } = await money.aBuyer(sale);
  const subscriptionId = await of.idOf(viewer, sale);
  await money.sandbox.advanceTo(money.sandbox.now() + (await of.untilPeriodEnd(orderId)) + 2 * DAY);
  await money.settle();
  const planChange = await previewOf(viewer, subscriptionId, sale.higher.priceId);
  expect(planChange).toMatchObject({ kind: 'UPGRADE', dueNow: { minorUnits: 6_001 } });
  expect((await of.mutate('changePlan', { planChangeId: planChange.id }, viewer)).errors).toEqual([]);
  expect(await of.paymentsOf(orderId)).toEqual([3_000, 3_000, 6_001]);
  money.app.clock.advance(33 * DAY);
});

test.each([
  { kind: 'MONTHLY', list: 3_000, off: 8_000, paid: 600, due: 9_001 - 600 },
  { kind: 'YEARLY', list: 30_000, off: 9_000, paid: 3_000, due: 9_001 - 3_000 },
] as const)('46. What is given back for a discounted period ($kind at $paid of $list) is what was paid for it', async ({ kind, list, off, paid, due }) => {
  const sale = await aLadder();
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
  const sale = await aLadder();
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

