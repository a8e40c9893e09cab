import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decodeId } from '../../src/kernel/id.ts';
import { DAY } from '../../src/kernel/clock.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { startMoney, type Money } from './support/money.ts';

let money: Money;
beforeAll(async () => {
  money = await startMoney();
});
afterAll(() => money.stop());

const PAYMENTS = 'query ($id: ID!) { order(id: $id) { purpose amount { minorUnits } listAmount { minorUnits } refunded { minorUnits } payments { id standing amount { minorUnits currency } refunded { minorUnits } receivedAt } } }';
const orderOf = async (viewer: SignedInViewer, id: string) => (await money.app.run(PAYMENTS, { id }, viewer)).data.order;
const rows = (orderId: string) => money.app.platform.database.reader.selectFrom('payment').selectAll().where('orderId', '=', decodeId('Order', orderId)).orderBy('receivedAt').execute();
const posted = (sale: { community: { id: string } }, paymentId: string) => money.app.platform.database.reader.selectFrom('ledger_transaction').select(['kind']).where('communityId', '=', sale.community.id).where('sourceId', '=', paymentId).where('sourceType', '=', 'PAYMENT').execute();

test('money that comes in for a term is kept as one payment with its fee, is told once and stands in the books', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 19_900 });
  const { viewer, orderId } = await money.aBuyer(sale);
  for (let time = 0; time < 3; time++) await money.syncOrder(viewer, orderId);
  expect(await orderOf(viewer, orderId)).toEqual({
    purpose: 'MEMBERSHIP', amount: { minorUnits: 19_900 }, listAmount: { minorUnits: 19_900 }, refunded: { minorUnits: 0 },
    payments: [{ id: expect.stringMatching(/^payment_/), standing: 'SETTLED', amount: { minorUnits: 19_900, currency: 'CNY' }, refunded: { minorUnits: 0 }, receivedAt: expect.any(String) }],
  });
  const [payment] = await rows(orderId);
  expect(payment).toMatchObject({ subscriptionId: null, providerPaymentId: expect.stringMatching(/^pi_/), providerChargeId: expect.stringMatching(/^ch_/), feeMinor: expect.any(Number) });
  expect(payment!.refundableUntil.getTime() - payment!.receivedAt.getTime()).toBe(3 * DAY);
  expect(await posted(sale, payment!.id)).toEqual([{ kind: 'PAYMENT' }]);
});

test('each period of a subscription makes a payment of its own', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
  const { viewer, orderId } = await money.aBuyer(sale);
  await money.advance(32 * DAY);
  await money.advance(31 * DAY);
  const payments = await rows(orderId);
  expect(payments.map(({ amountMinor, standing }) => ({ amountMinor, standing }))).toEqual(Array.from({ length: 3 }, () => ({ amountMinor: 3_000, standing: 'SETTLED' })));
  expect(new Set(payments.map(({ subscriptionId }) => subscriptionId)).size).toBe(1);
  expect(payments[0]!.subscriptionId).not.toBeNull();
  expect(new Set(payments.map(({ providerInvoiceId }) => providerInvoiceId)).size).toBe(3);
  await money.app.platform.jobs.run('stripe-events.reconcile-nightly');
  expect(await rows(orderId)).toHaveLength(3);
  expect(new Set((await orderOf(viewer, orderId)).payments.map(({ id }: { id: string }) => id)).size).toBe(3);
});

test('renewals that no event told of are found by the nightly comparison', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
  const { orderId } = await money.aBuyer(sale);
  money.sandbox.pause();
  money.app.clock.advance(63 * DAY);
  await money.sandbox.advanceTo(money.sandbox.now() + 63 * DAY);
  expect(await rows(orderId)).toHaveLength(1);
  await money.app.platform.jobs.run('stripe-events.reconcile-nightly');
  expect(await rows(orderId)).toHaveLength(3);
  money.sandbox.resume();
  await money.settle();
  expect(await rows(orderId)).toHaveLength(3);
});

test('a payment is seen with its order: by the buyer and by who sells, by nobody else', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 19_900 });
  const { viewer, orderId } = await money.aBuyer(sale);
  const { payments: [{ id }] } = await orderOf(viewer, orderId);
  const [member, outsider] = [await money.app.world.aMember({ community: sale.community }), await money.app.world.aUser()];
  const seenBy = async (person: SignedInViewer | undefined) => (await money.app.run('query ($id: ID!) { node(id: $id) { ... on Payment { amount { minorUnits } } } }', { id }, person)).data.node;
  expect([await seenBy(viewer), await seenBy(sale.owner)]).toEqual([{ amount: { minorUnits: 19_900 } }, { amount: { minorUnits: 19_900 } }]);
  expect([await seenBy(member), await seenBy(outsider), await seenBy(undefined)]).toEqual([null, null, null]);
});

test('the payments of many orders are read in one statement', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 19_900 });
  const count = async () => {
    money.app.platform.database.queryLog.start();
    await money.app.run('query ($slug: String!) { community(slug: $slug) { orders { nodes { payments { id } } } } }', { slug: sale.community.slug }, sale.owner);
    return money.app.platform.database.queryLog.stop().length;
  };
  await money.aBuyer(sale);
  const one = await count();
  await money.aBuyer(sale);
  await money.aBuyer(sale);
  expect(await count()).toBe(one);
});

test('the database itself refuses to change what came in, and to give back more', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 19_900 });
  const { orderId } = await money.aBuyer(sale);
  const [payment] = await rows(orderId);
  const change = (fields: object) => money.app.platform.database.reader.updateTable('payment').set(fields).where('id', '=', payment!.id).execute();
  await expect(change({ amountMinor: 1 })).rejects.toThrow('A payment never changes');
  await expect(change({ refundedMinor: 19_901 })).rejects.toThrow('payment_refunded_within');
});
