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
const INGESTED = 2_000;
const APPLIED = 150;
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
  if (pgbench === null) {
    console.error('pgbench is not on the path: the embedded PostgreSQL brings none. Install it (Debian: apt-get install postgresql-contrib) and run this again.');
    return false;
  }
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
    running.push(await start('api', port, bench, sandbox.url));
    const taken = await measureIngested(bench, running[0]!);
    await db.query('truncate stripe_event');
    await db.query("delete from pgboss.job where state < 'active'");
    running.push(await start('worker', 0, bench, sandbox.url));
    const applied = await measureApplied(bench, running[0]!, running[1]!);
    return report(taken, applied);
  } finally {
    await stopAll(running);
    await world.close();
    await db.end();
    await sandbox.stop();
    await data.stop();
  }
}

async function start(role: 'api' | 'worker', port: number, { data }: Bench, apiBase: string): Promise<Running> {
  const started = performance.now();
  const child: ChildProcess = spawn(process.execPath, [path.resolve(import.meta.dirname, 'over-sandbox.js'), role, String(port), apiBase], {
    env: { PATH: process.env.PATH, ...data.environment }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await new Promise((resolve, reject) => child.once('message', resolve).once('exit', () => reject(new Error(`The ${role} ended before it was ready`))));
  return { process: child, port, startSeconds: (performance.now() - started) / 1_000 };
}

/** Microseconds of CPU per event, of these processes and PostgreSQL together. */
async function costOf({ directory }: Bench, processes: readonly Running[], count: number, work: () => Promise<number>): Promise<{ cost: number; perSecond: number }> {
  const used = (): number => processes.reduce((sum, { process: child }) => sum + cpuSeconds(child.pid!), postgresCpuSeconds(directory));
  const before = used();
  const seconds = await work();
  return { cost: ((used() - before) / count) * 1e6, perSecond: count / seconds };
}

async function measureIngested(bench: Bench, api: Running): Promise<Round[]> {
  const { world } = bench;
  const [model] = await world.paidOrders(1);
  const send = async (count: number): Promise<number> => (await deliver(api.port, world.strangers(model!, count), world.sign, CLIENTS)).seconds;
  await send(INGESTED);
  bench.commits(COMMITS);
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const commit = bench.commits(COMMITS);
    rounds.push({ commit: commit.microseconds, ...(await costOf(bench, [api], INGESTED, () => send(INGESTED))) });
  }
  return rounds;
}

async function measureApplied(bench: Bench, api: Running, worker: Running): Promise<{ rounds: Round[]; latencies: number[] }> {
  const rounds: Round[] = [];
  const latencies: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const events = await bench.world.paidOrders(APPLIED);
    const commit = bench.commits(COMMITS);
    const measured = await costOf(bench, [api, worker], APPLIED, () => applyAll(bench, api.port, events));
    if (round < 0) continue;
    rounds.push({ commit: commit.microseconds, ...measured });
    const { rows } = await bench.db.query('select extract(epoch from handled_at - received_at) * 1000 as milliseconds from stripe_event where id = any($1)', [events.map(({ id }) => id)]);
    latencies.push(...rows.map(({ milliseconds }) => Number(milliseconds)));
  }
  return { rounds, latencies };
}

/** From the first delivery until the last event has been applied. */
async function applyAll({ db, world }: Bench, port: number, events: readonly SignedEvent[]): Promise<number> {
  const started = performance.now();
  await deliver(port, events, world.sign, CLIENTS);
  const ids = events.map(({ id }) => id);
  for (let left = ids.length; left > 0; ) {
    const { rows: [{ states, open }] } = await db.query("select count(*) filter (where state in ('RECEIVED', 'RETRYING'))::int as open, array_agg(distinct state) as states from stripe_event where id = any($1)", [ids]);
    left = open as number;
    if (left === 0 && (states as string[]).some((state) => state !== 'APPLIED')) throw new Error(`Not all events were applied: ${states}`);
    if (left > 0) await setTimeout(50);
  }
  return (performance.now() - started) / 1_000;
}

function report(taken: readonly Round[], { rounds: applied, latencies }: { rounds: readonly Round[]; latencies: readonly number[] }): boolean {
  const lines = (name: string, rounds: readonly Round[], bound: number): boolean => {
    const ratios = rounds.map(({ cost, commit }) => cost / commit);
    console.log(`${name}: ${spread(ratios)} × a commit (bound ${bound}); ${spread(rounds.map(({ cost }) => cost), 0)} µs; ${spread(rounds.map(({ perSecond }) => perSecond), 0)} events/s`);
    return median(ratios) <= bound;
  };
  console.log(`CPU of node and PostgreSQL per event, ${ROUNDS} rounds, each after ${COMMITS} commits of pgbench (${CLIENTS} clients):`);
  console.log(`commit: ${spread([...taken, ...applied].map(({ commit }) => commit))} µs of PostgreSQL`);
  const isWithin = [lines('ingested', taken, BOUNDS.ingested), lines('applied', applied, BOUNDS.applied)];
  const all = sorted(latencies);
  console.log(`from its arrival until it was applied, all ${APPLIED} sent at once: p50 ${median(all).toFixed(0)} ms, p99 ${all[Math.floor(all.length * 0.99)]!.toFixed(0)} ms, max ${all.at(-1)!.toFixed(0)} ms`);
  console.log(isWithin.every(Boolean) ? 'Every bound holds.' : 'A bound is broken.');
  return isWithin.every(Boolean);
}
