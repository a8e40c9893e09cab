import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decodeId, encodeId } from '../../../src/kernel/id.ts';
import { startMoney, type Money } from '../../money/support/money.ts';
import { randomName } from '../../support/world.ts';

let money: Money;
beforeAll(async () => {
  money = await startMoney();
});
afterAll(() => money.stop());

const CREATE_PLAN = 'mutation ($input: CreatePlanInput!) { createPlan(input: $input) { plan { id kind price { id } } errors { __typename ... on UserError { code path } } } }';
const CREATE_PRICE = 'mutation ($input: CreatePriceInput!) { createPrice(input: $input) { plan { id price { id validTo amount { minorUnits currency decimal } } } errors { __typename ... on UserError { code path } } } }';
const TIERS = 'query ($slug: String!) { community(slug: $slug) { tiers { name plans { kind price { id amount { decimal } } } } } }';
const plans = (community: { id: string }) => money.app.platform.database.reader.selectFrom('plan').select('id').where('communityId', '=', community.id).execute();
const aCommunity = async () => {
  const { owner, community } = await money.app.world.aCommunity();
  return { owner, community, tierId: await money.aTier(owner, community) };
};

test('a plan is on sale from its first price on, and a new price takes the place of the old one', async () => {
  const { owner, community, tierId } = await aCommunity();
  const { data } = await money.app.run(CREATE_PLAN, { input: { tierId, kind: 'YEARLY', idempotencyKey: randomName('key') } }, owner);
  expect(data.createPlan).toMatchObject({ plan: { kind: 'YEARLY', price: null }, errors: [] });
  const planId = data.createPlan.plan.id;
  const first = await money.app.run(CREATE_PRICE, { input: { planId, minorUnits: 19_900, idempotencyKey: randomName('key') } }, owner);
  expect(first.data.createPrice.plan.price).toMatchObject({ validTo: null, amount: { minorUnits: 19_900, currency: 'CNY', decimal: '199.00' } });
  const second = await money.app.run(CREATE_PRICE, { input: { planId, minorUnits: 29_900, idempotencyKey: randomName('key') } }, owner);
  expect(second.data.createPrice.plan.price.id).not.toBe(first.data.createPrice.plan.price.id);
  const old = await money.app.run('query ($id: ID!) { node(id: $id) { ... on Price { validTo amount { decimal } } } }', { id: first.data.createPrice.plan.price.id }, owner);
  expect(old.data.node).toEqual({ validTo: expect.any(String), amount: { decimal: '199.00' } });
  expect((await money.app.run(TIERS, { slug: community.slug })).data.community.tiers).toEqual([{ name: '高级会员', plans: [{ kind: 'YEARLY', price: { id: second.data.createPrice.plan.price.id, amount: { decimal: '299.00' } } }] }]);
  await money.app.run(`mutation { closePlan(planId: "${planId}") { plan { id } } }`, {}, owner);
  expect((await money.app.run(TIERS, { slug: community.slug })).data.community.tiers).toEqual([{ name: '高级会员', plans: [{ kind: 'YEARLY', price: null }] }]);
});

test('the database itself refuses to change a price and an order', async () => {
  const sale = await money.aSale();
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  const db = money.app.platform.database.reader;
  await expect(db.updateTable('price').set({ amountMinor: 1 }).where('id', '=', decodeId('Price', sale.priceId)).execute()).rejects.toThrow('A price never changes');
  await expect(db.updateTable('purchase_order').set({ currency: 'USD' }).where('id', '=', decodeId('Order', order.id)).execute()).rejects.toThrow('A purchase_order never changes');
  expect(await money.order(viewer, order.id)).toMatchObject({ amount: { minorUnits: 3_000, currency: 'CNY' } });
});

test('a tier has one plan of a kind, the tier of everybody has none, and the same key gives the same plan', async () => {
  const { owner, community, tierId } = await aCommunity();
  const input = { tierId, kind: 'TERM', idempotencyKey: randomName('key') };
  const first = await money.app.run(CREATE_PLAN, { input }, owner);
  expect((await money.app.run(CREATE_PLAN, { input }, owner)).data).toEqual(first.data);
  expect((await money.app.run(CREATE_PLAN, { input: { ...input, kind: 'LIFETIME' } }, owner)).errors[0]!.extensions.code).toBe('IDEMPOTENCY_CONFLICT');
  const twin = await money.app.run(CREATE_PLAN, { input: { ...input, idempotencyKey: randomName('key') } }, owner);
  expect(twin.data.createPlan).toEqual({ plan: null, errors: [{ __typename: 'InvalidInputError', code: 'TAKEN', path: ['input', 'kind'] }] });
  const base = await money.create('mutation ($input: CreateTierInput!) { createTier(input: $input) { tier { id } } }', { communityId: encodeId('Community', community.id), name: '免费', rank: 0, entitlements: [], isDefault: true }, owner);
  const given = await money.app.run(CREATE_PLAN, { input: { tierId: base.tier.id, kind: 'TERM', idempotencyKey: randomName('key') } }, owner);
  expect(given.data.createPlan).toMatchObject({ plan: null, errors: [{ code: 'INVALID', path: ['input', 'tierId'] }] });
});

test('only whoever manages plans sells, and a refused call writes nothing', async () => {
  const { owner, community, tierId } = await aCommunity();
  const [partner, member, outsider] = [await money.app.world.aMember({ community, role: 'PARTNER' }), await money.app.world.aMember({ community }), await money.app.world.aUser()];
  for (const viewer of [partner, member, outsider]) {
    const { errors } = await money.app.run(CREATE_PLAN, { input: { tierId, kind: 'MONTHLY', idempotencyKey: randomName('key') } }, viewer);
    expect(errors[0]!.extensions.code).toBe('FORBIDDEN');
  }
  expect((await money.app.run(CREATE_PLAN, { input: { tierId, kind: 'MONTHLY', idempotencyKey: randomName('key') } })).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
  expect(await plans(community)).toEqual([]);
  const { planId, priceId } = await money.aPlan(owner, tierId, 'MONTHLY', 3_000);
  for (const viewer of [partner, member, outsider]) {
    expect((await money.app.run(CREATE_PRICE, { input: { planId, minorUnits: 400, idempotencyKey: randomName('key') } }, viewer)).errors[0]!.extensions.code).toBe('FORBIDDEN');
    expect((await money.app.run(`mutation { closePlan(planId: "${planId}") { plan { id } } }`, {}, viewer)).errors[0]!.extensions.code).toBe('FORBIDDEN');
  }
  expect((await money.app.run(TIERS, { slug: community.slug })).data.community.tiers[0].plans).toMatchObject([{ price: { id: priceId } }]);
});

test('the plans of a private community are not there for others', async () => {
  const { owner, community } = await money.app.world.aCommunity({ visibility: 'PRIVATE' });
  const tierId = await money.aTier(owner, community);
  const { planId, priceId } = await money.aPlan(owner, tierId, 'MONTHLY', 3_000);
  const outsider = await money.app.world.aUser();
  const { data } = await money.app.run('query ($plan: ID!, $price: ID!) { plan: node(id: $plan) { id } price: node(id: $price) { id } }', { plan: planId, price: priceId }, outsider);
  expect(data).toEqual({ plan: null, price: null });
  expect((await money.app.run(CREATE_PRICE, { input: { planId, minorUnits: 400, idempotencyKey: randomName('key') } }, outsider)).data.createPrice).toMatchObject({ plan: null, errors: [{ __typename: 'NotFoundError', code: 'NOT_FOUND' }] });
  expect(await money.startCheckout(outsider, priceId)).toMatchObject({ order: null, errors: [{ __typename: 'NotFoundError', code: 'NOT_FOUND' }] });
});

test('what is locked names the tiers that open it and what they cost', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
  const plain = await money.create('mutation ($input: CreateTierInput!) { createTier(input: $input) { tier { id } } }', { communityId: encodeId('Community', sale.community.id), name: '普通', rank: 1, entitlements: [] }, sale.owner);
  await money.aPlan(sale.owner, plain.tier.id, 'MONTHLY', 400);
  const room = { communityId: encodeId('Community', sale.community.id), name: '会员群', entitlement: 'posts.read.premium' };
  const { room: { id } } = await money.create('mutation ($input: CreateRoomInput!) { createRoom(input: $input) { room { id } } }', room, sale.owner);
  const viewer = await money.app.world.aMember({ community: sale.community });
  const ACCESS = 'query ($id: ID!) { node(id: $id) { ... on Room { access { allowed unlockPaths { __typename title ... on BuyTierPath { tier { name } plans { kind price { id amount { decimal currency } } } } } } } } }';
  expect((await money.app.run(ACCESS, { id }, viewer)).data.node.access).toEqual({
    allowed: false,
    unlockPaths: [{ __typename: 'BuyTierPath', title: 'Buy “高级会员”', tier: { name: '高级会员' }, plans: [{ kind: 'MONTHLY', price: { id: sale.priceId, amount: { decimal: '30.00', currency: 'CNY' } } }] }],
  });
  expect((await money.app.run(ACCESS, { id }, { ...viewer, locale: 'zh-CN' })).data.node.access.unlockPaths[0].title).toBe('购买「高级会员」');
});

test('the plans of all tiers are read in a constant number of statements', async () => {
  const { owner, community } = await money.app.world.aCommunity();
  const count = async () => {
    money.app.platform.database.queryLog.start();
    await money.app.run(TIERS, { slug: community.slug }, owner);
    return money.app.platform.database.queryLog.stop().length;
  };
  await money.aPlan(owner, await money.aTier(owner, community, '一', 1), 'MONTHLY', 400);
  const one = await count();
  for (const rank of [2, 3, 4]) await money.aPlan(owner, await money.aTier(owner, community, `等级${rank}`, rank), 'MONTHLY', 400);
  expect(await count()).toBe(one);
});

test('who has left a private community knows what they bought, and not what it costs now', async () => {
  const { owner, community } = await money.app.world.aCommunity({ visibility: 'PRIVATE' });
  const tierId = await money.aTier(owner, community);
  const { priceId } = await money.aPlan(owner, tierId, 'TERM', 3_000);
  const { viewer, orderId } = await money.aBuyer({ community, priceId });
  const seen = async () => (await money.app.run('query ($id: ID!) { order(id: $id) { tier { name plans { id } } } }', { id: orderId }, viewer)).data.order.tier;
  expect(await seen()).toEqual({ name: '高级会员', plans: [{ id: expect.any(String) }] });
  await money.app.run(`mutation { leaveCommunity(communityId: "${encodeId('Community', community.id)}") { errors { __typename } } }`, {}, viewer);
  expect(await seen()).toEqual({ name: '高级会员', plans: [] });
});
