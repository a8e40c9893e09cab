import os from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type { Group, Heard, Question } from './fanout-clients.ts';
import { startHelper, type Helper } from './own-process.ts';
import { postgresCpuSeconds } from './postgres-cost.ts';
import { cpuSeconds, sorted, spread } from './process-cost.ts';
import { createRoomWorld, SUBSCRIPTION, type RoomWorld } from './room-world.ts';
import { prepareData, startApi, stopAll } from './servers.ts';

const SOCKETS = 5_000;
const ROUNDS = 3;
const SEND_EVERY = 200;
const AWAY_MILLISECONDS = 1_000;
const CALM_MILLISECONDS = 6_000;
const BOUND_SECONDS = 30;
const CALM_AGAIN = 1.5;

interface Storm {
  /** Seconds from the moment when all came back: until everybody stands at the head, and until the server's CPU is as before. */
  readonly back: number;
  readonly calm: number;
  readonly cpu: { readonly before: number; readonly node: number; readonly postgres: number };
  readonly acknowledged: readonly number[];
  readonly heard: readonly number[];
}

/** A room whose thousands of sockets are cut and come back at once, while messages go on. */
export async function storm(): Promise<boolean> {
  console.log(`${os.cpus().length} × ${os.cpus()[0]!.model}, Node ${process.version}\nPreparing a room of ${SOCKETS} …`);
  const data = await prepareData({ withDemo: false });
  const world = await createRoomWorld(data, SOCKETS);
  const api = await startApi({ ...data.environment, SOCKETS_PER_ADDRESS: '100000' });
  const clients = startHelper('fanout-clients.ts');
  const talk = new Talk(world);
  try {
    console.log('All are members; they open their sockets …');
    await clients.ask({ kind: 'open', group: groupOf(world, api.port) } satisfies Question);
    const storms: Storm[] = [];
    const place = { clients, talk, node: () => cpuSeconds(api.process.pid!), postgres: () => postgresCpuSeconds(data.environment.DATA_DIRECTORY!) };
    for (let round = 0; round < ROUNDS; round++) {
      const one = await raise(place);
      console.log(`  a storm: all back after ${one.back.toFixed(1)} s, calm after ${one.calm.toFixed(1)} s`);
      storms.push(one);
    }
    await talk.stop();
    const { tally } = await clients.ask<Heard>({ kind: 'reached', seq: talk.head } satisfies Question);
    return judged(storms, tally, talk.failed);
  } finally {
    await talk.stop();
    clients.process.kill();
    await stopAll([api]);
    await world.close();
    await data.stop();
  }
}

function groupOf({ roomId, tokens }: RoomWorld, port: number): Group {
  const openings = tokens.map((token) => [
    JSON.stringify({ type: 'connection_init', payload: { token } }),
    JSON.stringify({ id: crypto.randomUUID(), type: 'subscribe', payload: { query: SUBSCRIPTION, variables: { roomId, after: 0 } } }),
  ]);
  return { port, path: '/graphql', protocol: 'graphql-transport-ws', openings, isFollowing: true };
}

/** Messages one after the other, until it is stopped. */
class Talk {
  /** The last position that was acknowledged. */
  head = 0;
  /** Milliseconds that each send took. */
  acknowledged: number[] = [];
  failed = 0;
  readonly #timer: NodeJS.Timeout;
  readonly #sending = new Set<Promise<void>>();

  constructor({ send }: RoomWorld) {
    const say = async (): Promise<void> => {
      const started = performance.now();
      this.head = Math.max(this.head, await send(`at:${(performance.timeOrigin + started).toFixed(2)} 今天的讨论到此为止,明天同一时间再见。`));
      this.acknowledged.push(performance.now() - started);
    };
    this.#timer = setInterval(() => {
      const sending = say().catch(() => void this.failed++).finally(() => this.#sending.delete(sending));
      this.#sending.add(sending);
    }, SEND_EVERY);
  }
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#sending);
  }
}

interface Place {
  readonly clients: Helper;
  readonly talk: Talk;
  readonly node: () => number;
  readonly postgres: () => number;
}
async function raise({ clients, talk, node, postgres }: Place): Promise<Storm> {
  await caughtUp(clients, talk);
  await setTimeout(CALM_MILLISECONDS / 2);
  const before = await load(node, CALM_MILLISECONDS);
  await caughtUp(clients, talk);
  const start = { node: node(), postgres: postgres() };
  await clients.ask({ kind: 'close' } satisfies Question);
  talk.acknowledged = [];
  await setTimeout(AWAY_MILLISECONDS);
  const cameBack = performance.now();
  await clients.ask({ kind: 'resume' } satisfies Question);
  await caughtUp(clients, talk);
  const back = (performance.now() - cameBack) / 1_000;
  const acknowledged = talk.acknowledged;
  const { delays: heard } = await clients.ask<Heard>({ kind: 'count' } satisfies Question);
  while ((await load(node, 1_000)) > before * CALM_AGAIN) if (performance.now() - cameBack > 4 * BOUND_SECONDS * 1_000) break;
  const calm = (performance.now() - cameBack) / 1_000;
  return { back, calm, cpu: { before, node: node() - start.node, postgres: postgres() - start.postgres }, acknowledged, heard: heard.map(([, milliseconds]) => milliseconds) };
}

/** Cores that the process keeps busy for so long. */
async function load(node: () => number, milliseconds: number): Promise<number> {
  const [started, used] = [performance.now(), node()];
  await setTimeout(milliseconds);
  return (node() - used) / ((performance.now() - started) / 1_000);
}
/** Until everybody has heard all that was acknowledged less than two messages ago. */
async function caughtUp(clients: Helper, talk: Talk): Promise<void> {
  for (let asked = -Infinity; performance.now() - asked > 2 * SEND_EVERY; ) {
    asked = performance.now();
    await clients.ask({ kind: 'reached', seq: talk.head } satisfies Question);
  }
}

function judged(storms: readonly Storm[], { missing, doubled, refused }: Heard['tally'], failed: number): boolean {
  const of = (value: (storm: Storm) => number): number[] => storms.map(value);
  const p99 = (values: readonly number[]): number => sorted(values)[Math.floor(values.length * 0.99)] ?? 0;
  console.log(`${SOCKETS} people with a socket each are cut, and come back together a second later, ${1_000 / SEND_EVERY} messages a second, ${ROUNDS} storms:`);
  console.log(`  all stand at the head again after ${spread(of(({ back }) => back))} s`);
  console.log(`  CPU of the server is within ${CALM_AGAIN} × of what it was, over a second, after ${spread(of(({ calm }) => calm))} s (bound ${BOUND_SECONDS}); it was ${spread(of(({ cpu }) => cpu.before), 2)} s a second`);
  console.log(`  CPU from the cut until then: server ${spread(of(({ cpu }) => cpu.node))} s, PostgreSQL ${spread(of(({ cpu }) => cpu.postgres))} s`);
  console.log(`  messages of the storm, p99: acknowledged ${spread(of(({ acknowledged }) => p99(acknowledged)), 0)} ms, heard ${spread(of(({ heard }) => p99(heard)), 0)} ms`);
  console.log(`  events missing ${missing}, doubled ${doubled}; sockets or streams that were refused and came again ${refused}; sends that failed ${failed}`);
  const holds = missing + doubled + failed === 0 && storms.every(({ back, calm }) => back <= BOUND_SECONDS && calm <= BOUND_SECONDS);
  console.log(holds ? 'Every bound holds.' : 'A bound is broken.');
  return holds;
}
