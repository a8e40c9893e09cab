import os from 'node:os';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { decodeId } from '../src/kernel/id.ts';
import { commitsBy, findPgbench, postgresCpuSeconds, type MeasureCommits } from './postgres-cost.ts';
import { cpuSeconds, median, sorted, spread } from './process-cost.ts';
import { createSendWorld, Listeners, Senders, type SendWorld } from './send-world.ts';
import { prepareData, startApi, stopAll, type BenchData, type Running } from './servers.ts';

const ROUNDS = 5;
const WARM_UP = 2;
const SENDERS = 64;
const ROOMS = 200;
const PEOPLE = 1_280;
const SENDS = 3_000;
const COMMITS = 16_000;
const SUBSCRIBERS = 1_000;
const PER_SECOND = 5;
const HEARD_SECONDS = 15;
const BOUNDS = { perCommit: 3, cost: 10, milliseconds: 250 };
/** Rows and indexes as a send writes them: message, event, key and read position. */
const AS_MANY_ROWS = `begin;
insert into bench_message (room, body) values (1, 'one row');
insert into bench_event (room, message) values (1, 1);
insert into bench_key (person, key) values (1, 'one row');
insert into bench_read (room, person, ordinal) values (1, random() * 1000, 1) on conflict (room, person) do update set ordinal = greatest(bench_read.ordinal, excluded.ordinal);
commit;
`;
const TABLES = `create table bench_commit (id bigserial primary key, body text not null);
create table bench_message (id bigserial primary key, room int not null, seq bigserial, ordinal bigserial, author int not null default 1, body text not null, created_at timestamptz not null default now(), unique (room, seq), unique (room, ordinal));
create index on bench_message (room, author, created_at);
create table bench_event (room int not null, seq bigserial, message bigint not null, occurred_at timestamptz not null default now(), primary key (room, seq));
create table bench_key (person int not null, key text not null, number bigserial, created_at timestamptz not null default now(), primary key (person, key, number));
create index on bench_key (created_at);
create table bench_read (room int not null, person int not null, ordinal bigint not null, primary key (room, person));`;

interface Bench {
  readonly data: BenchData;
  readonly db: pg.Client;
  readonly api: Running;
  readonly world: SendWorld;
  readonly senders: Senders;
  readonly commits: MeasureCommits;
}
interface Round {
  readonly commit: number;
  readonly cost: number;
  readonly ofNode: number;
  readonly perSecond: number;
  readonly perCommit: number;
}

/** CPU of node and PostgreSQL per acknowledged send over HTTP against one durable commit, sends per commit, and the time to 1,000 subscribers. */
export async function send(): Promise<boolean> {
  const pgbench = findPgbench();
  if (pgbench === null) return false;
  console.log(`${os.cpus().length} × ${os.cpus()[0]!.model}, Node ${process.version}\nPreparing …`);
  const data = await prepareData();
  const url = data.environment.DATABASE_URL!;
  const db = new pg.Client({ connectionString: url });
  const running: Running[] = [];
  try {
    await db.connect();
    await db.query(TABLES);
    const world = await createSendWorld(data.environment, { rooms: ROOMS + 1, people: PEOPLE });
    const api = await startApi({ ...data.environment, SOCKETS_PER_ADDRESS: '10000', SOCKETS_PER_USER: '10000', ROOM_STREAMS_PER_USER: '10000' });
    running.push(api);
    const senders = new Senders(api.port, world, SENDERS);
    const bench: Bench = { data, db, api, world, senders, commits: commitsBy(pgbench, url, data.environment.DATA_DIRECTORY!) };
    const rounds = await measureSends(bench);
    const equal = commitsBy(pgbench, url, data.environment.DATA_DIRECTORY!, AS_MANY_ROWS)(COMMITS / 4);
    const milliseconds = await measureDelivery(bench);
    senders.close();
    return report({ ...rounds, equal, milliseconds });
  } finally {
    await stopAll(running);
    await db.end();
    await data.stop();
  }
}

/** In turns: commits of pgbench, sends to one room, sends to 200 rooms. */
async function measureSends(bench: Bench): Promise<Record<'hot' | 'spread', Round[]>> {
  const [hot, ...others] = bench.world.rooms;
  const rounds = { hot: [] as Round[], spread: [] as Round[] };
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const commit = bench.commits(COMMITS).microseconds;
    for (const [name, rooms] of [['hot', [hot!]], ['spread', others]] as const) {
      const measured = await measure(bench, rooms);
      if (round >= 0) rounds[name].push({ commit, ...measured });
    }
  }
  return rounds;
}

async function measure({ data, db, api, senders }: Bench, rooms: readonly string[]): Promise<Omit<Round, 'commit'>> {
  const used = (): [number, number] => [cpuSeconds(api.process.pid!), postgresCpuSeconds(data.environment.DATA_DIRECTORY!)];
  const ids = rooms.map((room) => decodeId('Room', room));
  const before = await committed(db, ids);
  const [nodeBefore, postgresBefore] = used();
  const seconds = await senders.send(SENDS, SENDERS, rooms);
  const [node, postgres] = used();
  const after = await committed(db, ids);
  if (after.messages - before.messages !== SENDS) throw new Error(`${SENDS} sends were acknowledged, ${after.messages - before.messages} are stored`);
  return { cost: ((node - nodeBefore + postgres - postgresBefore) / SENDS) * 1e6, ofNode: ((node - nodeBefore) / SENDS) * 1e6, perSecond: SENDS / seconds, perCommit: SENDS / (after.commits - before.commits) };
}

/** Messages of the rooms, and the transactions that wrote them. */
async function committed(db: pg.Client, roomIds: readonly string[]): Promise<{ messages: number; commits: number }> {
  const { rows: [row] } = await db.query<{ messages: number; commits: number }>('select count(*)::int as messages, count(distinct xmin::text)::int as commits from room_message where room_id = any($1)', [roomIds]);
  return row!;
}

/** Milliseconds from the call of a sender, which is before the commit, to each subscriber. */
async function measureDelivery({ db, api, world, senders }: Bench): Promise<number[]> {
  const [room] = world.rooms;
  const listeners = new Listeners();
  await listeners.open(api.port, world, room!, SUBSCRIBERS);
  const { rows: [head] } = await db.query<{ seq: number }>('select last_seq::int as seq from room where id = $1', [decodeId('Room', room!)]);
  const calledAt = new Map<number, number>();
  for (let number = 1; number <= PER_SECOND * HEARD_SECONDS; number++) {
    const began = performance.now();
    calledAt.set(head!.seq + number, began);
    await senders.one(room!);
    await setTimeout(Math.max(0, 1_000 / PER_SECOND - (performance.now() - began)));
  }
  const wanted = calledAt.size * SUBSCRIBERS;
  for (let waited = 0; listeners.arrivals.length < wanted && waited < 100; waited++) await setTimeout(50);
  listeners.close();
  if (listeners.arrivals.length !== wanted) throw new Error(`${wanted} deliveries were expected, ${listeners.arrivals.length} came`);
  return sorted(listeners.arrivals.map(({ seq, at }) => at - calledAt.get(seq)!));
}

interface Measured extends Record<'hot' | 'spread', readonly Round[]> {
  readonly equal: { readonly microseconds: number; readonly perSecond: number };
  readonly milliseconds: readonly number[];
}

function report({ hot, spread: others, equal, milliseconds }: Measured): boolean {
  const line = (name: string, rounds: readonly Round[]): boolean => {
    const ratios = rounds.map(({ cost, commit }) => cost / commit);
    console.log(`${name}: ${spread(ratios)} × a commit (bound ${BOUNDS.cost}); ${spread(rounds.map(({ cost }) => cost), 0)} µs, of them node ${spread(rounds.map(({ ofNode }) => ofNode), 0)}; ${spread(rounds.map(({ perSecond }) => perSecond), 0)} a second; ${spread(rounds.map(({ perCommit }) => perCommit))} acknowledged per commit`);
    return median(ratios) <= BOUNDS.cost;
  };
  const at = (share: number): number => milliseconds[Math.min(milliseconds.length - 1, Math.floor(milliseconds.length * share))]!;
  console.log(`CPU of node and PostgreSQL per acknowledged send over HTTP, ${SENDERS} senders, ${ROUNDS} rounds of ${SENDS} after ${WARM_UP} to warm up:`);
  console.log(`commit of pgbench: ${spread(hot.map(({ commit }) => commit))} µs of PostgreSQL; with as many rows and indexes as a send ${equal.microseconds.toFixed(0)} µs, ${equal.perSecond.toFixed(0)} a second`);
  const isWithin = [line('one room', hot), line(`${ROOMS} rooms`, others)];
  const perCommit = median(hot.map((round) => round.perCommit));
  console.log(`acknowledged per commit in one room: ${perCommit.toFixed(1)} (bound: at least ${BOUNDS.perCommit})`);
  console.log(`from the call to ${SUBSCRIBERS} subscribers at ${PER_SECOND} messages a second: p50 ${at(0.5).toFixed(0)} ms, p99 ${at(0.99).toFixed(0)} ms (bound ${BOUNDS.milliseconds}), max ${at(1).toFixed(0)} ms`);
  isWithin.push(perCommit >= BOUNDS.perCommit, at(0.99) <= BOUNDS.milliseconds);
  console.log(isWithin.every(Boolean) ? 'Every bound holds.' : 'A bound is broken.');
  return isWithin.every(Boolean);
}
