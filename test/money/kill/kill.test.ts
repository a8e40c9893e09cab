import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { MINUTE } from '../../../src/kernel/clock.ts';
import { decodeId } from '../../../src/kernel/id.ts';
import { Letters } from '../support/letters.ts';
import { startMoney, type Money } from '../support/money.ts';
import { readOutcomes } from '../support/outcome.ts';
import { Cuts, type Cut } from './cuts.ts';
import { JOURNEYS, type Journey } from './journeys.ts';
import { Stage } from './stage.ts';
import { Victim } from './victim.ts';

/** So many journeys stand still, each at its own cut, when the process is killed under all of them. */
const TOGETHER = 4;
/** Nothing stands still for so long that a call or an operation would give up. */
const LONGEST_MILLISECONDS = 4_000;

let money: Money;
let victim: Victim;
let letters: Letters;
beforeAll(async () => {
  const secrets = { TOKEN_SECRET: randomBytes(32).toString('hex'), MEDIA_SECRET: randomBytes(32).toString('hex') };
  money = await startMoney(secrets);
  money.sandbox.setDelivery({ dropNext: Number.MAX_SAFE_INTEGER });
  await sql`create table pgboss.put_off as select * from pgboss.job where false`.execute(db());
  letters = new Letters(money.sandbox.url);
  victim = new Victim({ ...secrets, DATABASE_URL: money.app.databaseUrl, DATABASE_POOL_SIZE: '16', STRIPE_API_BASE: money.url, STRIPE_WEBHOOK_SECRET: money.webhookSecret });
  await victim.url();
}, 300_000);
afterAll(async () => {
  await victim.stop();
  await money.stop();
}, 120_000);

interface Played {
  readonly stage: Stage;
  readonly cut: Cut;
  /** False when it was over before: undisturbed. */
  readonly isCut: boolean;
  readonly done: Promise<void>;
}
interface Row {
  readonly cut: string;
  readonly outcome: readonly string[];
}
/** A journey that nothing interrupts. */
const NEVER: Cut = { after: 'call', number: Infinity };

test.each(JOURNEYS)('66. kill -9 after any step of $says: started again, it comes to the same end', async (journey) => {
  const stride = process.env.LONG ? 1 : (journey.stride ?? 1);
  const cuts = new Cuts(stride);
  const table: Row[] = [];
  let plain: Row | null = null;
  while (cuts.next() !== null) {
    const rows = await Promise.all((await playTogether(journey, cuts)).map(async (played) => ({ ...(await rowOf(journey, played)), isCut: played.isCut })));
    plain = rows.find(({ isCut }) => !isCut) ?? plain;
    for (const { cut, outcome, isCut } of rows) if (isCut || journey.later !== undefined) table.push({ cut, outcome: journey.later === undefined ? outcome : differences(plain!.outcome, outcome) });
  }
  const wanted = journey.later === undefined ? plain!.outcome : [];
  for (const { cut, outcome } of table) expect({ cut, outcome }).toEqual({ cut, outcome: wanted });
  for (const after of ['call', 'commit'] as const) expect(cuts.reached[after]).toBeGreaterThanOrEqual(journey.least[after] - (stride - 1));
}, 600_000);

/** Months differ in length: where time passes, journeys are compared with one of the same time. */
const differences = (wanted: readonly string[], outcome: readonly string[]): string[] => [...wanted.filter((row) => !outcome.includes(row)).map((row) => `- ${row}`), ...outcome.filter((row) => !wanted.includes(row)).map((row) => `+ ${row}`), ...(wanted.length === outcome.length ? [] : [`${outcome.length} rows, not ${wanted.length}`])];

async function rowOf(journey: Journey, { stage, cut }: Played): Promise<Row> {
  await journey.check?.(stage);
  return { cut: `${cut.after} ${cut.number}`, outcome: (await readOutcomes(money.app.databaseUrl, stage.sale.community.id))(decodeId('Order', stage.orderId)) };
}

/** Journeys one after another, each up to its cut, where it stands still; then the process is killed under all of them, another is started, and they go on. */
async function playTogether(journey: Journey, cuts: Cuts): Promise<Played[]> {
  letters.clear();
  const stages: Stage[] = [];
  for (let index = 0; index < TOGETHER; index++) stages.push(await aStage(journey));
  if (journey.later !== undefined) await wait(journey.later);
  const all: Played[] = [];
  const begun = performance.now();
  if (journey.later !== undefined) all.push(await play(journey, stages.shift()!, NEVER));
  for (const stage of stages) {
    const cut = cuts.next();
    if (cut === null || performance.now() - begun > LONGEST_MILLISECONDS) break;
    const played = await play(journey, stage, cut);
    cuts.tell(played.isCut);
    all.push(played);
    // Syncs share a transaction: while one stands still at its commit, the next ones wait for it.
    if (played.isCut && (stage.isDelivering || cut.after === 'commit')) break;
  }
  if (all.some(({ isCut }) => isCut)) await killAndRestart();
  for (const { stage, done } of all) {
    stage.goOn();
    await done;
  }
  await comeToRest(all);
  return all;
}

async function aStage(journey: Journey): Promise<Stage> {
  const sale = await money.aSale({ kind: journey.kind, minorUnits: 10_000 });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const stage = new Stage({ money, victim, letters, sale, viewer, token: await money.app.world.tokenOf(viewer) });
  await journey.prepare?.(stage);
  return stage;
}

async function wait(milliseconds: number): Promise<void> {
  money.app.clock.advance(milliseconds);
  await victim.advance(milliseconds);
  await money.sandbox.advanceTo(money.sandbox.now() + milliseconds);
}

/** Until it is over, or stands still: the answer to a call, or the word that a commit is done, is not let through. */
async function play(journey: Journey, stage: Stage, cut: Cut): Promise<Played> {
  const atCut = Promise.withResolvers<true>();
  const park = (): void => {
    stage.standStill();
    atCut.resolve(true);
  };
  let calls = 0;
  if (cut.after === 'call') money.gateway.rewrite = () => (++calls === cut.number ? (park(), new Promise(() => {})) : null);
  else await victim.cutAfterCommit(cut.number, park);
  const done = journey.play(stage);
  const isCut = await Promise.race([atCut.promise, done.then(() => false)]);
  money.gateway.rewrite = null;
  if (isCut) await putOff();
  else await victim.cutAfterCommit(0, () => {});
  return { stage, cut, isCut, done };
}

const db = () => money.app.platform.database.reader;
/** What a journey that stands still has left in queue and inbox, nobody takes meanwhile. */
async function putOff(): Promise<void> {
  await sql`with moved as (delete from pgboss.job where state in ('created', 'retry') returning *) insert into pgboss.put_off select * from moved`.execute(db());
  await sql`update stripe_event set claimed_at = coalesce(claimed_at, 'epoch') + interval '100 years' where state = 'RECEIVED'`.execute(db());
}
/** What an operator's machine does by itself: the process is started again, and the queue hands out what was not finished. */
async function killAndRestart(): Promise<void> {
  await victim.killAndRestart();
  await sql`with moved as (delete from pgboss.put_off returning *) insert into pgboss.job select * from moved on conflict do nothing`.execute(db());
  await sql`update stripe_event set claimed_at = nullif(claimed_at - interval '100 years', 'epoch') where claimed_at > now() + interval '50 years'`.execute(db());
  // The queue does so when the time of a job is over, a quarter of an hour later.
  await sql`update pgboss.job set state = 'retry', started_on = null where state = 'active'`.execute(db());
}

/** The clocks of the product do their rounds, and Stripe sends what comes of it. */
async function comeToRest(all: readonly Played[]): Promise<void> {
  await victim.advance(20 * MINUTE);
  for (const job of ['stripe-events.retry', 'stripe-events.reconcile-hourly', 'refunds.reconcile']) {
    await victim.ask({ do: 'run', job });
    await victim.ask({ do: 'drain' });
  }
  for (const { stage } of all) await stage.settle();
  await victim.advance(-20 * MINUTE);
}
