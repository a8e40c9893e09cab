import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MINUTE } from '../../../src/kernel/clock.ts';
import { decodeId } from '../../../src/kernel/id.ts';
import { readOutcomes } from '../support/outcome.ts';
import { startMoney, type Money } from '../support/money.ts';
import { buy, giveBack, type Stage } from './journeys.ts';
import { Victim } from './victim.ts';

/** A place at which the process is killed: right after its n-th call of Stripe was done there, or right after its n-th commit. */
interface Cut {
  readonly after: 'call' | 'commit';
  readonly number: number;
}
/** No journey has so many steps: the table ends with the first cut that was not reached. */
const MOST_STEPS = 60;

let money: Money;
let victim: Victim;
beforeAll(async () => {
  const secrets = { TOKEN_SECRET: randomBytes(32).toString('hex'), MEDIA_SECRET: randomBytes(32).toString('hex') };
  money = await startMoney(secrets);
  victim = new Victim({ ...secrets, DATABASE_URL: money.app.databaseUrl, STRIPE_API_BASE: money.url, STRIPE_WEBHOOK_SECRET: money.webhookSecret }, (url) => (money.gateway.appUrl = url));
  await victim.ready();
}, 120_000);
afterAll(async () => {
  await victim.stop();
  await money.stop();
});

test.each([{ journey: 'a purchase', prepared: false }, { journey: 'a refund', prepared: true }])('66. kill -9 after any step of $journey: started again, it comes to the same end', async ({ prepared }) => {
  const wanted = await play(null, prepared);
  const table: { cut: string; outcome: readonly string[] }[] = [];
  for (const after of ['call', 'commit'] as const) {
    for (let number = 1; number <= MOST_STEPS; number++) {
      const { outcome, wasKilled } = await play({ after, number }, prepared);
      if (!wasKilled) break;
      table.push({ cut: `${after} ${number}`, outcome });
    }
  }
  for (const { cut, outcome } of table) expect({ cut, outcome }).toEqual({ cut, outcome: wanted.outcome });
  expect(table.filter(({ cut }) => cut.startsWith('call')).length).toBeGreaterThanOrEqual(prepared ? 1 : 5);
  expect(table.filter(({ cut }) => cut.startsWith('commit')).length).toBeGreaterThanOrEqual(prepared ? 3 : 6);
  expect(table.length).toBeLessThan(2 * MOST_STEPS);
}, 600_000);

/** One journey in a community of its own, with a kill at the cut. */
async function play(cut: Cut | null, isRefund: boolean): Promise<{ outcome: readonly string[]; wasKilled: boolean }> {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 10_000 });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const stage: Stage = { money, sale, viewer, token: await money.app.world.tokenOf(viewer), ask: (request) => victim.ask(request), api: () => victim.url(), revive };
  const bought = isRefund ? await buy(stage) : null;
  await arm(cut);
  const orderId = bought === null ? await buy(stage) : await giveBack(stage, bought);
  const wasKilled = kills > 0;
  await disarm();
  await comeToRest();
  const outcome = (await readOutcomes(money.app.databaseUrl, sale.community.id))(decodeId('Order', orderId));
  return { outcome, wasKilled };
}

let kills = 0;
async function arm(cut: Cut | null): Promise<void> {
  kills = 0;
  if (cut?.after === 'commit') await victim.ask({ do: 'cut-after-commit', number: cut.number });
  let calls = 0;
  money.gateway.lose = () => {
    if (cut?.after !== 'call' || ++calls !== cut.number) return false;
    victim.kill();
    return true;
  };
}
async function disarm(): Promise<void> {
  money.gateway.lose = null;
  if (await victim.isAlive()) await victim.ask({ do: 'cut-after-commit', number: 0 });
}

/** What an operator's machine does by itself: the process is started again, and the queue hands out what was not finished. */
async function revive(): Promise<void> {
  if (await victim.isAlive()) return;
  kills += 1;
  await victim.restart();
  // The queue does so when the time of a job is over, a quarter of an hour later.
  await money.app.platform.database.reader.updateTable('pgboss.job').set({ state: 'retry', startedOn: null } as never).where('state', '=', 'active').execute();
}

/** Stripe sends again what was not heard, and the clocks of the product do their rounds. */
async function comeToRest(): Promise<void> {
  await money.sandbox.advanceTo(money.sandbox.now() + 5 * MINUTE);
  await money.sandbox.deliverPending();
  await victim.ask({ do: 'advance', milliseconds: 20 * MINUTE });
  for (const job of ['stripe-events.retry', 'stripe-events.reconcile-hourly', 'refunds.reconcile']) {
    await victim.ask({ do: 'run', job });
    await victim.ask({ do: 'drain' });
  }
  await victim.ask({ do: 'advance', milliseconds: -20 * MINUTE });
}
