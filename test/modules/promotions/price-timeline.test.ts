import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY, HOUR } from '../../../src/kernel/clock.ts';
import { encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { dayOf, instantOf } from '../../../src/modules/communities/index.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { expectNoTrace } from '../../support/no-trace.ts';
import { promotionsOf, type Shop } from './support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());
const shop = promotionsOf(() => app);
const STEPS = [{ before: '09:00', basisPoints: 3_000 }, { before: '10:00', basisPoints: 2_000 }, { before: '11:00', basisPoints: 1_000 }];
const aLadder = async (sale: Shop, input: object = {}): Promise<string> =>
  (await shop.made('createPriceLadder', 'priceLadder { id timeZone }', { communityId: encodeId('Community', sale.community.id), name: '早鸟', steps: STEPS, ...input }, sale.owner)).priceLadder.id;
async function timeline(sale: Shop, viewer?: SignedInViewer) {
  const DOCUMENT = 'query ($id: ID!) { priceTimeline(planId: $id) { points { from until price { minorUnits } rules { kind amount { minorUnits } joinedBefore title } } groupBuys { deadline } } }';
  return (await app.run(DOCUMENT, { id: sale.planId }, viewer)).data.priceTimeline;
}

test.each(['Asia/Shanghai', 'America/New_York'])('a member keeps the step of the hour of joining, in %s', async (timeZone) => {
  const sale = await shop.aShop({ timeZone });
  const day = dayOf(app.clock.now(), timeZone);
  const at = (time: string, more = 0): Date => new Date(instantOf(day, time, timeZone).getTime() + more);
  await aLadder(sale, { day });
  const nets = [];
  for (const joinedAt of [at('00:00', -DAY), at('09:00', -1), at('09:00'), at('10:00', -1), at('10:00'), at('11:00', -1), at('11:00')]) {
    const member = await shop.memberSince(sale, joinedAt);
    nets.push(((await shop.quote(sale, member)) as { net: number }).net);
  }
  expect(nets).toEqual([6_930, 6_930, 7_920, 7_920, 8_910, 8_910, 9_900]);
});

test('the step stays when the community moves to another zone, and until the ladder ends', async () => {
  const sale = await shop.aShop({ timeZone: 'Asia/Shanghai' });
  const day = dayOf(app.clock.now(), 'Asia/Shanghai');
  const member = await shop.memberSince(sale, instantOf(day, '08:00', 'Asia/Shanghai'));
  const endsAt = new Date(app.clock.now().getTime() + 3 * DAY);
  const id = await aLadder(sale, { day, endsAt: endsAt.toISOString() });
  await app.run('mutation ($id: ID!, $input: UpdateCommunityInput!) { updateCommunity(communityId: $id, input: $input) { errors { __typename } } }', { id: encodeId('Community', sale.community.id), input: { timeZone: 'America/New_York' } }, sale.owner);
  expect(await shop.quote(sale, member)).toMatchObject({ net: 6_930, rules: [{ kind: 'LADDER_STEP', label: { name: '早鸟', before: '09:00', basisPoints: 3_000, timeZone: 'Asia/Shanghai' } }] });
  expect(await shop.quote(sale, member, { at: new Date(endsAt.getTime() - 1) })).toMatchObject({ net: 6_930 });
  expect(await shop.quote(sale, member, { at: endsAt })).toMatchObject({ net: 9_900 });
  expect(await timeline(sale, member)).toMatchObject({
    points: [{ until: endsAt.toISOString(), price: { minorUnits: 6_930 }, rules: [{ kind: 'LIST', amount: { minorUnits: 9_900 }, title: 'List price' }, { kind: 'LADDER_STEP', amount: { minorUnits: -2_970 }, joinedBefore: '09:00', title: 'Early bird “早鸟”: joined before 09:00, 30 % off' }] }, { from: endsAt.toISOString(), until: null, price: { minorUnits: 9_900 } }],
  });
  await shop.close('closePriceLadder', 'priceLadderId', 'priceLadder { closedAt }', id, sale.owner);
  expect(await timeline(sale, member)).toMatchObject({ points: [{ until: null, price: { minorUnits: 9_900 } }] });
});

test('a visitor sees what joining costs, hour by hour', async () => {
  const sale = await shop.aShop({ timeZone: 'Asia/Shanghai' });
  const day = dayOf(new Date(app.clock.now().getTime() + 2 * DAY), 'Asia/Shanghai');
  await aLadder(sale, { day, coversEarlierMembers: false });
  const at = (time: string): string => instantOf(day, time, 'Asia/Shanghai').toISOString();
  const { points } = await timeline(sale);
  expect(points.map(({ from, price }: any) => [from, price.minorUnits]).slice(1)).toEqual([[at('00:00'), 6_930], [at('09:00'), 7_920], [at('10:00'), 8_910], [at('11:00'), 9_900]]);
  expect(points.map(({ until }: any) => until)).toEqual([at('00:00'), at('09:00'), at('10:00'), at('11:00'), null]);
  expect(points[0].price.minorUnits).toBe(9_900);
});

test('a seat to be paid brings its deadline, and a plan of a private community is not there for others', async () => {
  const sale = await shop.aShop();
  const member = await app.world.aMember({ community: sale.community });
  const { groupBuyOffer } = await shop.made('createGroupBuyOffer', 'groupBuyOffer { id }', { communityId: encodeId('Community', sale.community.id), planId: sale.planId, name: '团', seats: 2, hours: 5, basisPoints: 1_000 }, sale.owner);
  const { groupBuy } = await shop.made('openGroupBuy', 'groupBuy { id deadline }', { groupBuyOfferId: groupBuyOffer.id }, member);
  expect((await timeline(sale, member)).groupBuys).toEqual([{ deadline: groupBuy.deadline }]);
  expect((await timeline(sale)).groupBuys).toEqual([]);
  app.clock.advance(5 * HOUR);
  expect((await timeline(sale, member)).groupBuys).toEqual([]);
  await shop.db().updateTable('community').set({ visibility: 'PRIVATE' }).where('id', '=', sale.community.id).execute();
  expect(await timeline(sale, member)).not.toBeNull();
  for (const viewer of [undefined, await app.world.aUser()]) expect(await timeline(sale, viewer)).toBeNull();
});

test('a ladder that cannot be is refused with its place, and writes nothing', async () => {
  const sale = await shop.aShop();
  const communityId = encodeId('Community', sale.community.id);
  const refused = async (input: object) => (await expectNoTrace(app, () => shop.mutate('createPriceLadder', 'priceLadder { id }', { communityId, name: '早鸟', steps: STEPS, ...input }, sale.owner))).errors.map(({ code, path }) => [code, ...(path ?? []).slice(1)]);
  expect(await refused({ steps: [] })).toEqual([['OUT_OF_RANGE', 'steps']]);
  expect(await refused({ steps: [STEPS[1], STEPS[0]] })).toEqual([['INVALID', 'steps', '1', 'before']]);
  expect(await refused({ steps: [STEPS[0], { before: '10:00', basisPoints: 3_000 }] })).toEqual([['OUT_OF_RANGE', 'steps', '1', 'basisPoints']]);
  for (const before of ['9:00', '24:01', '25:00', 'noon']) expect(await refused({ steps: [{ before, basisPoints: 1 }] })).toEqual([['INVALID', 'steps', '0', 'before']]);
  for (const day of ['2026-02-30', '22.11.2026', '']) expect(await refused({ day })).toEqual([['INVALID', 'day']]);
  expect(await refused({ name: '' })).toEqual([['REQUIRED', 'name']]);
  const member = await app.world.aMember({ community: sale.community });
  await expect(expectNoTrace(app, () => shop.mutate('createPriceLadder', 'priceLadder { id }', { communityId, name: '早鸟', steps: STEPS }, member))).rejects.toThrow('FORBIDDEN');
});
