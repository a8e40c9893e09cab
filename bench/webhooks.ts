import { spawn, type ChildProcess } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { startSandbox } from '../src/sandbox/index.ts';
import { commitsBy, findPgbench, postgresCpuSeconds, type MeasureCommits } from './postgres-cost.ts';
import { cpuSeconds, sorted, spread, median } from './process-cost.ts';
import { freePort, prepareData, stopAll, type BenchData, type Running } from './servers.ts';
import { createWebhookWorld, deliver, type SignedEvent, type WebhookWorld } from './webhook-world.ts';

const ROUNDS = 5;
/** Before them, until the compiler of node has seen what runs: a server runs for weeks. */
const WARM_UP = 3;
const INGESTED = 2_000;
const ORDERS = 60;
const COMMITS = 16_000;
const CLIENTS = 8;
const BOUNDS = { ingested: 8, applied: 40 };

/** Everything that one run measures with. */
interface Bench {
  readonly data: BenchData;
  readonly directory: string;
  readonly db: pg.Client;
  readonly world: WebhookWorld;
  readonly commits: MeasureCommits;
}
interface Round {
  readonly commit: number;
  readonly cost: number;
  readonly perSecond: number;
}

/** CPU of node and PostgreSQL per event that is taken, and per event that is applied, against the CPU of one durable commit. */
export async function webhooks(): Promise<boolean> {
  const pgbench = findPgbench();
  if (pgbench === null) return false;
  console.log(`${os.cpus().length} × ${os.cpus()[0]!.model}, Node ${process.version}\nPreparing …`);
  const data = await prepareData();
  const port = await freePort();
  const sandbox = await startSandbox({ port: 0, webhookUrl: `http://127.0.0.1:${port}/webhooks/stripe`, webhookSecret: data.environment.STRIPE_WEBHOOK_SECRET! });
  sandbox.pause();
  const db = new pg.Client({ connectionString: data.environment.DATABASE_URL! });
  await db.connect();
  await db.query('create table bench_commit (id bigserial primary key, body text not null)');
  const { rows: [durability] } = await db.query("select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit");
  console.log(`PostgreSQL: fsync ${durability.fsync}, synchronous_commit ${durability.commit}; ${pgbench}`);
  const directory = data.environment.DATA_DIRECTORY!;
  const world = await createWebhookWorld(data.environment, sandbox);
  const bench: Bench = { data, directory, db, world, commits: commitsBy(pgbench, data.environment.DATABASE_URL!, directory) };
  const running: Running[] = [];
  try {
    const api = await start('api', port, bench, sandbox.url);
    running.push(api);
    const ingested = await measureIngested(bench, api);
    await db.query('truncate stripe_event');
    const applier = await start('applier', 0, bench, sandbox.url);
    running.push(applier);
    const applied = await measureApplied(bench, api, applier);
    running.push(await start('worker', 0, bench, sandbox.url));
    return report({ ingested, ...applied, latency: await measureLatency(bench, api) });
  } finally {
    await stopAll(running);
    await world.close();
    await db.end();
    await sandbox.stop();
    await data.stop();
  }
}

async function start(role: 'api' | 'applier' | 'worker', port: number, { data }: Bench, apiBase: string): Promise<Running> {
  const started = performance.now();
  const child: ChildProcess = spawn(process.execPath, [path.resolve(import.meta.dirname, 'over-sandbox.js'), role, String(port), apiBase], {
    env: { PATH: process.env.PATH, ...data.environment }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await new Promise((resolve, reject) => child.once('message', resolve).once('exit', () => reject(new Error(`The ${role} ended before it was ready`))));
  return { process: child, port, startSeconds: (performance.now() - started) / 1_000 };
}

/** Microseconds of CPU that the work takes, of these processes and PostgreSQL together. */
async function cpuOf<T>({ directory }: Bench, processes: readonly Running[], work: () => Promise<T>): Promise<{ cpu: number; answer: T }> {
  const used = (): number => processes.reduce((sum, { process: child }) => sum + cpuSeconds(child.pid!), postgresCpuSeconds(directory));
  const before = used();
  const answer = await work();
  return { cpu: (used() - before) * 1e6, answer };
}

/** Runs a job in the applier, or everything that waits. */
const inApplier = ({ process: child }: Running, job: string): Promise<void> => new Promise((resolve, reject) => {
  child.once('message', (error: string | null) => (error === null ? resolve() : reject(new Error(error))));
  child.send(job);
});

async function measureIngested(bench: Bench, api: Running): Promise<Round[]> {
  const { world } = bench;
  const model = await world.paidPage();
  const rounds: Round[] = [];
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const commit = bench.commits(COMMITS).microseconds;
    const events = world.strangers(model, INGESTED);
    const { cpu, answer: { seconds } } = await cpuOf(bench, [api], () => deliver(api.port, events, world.sign, CLIENTS));
    if (round >= 0) rounds.push({ commit, cost: cpu / INGESTED, perSecond: INGESTED / seconds });
  }
  return rounds;
}

/** In turns: purchases, half of them of subscriptions, and a month later the renewals of all. What follows from them is measured on its own. */
async function measureApplied(bench: Bench, api: Running, applier: Running): Promise<Record<'purchases' | 'renewals' | 'follows', Round[]>> {
  const rounds = { purchases: [] as Round[], renewals: [] as Round[], follows: [] as Round[] };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const kind of ['purchases', 'renewals'] as const) {
      const events = kind === 'purchases' ? await bench.world.paidOrders(ORDERS) : await bench.world.renewals();
      await inApplier(applier, 'drain');
      await deliver(api.port, events, bench.world.sign, CLIENTS);
      const commit = bench.commits(COMMITS).microseconds;
      const started = performance.now();
      const { cpu } = await cpuOf(bench, [applier], () => inApplier(applier, 'stripe-events.apply-received'));
      const seconds = (performance.now() - started) / 1_000;
      const applied = await appliedOf(bench, events);
      const { cpu: following } = await cpuOf(bench, [applier], () => inApplier(applier, 'drain'));
      if (round < 0) continue;
      rounds[kind].push({ commit, cost: cpu / applied, perSecond: applied / seconds });
      if (kind === 'purchases') rounds.follows.push({ commit, cost: following / ORDERS, perSecond: 0 });
    }
  }
  return rounds;
}

/** How many of these events were applied; none may wait. */
async function appliedOf({ db }: Bench, events: readonly SignedEvent[]): Promise<number> {
  const { rows } = await db.query('select state, count(*)::int as count from stripe_event where id = any($1) group by state', [events.map(({ id }) => id)]);
  const unfit = rows.filter(({ state }) => state !== 'APPLIED' && state !== 'IGNORED');
  if (unfit.length > 0) throw new Error(`Not all events were applied: ${unfit.map(({ state }) => state).join(', ')}`);
  return rows.find(({ state }) => state === 'APPLIED')!.count;
}

/** Milliseconds from arrival to applied, with a worker as in production, of all events of a round's orders sent at once. */
async function measureLatency(bench: Bench, api: Running): Promise<number[]> {
  const events = await bench.world.paidOrders(ORDERS);
  await deliver(api.port, events, bench.world.sign, CLIENTS);
  for (let open = 1; open > 0; await setTimeout(50)) open = (await bench.db.query<{ open: number }>("select count(*)::int as open from stripe_event where state in ('RECEIVED', 'RETRYING')")).rows[0]!.open;
  await appliedOf(bench, events);
  const { rows } = await bench.db.query("select extract(epoch from handled_at - received_at) * 1000 as milliseconds from stripe_event where id = any($1) and state = 'APPLIED'", [events.map(({ id }) => id)]);
  return sorted(rows.map(({ milliseconds }) => Number(milliseconds)));
}

interface Measured extends Record<'ingested' | 'purchases' | 'renewals' | 'follows', readonly Round[]> {
  readonly latency: readonly number[];
}

function report({ ingested, purchases, renewals, follows, latency }: Measured): boolean {
  const line = (name: string, rounds: readonly Round[], bound: number | null): boolean => {
    const ratios = rounds.map(({ cost, commit }) => cost / commit);
    const rate = rounds[0]!.perSecond > 0 ? `; ${spread(rounds.map(({ perSecond }) => perSecond), 0)} a second` : '';
    console.log(`${name}: ${spread(ratios)} × a commit${bound === null ? '' : ` (bound ${bound})`}; ${spread(rounds.map(({ cost }) => cost), 0)} µs${rate}`);
    return bound === null || median(ratios) <= bound;
  };
  console.log(`CPU of node and PostgreSQL, ${ROUNDS} rounds after ${WARM_UP} to warm up, each after ${COMMITS} commits of pgbench (${CLIENTS} clients):`);
  console.log(`commit: ${spread([...ingested, ...purchases, ...renewals].map(({ commit }) => commit))} µs of PostgreSQL`);
  const isWithin = [line('per ingested event', ingested, BOUNDS.ingested), line('per applied event of a purchase', purchases, BOUNDS.applied), line('per applied event of a renewal', renewals, BOUNDS.applied)];
  line('what follows from an order (points, referrals, KOLs), per order', follows, null);
  console.log(`from arrival until applied, ${latency.length} events sent at once: p50 ${median(latency).toFixed(0)} ms, p99 ${latency[Math.floor(latency.length * 0.99)]!.toFixed(0)} ms, max ${latency.at(-1)!.toFixed(0)} ms`);
  console.log(isWithin.every(Boolean) ? 'Every bound holds.' : 'A bound is broken.');
  return isWithin.every(Boolean);
}
