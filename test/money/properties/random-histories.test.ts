import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { MINUTE } from '../../../src/kernel/clock.ts';
import { startMoney, type Money } from '../support/money.ts';
import { readOutcomes } from '../support/outcome.ts';
import { holdPurchases, type HeldPurchase } from './held-purchase.ts';

/** So many purchases go through their histories side by side. */
const SIDE_BY_SIDE = 50;
const ROUNDS = process.env.LONG ? 201 : 6;
const MOST_EVENTS = 20;

let money: Money;
beforeAll(async () => {
  money = await startMoney();
});
afterAll(() => money.stop());

/** Where an event comes in the history, and how often again; by its place among the events of its purchase. */
const history = fc.record({
  order: fc.shuffledSubarray(Array.from({ length: MOST_EVENTS }, (_, index) => index), { minLength: MOST_EVENTS }),
  /** Null is the one that comes then anyway: both arrive at once. */
  repeats: fc.array(fc.record({ event: fc.option(fc.nat(MOST_EVENTS - 1)), at: fc.nat(MOST_EVENTS - 1) }), { maxLength: 4 }),
  /** When the buyer comes back, if at all. */
  wayBack: fc.option(fc.nat(MOST_EVENTS)),
});
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;
const round = fc.record({ histories: fc.array(history, { minLength: SIDE_BY_SIDE, maxLength: SIDE_BY_SIDE }), works: fc.array(fc.boolean(), { minLength: MOST_EVENTS, maxLength: MOST_EVENTS }) });

interface Variant {
  readonly says: string;
  readonly kind: 'TERM' | 'MONTHLY';
  readonly isDeclinedFirst: boolean;
}
const VARIANTS: readonly Variant[] = [
  { says: 'a term', kind: 'TERM', isDeclinedFirst: false },
  { says: 'a subscription', kind: 'MONTHLY', isDeclinedFirst: false },
  { says: 'a term whose first card is declined', kind: 'TERM', isDeclinedFirst: true },
];

test.each(VARIANTS)('3. $says ends the same after any order and repetition of its events, with the worker running or not', async ({ kind, isDeclinedFirst }) => {
  const sale = await money.aSale({ kind });
  const [model] = await holdPurchases(money, sale, 1, { isDeclinedFirst });
  for (const event of model!.events) await money.post(JSON.stringify(event));
  await money.app.platform.jobs.drain();
  const wanted = (await readOutcomes(money.app.databaseUrl, sale.community.id))(model!.id);
  expect(await money.order(model!.viewer, model!.orderId)).toMatchObject({ state: 'PAID' });
  await fc.assert(fc.asyncProperty(round, async ({ histories, works }) => {
    const purchases = await holdPurchases(money, sale, histories.length, { isDeclinedFirst });
    await play(purchases, histories, works);
    const outcomeOf = await readOutcomes(money.app.databaseUrl, sale.community.id);
    for (const [index, { id }] of purchases.entries()) expect({ history: histories[index], outcome: outcomeOf(id) }).toEqual({ history: histories[index], outcome: wanted });
  }), { numRuns: ROUNDS / VARIANTS.length, endOnFailure: true });
}, process.env.LONG ? 7_200_000 : 600_000);

/** Each purchase its own history, step by step at the same time; after some steps the worker does what is queued. */
async function play(purchases: readonly HeldPurchase[], histories: readonly History[], works: readonly boolean[]): Promise<void> {
  for (let step = 0; step < MOST_EVENTS; step++) {
    await Promise.all(purchases.map((purchase, index) => takeStep(purchase, histories[index]!, step)));
    if (works[step]) await money.app.platform.jobs.drain();
  }
  await money.app.platform.jobs.drain();
  await money.advance(10 * MINUTE);
  await money.app.platform.jobs.run('stripe-events.retry');
  await money.app.platform.jobs.drain();
  const open = (await money.events()).filter(({ state }) => !['APPLIED', 'IGNORED'].includes(state));
  expect(open).toEqual([]);
}

async function takeStep({ viewer, orderId, events }: HeldPurchase, { order, repeats, wayBack }: History, step: number): Promise<void> {
  const post = async (place: number): Promise<void> => {
    const event = events[place];
    if (event) expect(await money.post(JSON.stringify(event))).toBe(200);
  };
  const again = repeats.filter(({ at }) => at === step);
  await Promise.all([order[step]!, ...again.map(({ event }) => event ?? order[step]!)].map(post));
  if (wayBack === step) expect((await money.syncOrder(viewer, orderId)).errors).toEqual([]);
}
