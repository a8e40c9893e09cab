import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { DAY } from '../../src/kernel/clock.ts';
import { decodeId } from '../../src/kernel/id.ts';
import { startMoney, type Money } from './support/money.ts';
import { subscriptionsOf } from './support/subscriptions.ts';

let money: Money;
let of: ReturnType<typeof subscriptionsOf>;
beforeAll(async () => {
  money = await startMoney();
  of = subscriptionsOf(money);
});
afterEach(async () => {
  for (const { id } of (await money.stripe.subscriptions.list({ limit: 100 })).data) await money.stripe.subscriptions.cancel(id);
  await money.settle();
});
afterAll(() => money.stop());

const onPage = async (url: string, fields: Record<string, string>): Promise<number> =>
  (await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })).status;

test('47. What is canceled and taken back on the portal is mirrored', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const { viewer, orderId } = await money.aBuyer(sale);
  const { providerId, currentPeriodEnd } = await of.rowOf(orderId);
  const { url, errors } = await of.mutate('openBillingPortal', {}, viewer);
  expect(errors).toEqual([]);
  expect(await onPage(url, { action: 'cancel', subscription: providerId })).toBe(303);
  await money.settle();
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ cancelAt: currentPeriodEnd.toISOString() });
  expect(await onPage(url, { action: 'resume', subscription: providerId })).toBe(303);
  await money.settle();
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ cancelAt: null });
  expect(await onPage(url, { action: 'change-plan', subscription: providerId, price: 'price_none' })).toBe(400);
});

test('47. A plan that is changed on a portal of somebody else’s making is mirrored, with tier and access', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
  const higherTier = await money.aTier(sale.owner, sale.community, '顶级会员', 20);
  const higher = await money.aPlan(sale.owner, higherTier, 'MONTHLY', 9_000);
  await money.aBuyer({ community: sale.community, priceId: higher.priceId });
  const { viewer, orderId } = await money.aBuyer(sale);
  const { providerId } = await of.rowOf(orderId);
  const { reader } = money.app.platform.database;
  const prices = await reader.selectFrom('provider_object').innerJoin('price', 'price.id', 'provider_object.ownId').select(['provider_object.providerId', 'price.amountMinor']).where('provider_object.kind', '=', 'PRICE').where('price.communityId', '=', sale.community.id).execute() as any[];
  const dear = prices.find(({ amountMinor }) => Number(amountMinor) === 9_000).providerId as string;
  const { product } = await money.stripe.prices.retrieve(dear);
  const configuration = await money.stripe.billingPortal.configurations.create({
    features: { subscription_update: { enabled: true, default_allowed_updates: ['price'], proration_behavior: 'always_invoice', products: [{ product: product as string, prices: [dear] }] } },
  });
  await money.advance(5 * DAY);
  const session = await money.stripe.billingPortal.sessions.create({ customer: (await of.atProvider(orderId)).customer as string, configuration: configuration.id });
  expect(await onPage(session.url, { action: 'change-plan', subscription: providerId, price: dear })).toBe(303);
  await money.settle();
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'ACTIVE', tier: { name: '顶级会员' } });
  const [first, second] = await of.paymentsOf(orderId);
  expect([first, (second ?? 0) > 0]).toEqual([3_000, true]);
  expect((await money.grants(viewer, sale.community))[0]!.tierId).toBe((await of.rowOf(orderId)).tierId);
});

test('a price that is not ours changes nothing here and raises an alarm', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
  const { viewer, orderId } = await money.aBuyer(sale);
  const before = await of.rowOf(orderId);
  const { id, items } = await of.atProvider(orderId);
  const foreign = await money.stripe.prices.create({ currency: 'cny', unit_amount: 100, recurring: { interval: 'month' }, product_data: { name: 'foreign' } });
  const alarms = await money.alarms();
  await money.stripe.subscriptions.update(id, { items: [{ id: items.data[0]!.id, price: foreign.id }], proration_behavior: 'none' });
  await money.settle();
  expect(await of.rowOf(orderId)).toMatchObject({ priceId: before.priceId, tierId: before.tierId, providerPriceId: foreign.id });
  expect(await money.alarms()).toBe(alarms + 1);
  await money.syncOrder(viewer, orderId);
  expect(await money.alarms()).toBe(alarms + 1);
});

test('whoever never bought anything has no portal', async () => {
  const stranger = await money.app.world.aUser();
  expect(await of.mutate('openBillingPortal', {}, stranger)).toMatchObject({ url: null, errors: [{ code: 'NOTHING_BOUGHT' }] });
});

test('invoices are shown to the buyer alone', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const { viewer, orderId } = await money.aBuyer(sale);
  expect(await of.invoices(viewer, orderId)).toMatchObject([{ status: 'paid', total: { minorUnits: 3_000, currency: 'CNY' } }]);
  expect(await of.invoices(sale.owner, orderId)).toBeNull();
});

test('the owner sees whose paid access ends soon, and why', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const term = await money.aPlan(sale.owner, sale.tierId, 'TERM', 9_900);
  const renewing = await money.aBuyer(sale);
  const failing = await money.aBuyer(sale, '4000000000000341');
  const canceling = await money.aBuyer(sale);
  const once = await money.aBuyer({ community: sale.community, priceId: term.priceId });
  await money.changeSubscription('cancel', canceling.viewer, await of.idOf(canceling.viewer, sale));
  const list = async (viewer: typeof sale.owner, withinDays = 60) => {
    const document = 'query ($slug: String!, $withinDays: Int!) { community(slug: $slug) { expiringMembers(withinDays: $withinDays) { nodes { reason endsAt tier { name } member { id } } } } }';
    const answer = await money.app.run(document, { slug: sale.community.slug, withinDays }, viewer);
    expect(answer.errors).toEqual([]);
    return answer.data.community.expiringMembers.nodes as { reason: string; endsAt: string }[];
  };
  expect((await list(sale.owner)).map(({ reason }) => reason)).toEqual(['ENDING']);
  await money.advance((await of.untilPeriodEnd(failing.orderId)) + 60_000);
  expect((await list(sale.owner)).map(({ reason }) => reason)).toEqual(['PAYMENT_FAILED']);
  expect((await list(sale.owner, 366)).map(({ endsAt }) => endsAt)).toContain((await money.order(once.viewer, once.orderId)).accessEndsAt);
  expect(await list(renewing.viewer)).toEqual([]);
  expect((await money.app.run('query ($slug: String!) { community(slug: $slug) { expiringMembers(withinDays: 0) { nodes { reason } } } }', { slug: sale.community.slug }, sale.owner)).errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
});

test('a term beside a plan that renews in its tier is not about to end, until the plan is canceled or changes', async () => {
  const sale = await of.aLadder();
  const { plan } = await money.create('mutation ($input: CreatePlanInput!) { createPlan(input: $input) { plan { id } } }', { tierId: sale.higher.tierId, kind: 'TERM', termDays: 50 }, sale.owner);
  const { price: { id: priceId } } = await money.create('mutation ($input: CreatePriceInput!) { createPrice(input: $input) { price { id } } }', { planId: plan.id, minorUnits: 9_900 }, sale.owner);
  await money.aBuyer({ ...sale, priceId: sale.higher.priceId });
  const { viewer, orderId } = await money.aBuyer({ community: sale.community, priceId });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  await money.pay(order.checkoutUrl);
  await money.settle();
  const { accessEndsAt } = await money.order(viewer, orderId);
  const list = async () => (await money.app.run('query ($slug: String!) { community(slug: $slug) { expiringMembers(withinDays: 60) { nodes { reason endsAt tier { name } } } } }', { slug: sale.community.slug }, sale.owner)).data.community.expiringMembers.nodes;
  const ending = [{ reason: 'ENDING', endsAt: accessEndsAt, tier: { name: '顶级会员' } }];
  expect(await list()).toEqual(ending);
  const subscriptionId = await of.idOf(viewer, sale);
  const change = async (priceId: string) => {
    const { planChange } = await of.mutate('previewPlanChange', { subscriptionId, priceId }, viewer);
    expect((await of.mutate('changePlan', { planChangeId: planChange.id }, viewer)).errors).toEqual([]);
  };
  expect((await of.mutate('previewPlanChange', { subscriptionId, priceId: sale.higher.priceId }, viewer)).errors).toMatchObject([{ code: 'COVERED_UNTIL' }]);
  // The provider's own pages do not know what else somebody holds.
  const { providerId: price } = await money.app.platform.database.reader.selectFrom('provider_object').select('providerId').where('kind', '=', 'PRICE').where('ownId', '=', decodeId('Price', sale.higher.priceId)).executeTakeFirstOrThrow() as { providerId: string };
  const { id, items } = await of.atProvider(order.id);
  await money.stripe.subscriptions.update(id, { items: [{ id: items.data[0]!.id, price }], proration_behavior: 'always_invoice' });
  await money.settle();
  expect(await list()).toEqual([]);
  await change(sale.priceId);
  expect(await list()).toEqual(ending);
  expect((await of.mutate('keepPlan', { subscriptionId }, viewer)).errors).toEqual([]);
  expect(await list()).toEqual([]);
  await money.changeSubscription('cancel', viewer, subscriptionId);
  expect(await list()).toEqual(ending);
});
