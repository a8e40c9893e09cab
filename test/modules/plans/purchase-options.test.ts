import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { startMoney, type Money } from '../../money/support/money.ts';
import { randomName } from '../../support/world.ts';

let money: Money;
beforeAll(async () => {
  money = await startMoney();
});
afterAll(() => money.stop());

const OPTIONS = 'query ($communityId: ID!, $channel: SalesChannel!) { purchaseOptions(communityId: $communityId, channel: $channel) { answer reason tier { name } plan { kind price { amount { minorUnits } } paymentMethods(channel: $channel) } } }';
const options = async (community: { id: string }, channel: string, viewer?: SignedInViewer) => (await money.app.run(OPTIONS, { communityId: encodeId('Community', community.id), channel }, viewer)).data.purchaseOptions;
const aShop = async (more: object = {}) => {
  const { owner, community } = await money.app.world.aCommunity(more);
  const tierId = await money.aTier(owner, community);
  const term = await money.aPlan(owner, tierId, 'TERM', 19_900);
  await money.aPlan(owner, tierId, 'MONTHLY', 3_000);
  return { owner, community, tierId, ...term };
};

test('in a browser and in the app everything is sold, with the methods that go with it', async () => {
  const { community } = await aShop();
  const everything = [
    { answer: 'SOLD', reason: null, tier: { name: '高级会员' }, plan: { kind: 'TERM', price: { amount: { minorUnits: 19_900 } }, paymentMethods: ['CARD', 'ALIPAY', 'WECHAT_PAY'] } },
    { answer: 'SOLD', reason: null, tier: { name: '高级会员' }, plan: { kind: 'MONTHLY', price: { amount: { minorUnits: 3_000 } }, paymentMethods: ['CARD'] } },
  ];
  expect(await options(community, 'WEB')).toEqual(everything);
  expect(await options(community, 'APP')).toEqual(everything);
});

test('the mini-program on Android shows prices and sends to the web, the one on iOS shows nothing of them', async () => {
  const { community } = await aShop();
  expect(await options(community, 'MINI_PROGRAM_ANDROID')).toEqual([
    { answer: 'SOLD_ON_WEB', reason: 'NO_PAYMENT_PAGE_HERE', tier: { name: '高级会员' }, plan: { kind: 'TERM', price: { amount: { minorUnits: 19_900 } }, paymentMethods: [] } },
    { answer: 'SOLD_ON_WEB', reason: 'NO_PAYMENT_PAGE_HERE', tier: { name: '高级会员' }, plan: { kind: 'MONTHLY', price: { amount: { minorUnits: 3_000 } }, paymentMethods: [] } },
  ]);
  expect(await options(community, 'MINI_PROGRAM_IOS')).toEqual([{ answer: 'NOT_SHOWN', reason: 'STORE_TAKES_OVER', tier: { name: '高级会员' }, plan: null }]);
});

test('what is not sold in a place cannot be bought or quoted there, and nothing is made', async () => {
  const { community, priceId } = await aShop();
  const viewer = await money.app.world.aMember({ community });
  const ERRORS = 'errors { ... on UserError { code path } }';
  for (const channel of ['MINI_PROGRAM_ANDROID', 'MINI_PROGRAM_IOS']) {
    const input = { priceId, channel, idempotencyKey: randomName('key') };
    expect((await money.app.run(`mutation ($input: StartCheckoutInput!) { startCheckout(input: $input) { order { id } ${ERRORS} } }`, { input }, viewer)).data.startCheckout).toEqual({ order: null, errors: [{ code: 'NOT_SOLD_HERE', path: ['input', 'channel'] }] });
    expect((await money.app.run(`mutation ($input: CreateQuoteInput!) { createQuote(input: $input) { quote { id } ${ERRORS} } }`, { input }, viewer)).data.createQuote).toEqual({ quote: null, errors: [{ code: 'NOT_SOLD_HERE', path: ['input', 'channel'] }] });
  }
  const db = money.app.platform.database.reader;
  expect([await db.selectFrom('purchase_order').select('id').where('communityId', '=', community.id).execute(), await db.selectFrom('quote').select('id').where('communityId', '=', community.id).execute()]).toEqual([[], []]);
});

test('the page of an order that is open is not shown where it is not sold', async () => {
  const { community, priceId } = await aShop();
  const viewer = await money.app.world.aMember({ community });
  const start = async (input: object) => (await money.app.run('mutation ($input: StartCheckoutInput!) { startCheckout(input: $input) { order { id checkoutUrl } errors { ... on UserError { code path } } } }', { input: { priceId, idempotencyKey: randomName('key'), ...input } }, viewer)).data.startCheckout;
  const { order } = await start({ channel: 'WEB' });
  for (const channel of ['MINI_PROGRAM_ANDROID', 'MINI_PROGRAM_IOS']) expect(await start({ channel })).toEqual({ order: null, errors: [{ code: 'NOT_SOLD_HERE', path: ['input', 'channel'] }] });
  expect([await start({ channel: 'APP' }), await start({})]).toEqual([{ order, errors: [] }, { order, errors: [] }]);
});

test('plans off sale are left out, and who may not see the community gets nothing', async () => {
  const { owner, community, planId } = await aShop({ visibility: 'PRIVATE' });
  await money.app.run(`mutation { closePlan(planId: "${planId}") { plan { id } } }`, {}, owner);
  expect((await options(community, 'WEB', owner)).map(({ plan }: any) => plan.kind)).toEqual(['MONTHLY']);
  expect(await options(community, 'WEB', await money.app.world.aUser())).toEqual([]);
  expect(await options(community, 'WEB')).toEqual([]);
});

test('the options of many tiers are read in a constant number of statements', async () => {
  const { owner, community } = await aShop();
  const count = async () => {
    money.app.platform.database.queryLog.start();
    await options(community, 'WEB', owner);
    return money.app.platform.database.queryLog.stop().length;
  };
  const one = await count();
  for (const rank of [20, 30]) await money.aPlan(owner, await money.aTier(owner, community, `等级${rank}`, rank), 'YEARLY', 9_900);
  expect(await count()).toBe(one);
});
