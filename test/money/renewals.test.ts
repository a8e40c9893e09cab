import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DAY, MINUTE } from '../../src/kernel/clock.ts';
import { decodeId } from '../../src/kernel/id.ts';
import { startMoney, type Money } from './support/money.ts';

let money: Money;
beforeAll(async () => {
  money = await startMoney();
});
beforeEach(() => {
  Object.assign(money.gateway, { rewrite: null, answer: null });
});
/** What runs on would renew in every later test. */
afterEach(async () => {
  for (const { id } of (await money.stripe.subscriptions.list({ limit: 100 })).data) await money.stripe.subscriptions.cancel(id);
  await money.settle();
});
afterAll(() => money.stop());

const DECLINES_LATER = '4000000000000341';
const rowOf = (orderId: string) => money.app.platform.database.reader.selectFrom('membership_subscription').selectAll().where('orderId', '=', decodeId('Order', orderId)).executeTakeFirstOrThrow();
const untilPeriodEnd = async (orderId: string): Promise<number> => (await rowOf(orderId)).currentPeriodEnd.getTime() - money.sandbox.now();

test('40. A renewal that declines leaves access for seven days, then it is off; paid later it is on again, on the same grant', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const { viewer, orderId } = await money.aBuyer(sale, DECLINES_LATER);
  const { currentPeriodEnd } = await rowOf(orderId);
  const grantId = (await money.grants(viewer, sale.community))[0]!.id;
  await money.advance((await untilPeriodEnd(orderId)) + MINUTE);
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'PAST_DUE', accessEndsAt: new Date(currentPeriodEnd.getTime() + 7 * DAY).toISOString() });
  await money.advance(6 * DAY);
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
  money.app.clock.advance(DAY);
  expect(await money.hasAccess(viewer, sale.community)).toBe(false);
  money.app.clock.advance(-DAY);

  const { customer, latest_invoice: invoice } = await money.stripe.subscriptions.retrieve((await rowOf(orderId)).providerId);
  money.sandbox.changeCard(customer as string, '4242424242424242');
  await payInvoice(invoice as string);
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'ACTIVE' });
  money.app.clock.advance(DAY);
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
  money.app.clock.advance(-DAY);
  expect(await money.grants(viewer, sale.community)).toMatchObject([{ id: grantId, revokedAt: null }]);
});

test('a renewal that is paid extends the grant by a period', async () => {
  const sale = await money.aSale({ kind: 'YEARLY' });
  const { viewer, orderId } = await money.aBuyer(sale);
  const first = await rowOf(orderId);
  await money.advance((await untilPeriodEnd(orderId)) + MINUTE);
  const second = await rowOf(orderId);
  expect(second.currentPeriodStart).toEqual(first.currentPeriodEnd);
  expect(second.paidThrough).toEqual(second.currentPeriodEnd);
  expect(await money.grants(viewer, sale.community)).toMatchObject([{ startsAt: first.createdAt, endsAt: new Date(second.currentPeriodEnd.getTime() + 7 * DAY), revokedAt: null }]);
});

test('45. Who subscribed keeps the price when the plan gets a new one', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
  const { viewer, orderId } = await money.aBuyer(sale);
  await money.create('mutation ($input: CreatePriceInput!) { createPrice(input: $input) { plan { id } } }', { planId: sale.planId, minorUnits: 5_000 }, sale.owner);
  await money.advance((await untilPeriodEnd(orderId)) + MINUTE);
  const { latest_invoice: invoice } = await money.stripe.subscriptions.retrieve((await rowOf(orderId)).providerId, { expand: ['latest_invoice'] });
  expect(invoice).toMatchObject({ status: 'paid', amount_paid: 3_000, billing_reason: 'subscription_cycle' });
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
});

test('52. A status that nobody knows gives no new access, takes none, raises an alarm and breaks nothing', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const { viewer, orderId } = await money.aBuyer(sale);
  const before = await money.grants(viewer, sale.community);
  money.gateway.rewrite = (path, body) => (path.startsWith('/v1/subscriptions/') ? { ...body, status: 'frozen' } : null);
  const alarms = await money.alarms();
  expect(await money.syncOrder(viewer, orderId)).toEqual({ errors: [] });
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'UNKNOWN' });
  expect(await money.grants(viewer, sale.community)).toEqual(before);
  expect(await money.alarms()).toBe(alarms + 1);

  const other = await money.aBuyer(sale);
  expect(await money.grants(other.viewer, sale.community)).toEqual([]);
  expect(await money.hasAccess(other.viewer, sale.community)).toBe(false);
  money.gateway.rewrite = null;
  await money.syncOrder(other.viewer, other.orderId);
  expect(await money.hasAccess(other.viewer, sale.community)).toBe(true);
});

test.each([{ minutes: 10 }, { minutes: -10 }])('53. With our clock $minutes minutes off, access neither ends early at a renewal nor at an agreed end', async ({ minutes }) => {
  const skew = minutes * MINUTE;
  money.app.clock.advance(skew);
  const renewing = await money.aSale({ kind: 'MONTHLY' });
  const ending = await money.aSale({ kind: 'MONTHLY' });
  const a = await money.aBuyer(renewing);
  const b = await money.aBuyer(ending);
  await money.changeSubscription('cancel', b.viewer, (await money.subscription(b.viewer, ending.community)).id);
  await money.advance((await untilPeriodEnd(a.orderId)) - MINUTE);
  expect(await money.hasAccess(a.viewer, renewing.community)).toBe(true);
  expect(await money.hasAccess(b.viewer, ending.community)).toBe(true);
  await money.advance(2 * MINUTE);
  expect(await money.hasAccess(a.viewer, renewing.community)).toBe(true);
  expect(await money.hasAccess(b.viewer, ending.community)).toBe(false);
  money.app.clock.advance(-skew);
});

async function payInvoice(invoice: string): Promise<void> {
  await money.stripe.invoices.pay(invoice);
  await money.settle();
}
