import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Heard, Question } from './fanout-clients.ts';
import { startHelper, type Helper } from './own-process.ts';
import { cpuSeconds, median, residentMegabytes, sorted, spread } from './process-cost.ts';
import { createRoomWorld, SUBSCRIPTION, type RoomWorld } from './room-world.ts';
import { prepareData, startApi, stopAll } from './servers.ts';
import type { SilentGroup, SilentQuestion, SilentState } from './silent-clients.ts';

const READERS = 1_000;
const SILENT = 100;
/** As many as one person may hold of one room. */
const STREAMS_EACH = 5;
const ROUNDS = 3;
const RATE = 5;
const ROUND_SECONDS = 12;
/** How long they are there before their round: the server begins to put them out, and they to come back. */
const BEFORE_SECONDS = 22;
/** Long messages in the log, which fill a line that nobody reads. */
const BACKLOG = 400;
const AT_ONCE = 50;
const REST_MILLISECONDS = 2_000;
const COLLECTABLE = { NODE_OPTIONS: `--import ${path.join(import.meta.dirname, 'collect-on-signal.js')}` };
/** The slowest of a calm round is one hiccup: a few milliseconds more are no sign of anything. */
const BOUNDS = { ratio: 1.5, moreMilliseconds: 25, p99: 250, heldMegabytes: (SILENT * 1_048_576) / 1e6, growthMegabytes: (SILENT * 262_144) / 1e6 };

/** Milliseconds until a message is heard: from its acknowledgement, and from the call of its sender. */
interface Delay {
  readonly acknowledged: number;
  readonly sent: number;
}
interface Round {
  readonly delays: readonly Delay[];
  /** CPU seconds of the server in a second. */
  readonly cpu: number;
  /** Resident megabytes: the most that was seen, and what is held after a collection. */
  readonly peak: number;
  readonly held: number;
}
interface Place {
  readonly pid: number;
  readonly readers: Helper;
  readonly silent: Helper;
  readonly group: SilentGroup;
  readonly world: RoomWorld;
}

/** Readers of a room beside people who subscribe to it and never read, against the same readers without them. */
export async function silent(): Promise<boolean> {
  console.log(`${os.cpus().length} × ${os.cpus()[0]!.model}, Node ${process.version}, load ${os.loadavg()[0]!.toFixed(1)}\nPreparing a room of ${READERS + SILENT} …`);
  const data = await prepareData({ withDemo: false });
  const world = await createRoomWorld(data, READERS + SILENT);
  const api = await startApi({ ...data.environment, ...COLLECTABLE, SOCKETS_PER_ADDRESS: '100000' });
  const [readers, silentOnes] = [startHelper('fanout-clients.ts'), startHelper('silent-clients.ts')];
  const place: Place = { pid: api.process.pid!, readers, silent: silentOnes, group: silentGroup(world, api.port), world };
  try {
    await fill(world);
    const openings = world.tokens.slice(0, READERS).map((token) => [initOf(token), subscriptionOf(world, null)]);
    await readers.ask({ kind: 'open', group: { port: api.port, path: '/graphql', protocol: 'graphql-transport-ws', openings } } satisfies Question);
    await setTimeout(REST_MILLISECONDS);
    return judged(await compare(place));
  } finally {
    for (const helper of [readers, silentOnes]) helper.process.kill();
    await stopAll([api]);
    await world.close();
    await data.stop();
  }
}

const initOf = (token: string): string => JSON.stringify({ type: 'connection_init', payload: { token } });
const subscriptionOf = ({ roomId }: RoomWorld, after: number | null): string => JSON.stringify({ id: crypto.randomUUID(), type: 'subscribe', payload: { query: SUBSCRIPTION, variables: { roomId, after } } });
const silentGroup = (world: RoomWorld, port: number): SilentGroup => ({
  port, openings: world.tokens.slice(READERS).map((token) => ({ init: initOf(token), subscribe: Array.from({ length: STREAMS_EACH }, () => subscriptionOf(world, 0)) })),
});
async function fill({ send }: RoomWorld): Promise<void> {
  const text = '满'.repeat(3_900);
  for (let sent = 0; sent < BACKLOG; sent += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => send(`${sent + index} ${text}`)));
}

interface Pair {
  readonly without: Round;
  readonly loaded: Round;
  readonly silent: SilentState;
}
async function compare({ silent: helper, group, ...place }: Place): Promise<Pair[]> {
  await listen(place, ROUND_SECONDS / 3);
  const pairs: Pair[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const without = await listen(place, ROUND_SECONDS);
    await helper.ask({ kind: 'open', group } satisfies SilentQuestion);
    const before = await listen(place, BEFORE_SECONDS, { isHeldAsked: false });
    const loaded = await listen(place, ROUND_SECONDS);
    const state = await helper.ask<SilentState>({ kind: 'close' } satisfies SilentQuestion);
    await setTimeout(REST_MILLISECONDS);
    const pair = { without, loaded: { ...loaded, peak: Math.max(before.peak, loaded.peak) }, silent: state };
    console.log(`  p99 ${p99(without).toFixed(0)} ms without, ${p99(loaded).toFixed(0)} ms beside ${state.open} silent ones (${state.stuck} full), of whom ${state.cameBack} were put out and came back, ${state.cameBackAlive} of them with pongs; resident ${without.held.toFixed(0)} MB, then ${loaded.held.toFixed(0)} MB`);
    pairs.push(pair);
  }
  return pairs;
}

const now = (): number => performance.timeOrigin + performance.now();
async function listen({ pid, readers, world: { send } }: Omit<Place, 'silent' | 'group'>, seconds: number, { isHeldAsked = true } = {}): Promise<Round> {
  await readers.ask({ kind: 'count' } satisfies Question);
  let peak = 0;
  const looking = setInterval(() => (peak = Math.max(peak, residentMegabytes(pid))), 250);
  const [started, used] = [performance.now(), cpuSeconds(pid)];
  const acknowledged = new Map<string, number>();
  const sending: Promise<unknown>[] = [];
  for (let sent = 0; sent < RATE * seconds; sent++) {
    await setTimeout(Math.max(0, started + (sent * 1_000) / RATE - performance.now()));
    const at = now().toFixed(2);
    sending.push(send(`at:${at} 今天的讨论到此为止,明天同一时间再见。`).then(() => acknowledged.set(at, now() - Number(at))));
  }
  await Promise.all(sending);
  const { delays } = await readers.ask<Heard>({ kind: 'heard', frames: RATE * seconds * READERS } satisfies Question);
  const cpu = (cpuSeconds(pid) - used) / ((performance.now() - started) / 1_000);
  clearInterval(looking);
  // Who hears it before its sender does hears it at once.
  const round = { delays: delays.map(([at, sent]) => ({ sent, acknowledged: Math.max(0, sent - acknowledged.get(at)!) })), cpu, peak };
  return { ...round, held: isHeldAsked ? await heldBy(pid) : 0 };
}
async function heldBy(pid: number): Promise<number> {
  process.kill(pid, 'SIGUSR2');
  await setTimeout(REST_MILLISECONDS);
  return residentMegabytes(pid);
}

const quantile = (values: readonly number[], part: number): number => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
const p99 = ({ delays }: Round): number => quantile(delays.map(({ acknowledged }) => acknowledged), 0.99);

function judged(pairs: readonly Pair[]): boolean {
  const rounds = { without: pairs.map(({ without }) => without), loaded: pairs.map(({ loaded }) => loaded) };
  const of = (name: keyof typeof rounds, value: (round: Round) => number): number[] => rounds[name].map(value);
  const part = (which: number) => ({ delays }: Round): number => quantile(delays.map(({ acknowledged }) => acknowledged), which);
  console.log(`${READERS} readers, ${RATE} messages a second, ${ROUNDS} interleaved rounds of ${ROUND_SECONDS} s without and beside ${SILENT} people with ${STREAMS_EACH} streams each who never read:`);
  for (const name of ['without', 'loaded'] as const) {
    console.log(`  ${name}: from acknowledgement to hearing p50 ${spread(of(name, part(0.5)), 0)}, p99 ${spread(of(name, p99), 0)}, slowest ${spread(of(name, part(1)), 0)} ms`);
    console.log(`    CPU of the server ${spread(of(name, ({ cpu }) => cpu), 2)} s a second; resident: most ${spread(of(name, ({ peak }) => peak), 0)}, held ${spread(of(name, ({ held }) => held), 0)} MB`);
  }
  const ratios = pairs.map(({ without, loaded }) => p99(loaded) / p99(without));
  const [calm, busy] = [median(of('without', p99)), median(of('loaded', p99))];
  const most = Math.max(calm * BOUNDS.ratio, calm + BOUNDS.moreMilliseconds);
  const sent = quantile(rounds.loaded.flatMap(({ delays }) => delays.map((delay) => delay.sent)), 0.99);
  // What the first of them makes a process take once is no memory of theirs: it is there afterwards, and does not grow.
  const held = median(pairs.slice(1).map(({ without, loaded }) => loaded.held - without.held));
  const growth = rounds.loaded.at(-1)!.held - rounds.loaded[0]!.held;
  console.log(`  p99 beside them / without: ${spread(ratios, 2)}; ${busy.toFixed(0)} ms (bound ${most.toFixed(0)}: ${BOUNDS.ratio} ×, or ${BOUNDS.moreMilliseconds} ms more); from the call of the sender ${sent.toFixed(0)} ms (bound ${BOUNDS.p99})`);
  console.log(`  held beside them more than without ${held.toFixed(0)} MB (bound ${BOUNDS.heldMegabytes.toFixed(0)}), growth from the first round with them to the last ${growth.toFixed(0)} MB (bound ${BOUNDS.growthMegabytes.toFixed(0)})`);
  const isReal = pairs.every(({ silent: { open, stuck, cameBack, cameBackAlive } }) => open >= SILENT * 0.9 && stuck >= SILENT * 0.8 && cameBackAlive > 0 && cameBack > cameBackAlive);
  if (!isReal) console.log('  The silent ones were not there, not full, or never put out.');
  const holds = isReal && busy <= most && sent <= BOUNDS.p99 && held <= BOUNDS.heldMegabytes && growth <= BOUNDS.growthMegabytes;
  console.log(holds ? 'Every bound holds.' : 'A bound is broken.');
  return holds;
}
