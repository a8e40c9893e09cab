import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { encodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { startMoney, type Money, type Sale } from './support/money.ts';
import { payingOut } from './support/payouts.ts';
import { refunding } from './support/refunds.ts';

let money: Money;
let pay: ReturnType<typeof payingOut>;
let refund: ReturnType<typeof refunding>['refund'];
beforeAll(async () => {
  money = await startMoney();
  pay = payingOut(money);
  refund = refunding(money).refund;
});
afterEach(() => pay.expectSound());
afterAll(() => money.stop());

/** A community that sells a term for 100.00, of which the owner gets 90 %. */
const aShop = (): Promise<Sale> => money.aSale({ kind: 'TERM', minorUnits: 10_000 });

test('A statement explains each line of a month, and its lines make the difference between its beginning and its end', async () => {
  const sale = await aShop();
  const { owner, community } = sale;
  await pay.onboard(owner);
  const month = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(money.app.clock.now()).slice(0, 7);
  const first = await money.aBuyer(sale);
  await refund(owner, first.orderId, { minorUnits: 2_000, reason: 'goodwill' });
  await money.settle();
  await pay.books(sale).release();
  await money.settle();
  const months = [...new Set([month, new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(money.app.clock.now()).slice(0, 7)])];
  const read = async (viewer: SignedInViewer, more: object = {}) => Promise.all(months.map((each) => pay.statement(viewer, community, { month: each, ...more })));
  const statements = await read({ ...owner, locale: 'zh-CN' });
  const lines = statements.flatMap(({ lines: { nodes } }) => nodes).map(({ kind, explanation, change, accountChange, orderReference }: any) => [kind, explanation, change.minorUnits, accountChange.minorUnits, orderReference]);
  expect(lines).toEqual([
    ['PAYMENT', '成交 100.00 CNY，平台服务费 10.00 CNY，您的份额 90%，计 90.00 CNY', 9_000, 0, first.orderId],
    ['REFUND', '订单 100.00 CNY 退款，按剩余份额扣回 18.00 CNY', -1_800, 0, first.orderId],
    ['TRANSFER', '转入您的收款账户 72.00 CNY', -7_200, 7_200, first.orderId],
  ]);
  expect([statements[0].opening.minorUnits, statements.at(-1).closing.minorUnits, statements[0].accountOpening.minorUnits, statements.at(-1).accountClosing.minorUnits]).toEqual([0, 0, 0, 7_200]);
  const payeeId = encodeId('User', owner.userId);
  const staff = await money.app.world.aUser({ isStaff: true });
  expect((await read(staff, { payeeId })).at(-1).accountClosing.minorUnits).toBe(7_200);
  const member = await money.app.world.aMember({ community });
  expect((await read(member)).at(-1).lines.nodes).toEqual([]);
  await expect(pay.statement(member, community, { month, payeeId })).rejects.toThrow('FORBIDDEN');
  expect(await read(await money.app.world.aUser())).toEqual(months.map(() => null));
  await expect(pay.statement(owner, community, { month: '2026-13' })).rejects.toThrow('BAD_USER_INPUT');
  for (const currency of ['XXX', 'XTS', 'XAU', 'RMB']) await expect(pay.statement(owner, community, { month, currency })).rejects.toThrow('BAD_USER_INPUT');
  // A currency in which nothing was sold is one all the same.
  expect(await pay.statement(owner, community, { month, currency: 'KWD' })).toMatchObject({ opening: { minorUnits: 0 }, closing: { minorUnits: 0 }, lines: { nodes: [] } });
});
