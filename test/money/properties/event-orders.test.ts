import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Letters } from '../support/letters.ts';
import { startMoney, type Money } from '../support/money.ts';
import { readOutcomes } from '../support/outcome.ts';
import { holdPurchases, permutationsOf, type HeldPurchase } from './held-purchase.ts';

/** Those that are acted on, or tell of the same money. */
const TYPES = ['checkout.session.completed', 'customer.subscription.created', 'invoice.paid', 'payment_intent.succeeded', 'charge.succeeded'];

let money: Money;
beforeAll(async () => {
  money = await startMoney();
});
afterAll(() => money.stop());

test('3. A subscription that was paid ends the same in all 120 orders of five of its events', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const orders = permutationsOf(TYPES);
  expect(orders).toHaveLength(120);
  const purchases = await holdPurchases(money, new Letters(money.sandbox.url), sale, orders.length);
  for (let step = 0; step < TYPES.length; step++) {
    await Promise.all(purchases.map((purchase, index) => post(purchase, orders[index]![step]!)));
    await money.app.platform.jobs.drain();
  }
  const outcomeOf = await readOutcomes(money.app.databaseUrl, sale.community.id);
  const outcomes = Map.groupBy(purchases.map((purchase, index) => ({ outcome: outcomeOf(purchase.id).join('\n'), order: orders[index]! })), ({ outcome }) => outcome);
  expect([...outcomes].map(([outcome, [first]]) => ({ outcome, order: first!.order.join() }))).toHaveLength(1);
  const { viewer, orderId } = purchases[0]!;
  expect(await money.order(viewer, orderId)).toMatchObject({ state: 'PAID' });
  expect(await money.grants(viewer, sale.community)).toHaveLength(1);
  expect((await money.events()).filter(({ state }) => !['APPLIED', 'IGNORED'].includes(state))).toEqual([]);
}, 600_000);

async function post({ events }: HeldPurchase, type: string): Promise<void> {
  const event = events.find((each) => each.type === type);
  if (!event) throw new Error(`${type} is not among ${events.map((each) => each.type).join()}`);
  expect(await money.post(JSON.stringify(event))).toBe(200);
}
