import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { encodeId } from '../../../src/kernel/id.ts';
import { startMoney, type Money, type Sale } from '../../money/support/money.ts';
import { refunding } from '../../money/support/refunds.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { randomName } from '../../support/world.ts';
import { growthOf, memberIdOf } from '../growth/support.ts';

let money: Money;
beforeAll(async () => {
  money = await startMoney();
});
afterAll(() => money.stop());

test('a payment earns the buyer points, and counts for the member whose invitation brought the buyer in', async () => {
  const { app } = money;
  const { owner, community, priceId } = await money.aSale({ kind: 'TERM', minorUnits: 9_900 });
  const communityId = encodeId('Community', community.id);
  const levels = [{ name: '推广者', points: 0, posts: 0, payingInvitees: 1 }];
  await app.run('mutation ($id: ID!, $levels: [KolLevelInput!]!) { setKolLevels(communityId: $id, input: { levels: $levels }) { errors { __typename } } }', { id: communityId, levels }, owner);
  const inviter = await app.world.aMember({ community });
  const { invitation } = await money.create('mutation ($input: CreateInvitationInput!) { createInvitation(input: $input) { invitation { code } errors { __typename } } }', { communityId }, inviter);
  const buyer = await app.world.aUser();
  const joined = await app.run('mutation ($input: JoinWithInvitationInput!) { joinWithInvitation(input: $input) { errors { __typename } } }', { input: { code: invitation.code, idempotencyKey: randomName('key') } }, buyer);
  expect(joined.data.joinWithInvitation.errors).toEqual([]);
  const PROGRESS = 'query ($id: ID!) { node(id: $id) { ... on Member { kolProgress { isComplete targets { kind have } } } } }';
  const id = encodeId('Member', await memberIdOf(app, community, inviter));
  const paying = async () => (await app.run(PROGRESS, { id }, inviter)).data.node.kolProgress;
  await money.settle();
  expect(await paying()).toEqual({ isComplete: false, targets: [{ kind: 'POINTS', have: 0 }, { kind: 'POSTS', have: 0 }, { kind: 'PAYING_INVITEES', have: 0 }] });

  const { order } = await money.startCheckout(buyer, priceId, randomName('key'));
  await money.pay(order.checkoutUrl);
  await money.settle();
  expect(await paying()).toMatchObject({ isComplete: true, targets: [{}, {}, { kind: 'PAYING_INVITEES', have: 1 }] });
  expect((await growthOf(app, community, buyer)).points).toBe(10);
  expect((await growthOf(app, community, inviter)).points).toBe(0);
});

async function invitedBuyer({ community }: Sale): Promise<{ buyer: SignedInViewer; paying: () => Promise<number> }> {
  const { app } = money;
  const [inviter, buyer] = [await app.world.aMember({ community }), await app.world.aMember({ community })];
  const { reader } = app.platform.database;
  await reader.updateTable('member').set({ invitedByUserId: inviter.userId }).where('communityId', '=', community.id).where('userId', '=', buyer.userId).execute();
  const memberId = await memberIdOf(app, community, inviter);
  const paying = async () => (await app.modules.kol.figuresOf(community.id, [memberId])).get(memberId)?.PAYING_INVITEES ?? 0;
  return { buyer, paying };
}
async function buy(sale: Sale, buyer: SignedInViewer): Promise<string> {
  const { order } = await money.startCheckout(buyer, sale.priceId, randomName('key'));
  await money.pay(order.checkoutUrl);
  return order.id;
}

test('who has all of the money back counts no more, unless another order of theirs is paid', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 9_900 });
  const { buyer, paying } = await invitedBuyer(sale);
  const back = refunding(money);
  const orders: string[] = [];
  for (let count = 0; count < 2; count++) {
    orders.push(await buy(sale, buyer));
    await money.settle();
  }
  expect(await back.refund(sale.owner, orders[0]!, { minorUnits: 4_000, reason: '补偿' })).toMatchObject({ errors: [] });
  expect(await paying()).toBe(1);
  expect(await back.refund(buyer, orders[0]!)).toMatchObject({ order: { state: 'REFUNDED' } });
  expect(await paying()).toBe(1);
  expect(await back.refund(buyer, orders[1]!)).toMatchObject({ order: { state: 'REFUNDED' } });
  expect(await paying()).toBe(0);
});

test('a refund that is heard of before the payment leaves nobody to count', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 9_900 });
  const { buyer, paying } = await invitedBuyer(sale);
  const orderId = await buy(sale, buyer);
  await money.syncOrder(buyer, orderId); // the reactions have not run
  expect(await refunding(money).refund(buyer, orderId)).toMatchObject({ order: { state: 'REFUNDED' } });
  await money.settle();
  expect(await paying()).toBe(0);
});
