import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { MINUTE } from '../../../src/kernel/clock.ts';
import { Letters } from '../support/letters.ts';
import { startMoney, type Money } from '../support/money.ts';
import { readOutcomes } from '../support/outcome.ts';
import { holdPurchases, type HeldPurchase } from './held-purchase.ts';
import { STORIES, type Story } from './stories.ts';

/** So many purchases go through their histories side by side. */
const SIDE_BY_SIDE = 30;
const ROUNDS = process.env.LONG ? 34 : 1;
const MOST_EVENTS = 60;
/** After the purchase, and after each thing that happens to it. */
const STEPS = 8;
/** Months differ in length, and with each renewal time passes. */
const OF_MONTHS = /,"days":\d+/;

let money: Money;
let letters: Letters;
/** Looks past the product, whose statements are ended when the machine is slow. */
let onlooker: pg.Client;
beforeAll(async () => {
  money = await startMoney();
  onlooker = new pg.Client({ connectionString: money.app.databaseUrl });
  await onlooker.connect();
  letters = new Letters(money.sandbox.url);
});
afterAll(async () => {
  await onlooker.end();
  await money.stop();
});

/** When each event comes, by its place among those of its purchase: at any step after what it tells of, also after all that follows. */
const history = fc.record({
  steps: fc.array(fc.nat(999), { minLength: MOST_EVENTS, maxLength: MOST_EVENTS }),
  /** Those that come once more; null is one that comes then anyway, so that both arrive at once. */
  repeats: fc.array(fc.record({ event: fc.option(fc.nat(MOST_EVENTS - 1)), at: fc.nat(999) }), { maxLength: 5 }),
  /** When the buyer comes back, if at all. */
  wayBack: fc.option(fc.nat(999)),
});
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;
const round = fc.record({ histories: fc.array(history, { minLength: SIDE_BY_SIDE, maxLength: SIDE_BY_SIDE }), works: fc.array(fc.boolean(), { minLength: STEPS, maxLength: STEPS }) });

test.each(STORIES)('3. $says ends the same after any order and repetition of its events, with the worker running or not', async (story) => {
  const sale = await money.aSale({ kind: story.kind });
  const [model] = await holdPurchases(money, letters, sale, 1, story);
  await playInOrder(story, model!);
  const renews = story.says.includes('renews');
  const comparable = (outcome: readonly string[]) => (renews ? outcome.map((row) => row.replace(OF_MONTHS, '')) : outcome);
  const wanted = comparable((await readOutcomes(money.app.databaseUrl, sale.community.id))(model!.id));
  expect(wanted.filter((row) => row.startsWith('payment '))).toHaveLength(renews ? 2 : 1);
  await fc.assert(fc.asyncProperty(round, async ({ histories, works }) => {
    const own = await money.aSale({ kind: story.kind });
    const purchases = await holdPurchases(money, letters, own, histories.length, story);
    await play(story, purchases, histories, works);
    const outcomeOf = await readOutcomes(money.app.databaseUrl, own.community.id);
    for (const [index, { id }] of purchases.entries()) expect({ history: histories[index], outcome: comparable(outcomeOf(id)) }).toEqual({ history: histories[index], outcome: wanted });
    await endSubscriptions();
  }), { numRuns: ROUNDS, endOnFailure: true });
}, process.env.LONG ? 7_200_000 : 600_000);

const drain = () => money.app.platform.jobs.drain();
const post = async (event: object): Promise<void> => expect(await money.post(JSON.stringify(event))).toBe(200);

/** Each event at once, and the worker after it. */
async function playInOrder({ actions }: Story, purchase: HeldPurchase): Promise<void> {
  const told = new Set<string>();
  const tell = async (): Promise<void> => {
    await drain();
    await letters.collect();
    const fresh = purchase.events.filter(({ id }) => !told.has(id));
    for (const event of fresh) {
      told.add(event.id);
      await post(event);
      await drain();
    }
    if (fresh.length > 0) await tell();
  };
  await tell();
  for (const act of actions) {
    await act(money, [purchase]);
    await tell();
  }
  await comeToRest([purchase]);
}

/** Each purchase its own history, step by step at the same time; after some steps the worker does what is queued. */
async function play({ actions }: Story, purchases: readonly HeldPurchase[], histories: readonly History[], works: readonly boolean[]): Promise<void> {
  const schedules = purchases.map(() => [] as number[]);
  const last = STEPS * (actions.length + 1);
  for (let step = 0; step < last; step++) {
    if (step > 0 && step % STEPS === 0) await actions[step / STEPS - 1]!(money, purchases);
    await letters.collect();
    for (const [index, { events }] of purchases.entries()) while (schedules[index]!.length < events.length) schedules[index]!.push(step + (histories[index]!.steps[schedules[index]!.length]! % (last - step)));
    await Promise.all(purchases.map((purchase, index) => takeStep(purchase, histories[index]!, schedules[index]!, step, last)));
    if (works[step % STEPS]) await drain();
  }
  await comeToRest(purchases);
}

async function takeStep({ viewer, orderId, events }: HeldPurchase, { repeats, wayBack }: History, schedule: readonly number[], step: number, last: number): Promise<void> {
  const due = events.filter((_event, place) => schedule[place] === step);
  const again = repeats.filter(({ at }) => at % last === step).flatMap(({ event }) => (event === null ? due.slice(0, 1) : events.slice(event, event + 1)));
  await Promise.all([...due, ...again].map(post));
  if (wayBack !== null && wayBack % last === step) expect((await money.syncOrder(viewer, orderId)).errors).toEqual([]);
}

/** What came of it is told, too, and the clock tries again what had to wait: once for whoever waited for somebody else, more often when the machine was slow. */
async function comeToRest(purchases: readonly HeldPurchase[]): Promise<void> {
  const known = new Set(purchases.flatMap(({ events }) => events.map(({ id }) => id)));
  await drain();
  await letters.collect();
  for (const { events } of purchases) for (const event of events) if (!known.has(event.id)) await post(event);
  await drain();
  let waiting = await lookAgainIn(10 * MINUTE);
  for (let look = 0; look < 5 && waiting.length > 0; look++) waiting = await lookAgainIn(30 * MINUTE);
  expect(waiting).toEqual([]);
}

/** Those that wait all the same. */
async function lookAgainIn(milliseconds: number): Promise<unknown[]> {
  money.app.clock.advance(milliseconds);
  await money.sandbox.advanceTo(money.sandbox.now() + milliseconds);
  await money.app.platform.jobs.run('stripe-events.retry');
  await drain();
  return (await onlooker.query(`select type, state, tries, error from stripe_event where state not in ('APPLIED', 'IGNORED')`)).rows;
}

/** What runs on would renew in every later history. */
async function endSubscriptions(): Promise<void> {
  for (;;) {
    const { data } = await money.stripe.subscriptions.list({ limit: 100 });
    if (data.length === 0) return;
    for (const { id } of data) await money.stripe.subscriptions.cancel(id);
  }
}
