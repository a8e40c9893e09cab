import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY } from '../../../src/kernel/clock.ts';
import { decodeId, encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { expectNoTrace } from '../../support/no-trace.ts';
import { promotionsOf, type Shop } from './support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());
const shop = promotionsOf(() => app);

async function memberIdOf(sale: Shop, { userId }: SignedInViewer): Promise<string> {
  const row = await shop.db().selectFrom('member').select('id').where('communityId', '=', sale.community.id).where('userId', '=', userId).executeTakeFirstOrThrow();
  return encodeId('Member', row.id as string);
}
async function give(sale: Shop, viewer: SignedInViewer, input: object = {}): Promise<string> {
  const { voucher } = await shop.made('giveVoucher', 'voucher { id }', { memberId: await memberIdOf(sale, viewer), amountMinor: 3_000, ...input }, sale.owner);
  return voucher.id as string;
}
const stateOf = async (id: string, viewer: SignedInViewer) => (await app.run('query ($id: ID!) { node(id: $id) { ... on Voucher { state usedAt } } }', { id }, viewer)).data.node;
const key = (id: string): string => decodeId('Voucher', id);

test('an owner gives a voucher, the member sees it and pays with it once', async () => {
  const sale = await shop.aShop();
  const [viewer, other] = [await app.world.aMember({ community: sale.community }), await app.world.aMember({ community: sale.community })];
  const id = await give(sale, viewer, { minSpendMinor: 5_000, days: 30, reason: '活动奖励' });
  const LIST = 'query { viewerVouchers { nodes { id amount { decimal currency } minSpend { minorUnits } state source reason member { number } community { name } } } }';
  expect((await app.run(LIST, {}, viewer)).data.viewerVouchers.nodes).toMatchObject([{ id, amount: { decimal: '30.00', currency: 'CNY' }, minSpend: { minorUnits: 5_000 }, state: 'AVAILABLE', source: 'GIFT_OF_OWNER', reason: '活动奖励', community: { name: '美食星球' } }]);
  expect((await app.run(LIST, {}, other)).data.viewerVouchers.nodes).toEqual([]);
  expect(await stateOf(id, other)).toBeNull();
  expect(await stateOf(id, sale.owner)).toMatchObject({ state: 'AVAILABLE' });
  expect(await shop.quote(sale, other, { voucherIds: [key(id)] })).toBe('NOT_FOUND');
  expect(await shop.quote(sale, viewer, { voucherIds: [key(id)], listMinor: 4_999 })).toBe('VOUCHER_NEEDS_MORE');
  const order = await shop.buy(sale, viewer, { voucherIds: [key(id), key(id)] });
  expect(await stateOf(id, viewer)).toEqual({ state: 'RESERVED', usedAt: null });
  expect(await shop.quote(sale, viewer, { voucherIds: [key(id)] })).toMatchObject({ net: 6_900 });
  expect(await shop.buy(sale, viewer, { voucherIds: [key(id)] })).toEqual({ refused: 'VOUCHER_SPENT' });
  await shop.commit(order);
  expect(await stateOf(id, viewer)).toMatchObject({ state: 'USED' });
  expect(await shop.quote(sale, viewer, { voucherIds: [key(id)] })).toBe('VOUCHER_SPENT');
});

test('what was not paid, or was refunded, can be used again, for a week at least', async () => {
  const sale = await shop.aShop();
  const viewer = await app.world.aMember({ community: sale.community });
  const id = await give(sale, viewer, { days: 1 });
  const unpaid = await shop.buy(sale, viewer, { voucherIds: [key(id)] });
  await shop.release(unpaid);
  expect(await stateOf(id, viewer)).toMatchObject({ state: 'AVAILABLE' });
  const order = await shop.buy(sale, viewer, { voucherIds: [key(id)] });
  await shop.commit(order);
  app.clock.advance(3 * DAY);
  await shop.giveBack(order);
  expect(await stateOf(id, viewer)).toEqual({ state: 'AVAILABLE', usedAt: null });
  app.clock.advance(7 * DAY - 60_000);
  expect(await shop.quote(sale, viewer, { voucherIds: [key(id)] })).toMatchObject({ net: 6_900 });
  app.clock.advance(60_001);
  expect(await shop.quote(sale, viewer, { voucherIds: [key(id)] })).toBe('VOUCHER_EXPIRED');
});

test('a voucher is taken back at once, after the open order that holds it, or not when it was used', async () => {
  const sale = await shop.aShop();
  const viewer = await app.world.aMember({ community: sale.community });
  const revoke = async (id: string) => shop.close('revokeVoucher', 'voucherId', 'voucher { state }', id, sale.owner);
  const [free, held, paid] = [await give(sale, viewer), await give(sale, viewer), await give(sale, viewer)];
  expect((await revoke(free)).voucher).toEqual({ state: 'REVOKED' });
  const order = await shop.buy(sale, viewer, { voucherIds: [key(held)] });
  expect((await revoke(held)).voucher).toEqual({ state: 'RESERVED' });
  await shop.release(order);
  expect(await stateOf(held, viewer)).toMatchObject({ state: 'REVOKED' });
  await shop.commit(await shop.buy(sale, viewer, { voucherIds: [key(paid)] }));
  expect((await revoke(paid)).errors).toMatchObject([{ code: 'VOUCHER_SPENT', path: ['voucherId'] }]);
  const stranger = await app.world.aMember({ community: sale.community });
  await expect(expectNoTrace(app, () => shop.close('revokeVoucher', 'voucherId', 'voucher { state }', paid, stranger))).rejects.toThrow('FORBIDDEN');
  const refused = async (input: object) => (await expectNoTrace(app, () => shop.mutate('giveVoucher', 'voucher { id }', input, sale.owner))).errors.map(({ code, path }) => [code, path?.[1]]);
  const memberId = await memberIdOf(sale, viewer);
  expect(await refused({ memberId, amountMinor: 0 })).toEqual([['OUT_OF_RANGE', 'amountMinor']]);
  expect(await refused({ memberId, amountMinor: 1, days: 0 })).toEqual([['OUT_OF_RANGE', 'days']]);
  expect(await refused({ memberId: await memberIdOf(await shop.aShop().then(async (elsewhere) => ({ ...elsewhere })), sale.owner).catch(() => encodeId('Member', sale.community.id)), amountMinor: 1 })).toEqual([['NOT_FOUND', 'memberId']]);
});

test('of many orders at once, one has the voucher', async () => {
  const sale = await shop.aShop();
  const viewer = await app.world.aMember({ community: sale.community });
  const id = await give(sale, viewer);
  const rules = await shop.linesFor(sale, viewer, { voucherIds: [key(id)] });
  const orders = await Promise.all(Array.from({ length: 10 }, () => shop.order(sale, viewer, rules)));
  expect(orders.filter((order) => typeof order === 'string')).toHaveLength(1);
});
