import os from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type { Group, Heard, Question } from './fanout-clients.ts';
import type { Peer } from './fanout-peers.ts';
import { startHelper, type Helper } from './own-process.ts';
import { postgresCpuSeconds } from './postgres-cost.ts';
import { cpuSeconds, median, sorted, spread } from './process-cost.ts';
import { createRoomWorld, SUBSCRIPTION, type RoomWorld } from './room-world.ts';
import { prepareData, startApi, stopAll } from './servers.ts';

const SUBSCRIBERS = 1_000;
/** Messages a second, for how many seconds of a round, and rounds: one of some hundred milliseconds of CPU differs by a sixth from the next. */
const LOADS = [{ rate: 5, seconds: 6, rounds: 7 }, { rate: 200, seconds: 0.5, rounds: 5 }] as const;
/** Messages before each round, uncounted: what the turns of the others did to the caches is nobody's cost. */
const LEAD_IN = 10;
/** Until V8 has compiled what runs for each message. */
const WARMING = { rate: 40, seconds: 15 };
const BOUNDS = { ws: 1.25, 'graphql-ws': 3.5, 'socket.io': 1.3, p99: 250 };
const SETTLE_MILLISECONDS = 3_000;

/** One of those that are compared: its server's process, what makes it send, and a process with its clients. */
interface Contestant {
  readonly name: 'ours' | Peer;
  readonly pid: number;
  readonly clients: Helper;
  send(body: string): Promise<unknown>;
}
interface Cost {
  readonly microseconds: number;
  readonly bytes: number;
  readonly delays: readonly Delay[];
}

/** Milliseconds from the call of the sender: to hearing the message, and to its acknowledgement. */
interface Delay {
  readonly heard: number;
  readonly acknowledged: number;
}

/** CPU of the server per message that reached a subscriber, ours against a bare broadcast and against peers, at a calm and at a busy rate. */
export async function fanout(): Promise<boolean> {
  console.log(`${os.cpus().length} × ${os.cpus()[0]!.model}, Node ${process.version}\nPreparing a room of ${SUBSCRIBERS} …`);
  const data = await prepareData({ withDemo: false });
  const world = await createRoomWorld(data, SUBSCRIBERS);
  const api = await startApi({ ...data.environment, SOCKETS_PER_ADDRESS: '100000' });
  const contestants: Contestant[] = [];
  try {
    contestants.push(await ours(world, api));
    for (const peer of ['ws', 'graphql-ws', 'socket.io'] as const) contestants.push(await peerOf(peer));
    await setTimeout(SETTLE_MILLISECONDS);
    for (const contestant of contestants) await measure(contestant, WARMING);
    const before = postgresCpuSeconds(data.environment.DATA_DIRECTORY!);
    const held = [];
    for (const load of LOADS) held.push(await compare(contestants, load));
    console.log(`CPU of PostgreSQL, sends included: ${(postgresCpuSeconds(data.environment.DATA_DIRECTORY!) - before).toFixed(1)} s`);
    console.log(held.every(Boolean) ? 'Every bound holds.' : 'A bound is broken.');
    return held.every(Boolean);
  } finally {
    for (const { clients, name, pid } of contestants) {
      clients.process.kill();
      if (name !== 'ours') process.kill(pid);
    }
    await stopAll([api]);
    await world.close();
    await data.stop();
  }
}

async function ours({ roomId, tokens, send }: RoomWorld, { port, process: { pid } }: { port: number; process: { pid?: number } }): Promise<Contestant> {
  const subscribe = (index: number): string => JSON.stringify({ id: crypto.randomUUID(), type: 'subscribe', payload: { query: SUBSCRIPTION, variables: { roomId, after: index % 2 === 0 ? null : 0 } } });
  const openings = tokens.map((token, index) => [JSON.stringify({ type: 'connection_init', payload: { token } }), subscribe(index)]);
  return { name: 'ours', pid: pid!, clients: await clientsOf({ port, path: '/graphql', protocol: 'graphql-transport-ws', openings }), send: (body) => send(body) };
}

const PATHS: Readonly<Record<Peer, string>> = { ws: '/', 'graphql-ws': '/', 'socket.io': '/socket.io/?EIO=4&transport=websocket' };
async function peerOf(peer: Peer): Promise<Contestant> {
  const server = startHelper('fanout-peers.ts');
  const { port } = await server.ask<{ port: number }>({ kind: 'start', peer });
  const openingOf = (): readonly string[] => {
    if (peer === 'ws') return [];
    if (peer === 'socket.io') return ['40'];
    return ['{"type":"connection_init"}', JSON.stringify({ id: crypto.randomUUID(), type: 'subscribe', payload: { query: SUBSCRIPTION.replace('SafeInt', 'Float'), variables: { roomId: 'room' } } })];
  };
  const openings = Array.from({ length: SUBSCRIBERS }, openingOf);
  const clients = await clientsOf({ port, path: PATHS[peer], protocol: peer === 'graphql-ws' ? 'graphql-transport-ws' : null, openings });
  let seq = 0;
  return {
    name: peer, pid: server.process.pid!, clients,
    async send(body) {
      const event = eventLike(++seq, body);
      await server.ask({ kind: 'send', event, frame: JSON.stringify({ id: crypto.randomUUID(), type: 'next', payload: { data: { roomEvents: event }, extensions: { cost: { requested: 5, limit: 5_000 } } } }) });
    },
  };
}
/** As long as what our server says of a message. */
function eventLike(seq: number, body: string): object {
  const now = new Date().toISOString();
  return { __typename: 'MessageSent', seq, occurredAt: now, message: { id: 'message_01kb0000000000000000000000', seq, ordinal: seq, body, createdAt: now, author: { id: 'member_01kb0000000000000000000000', number: 1, displayName: '星主' }, replyTo: null } };
}

async function clientsOf(group: Group): Promise<Helper> {
  const clients = startHelper('fanout-clients.ts');
  await clients.ask({ kind: 'open', group } satisfies Question);
  return clients;
}

async function measure({ pid, clients, send }: Contestant, { rate, seconds }: { rate: number; seconds: number }): Promise<Cost> {
  const count = rate * seconds;
  await clients.ask({ kind: 'count' } satisfies Question);
  const before = cpuSeconds(pid);
  const started = performance.now();
  const sending: Promise<unknown>[] = [];
  const acknowledged = new Map<string, number>();
  for (let sent = 0; sent < count; sent++) {
    const rest = started + (sent * 1_000) / rate - performance.now();
    if (rest > 0) await setTimeout(rest);
    const at = now().toFixed(2);
    sending.push(send(`at:${at} 今天的讨论到此为止,明天同一时间再见。`).then(() => acknowledged.set(at, now() - Number(at))));
  }
  const { bytes, frames, delays } = await heardAll(clients, count, sending);
  return { microseconds: ((cpuSeconds(pid) - before) / (count * SUBSCRIBERS)) * 1e6, bytes: bytes / frames, delays: delays.map(([at, heard]) => ({ heard, acknowledged: acknowledged.get(at)! })) };
}
const now = (): number => performance.timeOrigin + performance.now();
async function heardAll(clients: Helper, count: number, sending: readonly Promise<unknown>[]): Promise<Heard> {
  await Promise.all(sending);
  return clients.ask<Heard>({ kind: 'heard', frames: count * SUBSCRIBERS } satisfies Question);
}

async function compare(contestants: readonly Contestant[], load: (typeof LOADS)[number]): Promise<boolean> {
  const costs = new Map<string, Cost[]>(contestants.map(({ name }) => [name, []]));
  // Once uncounted: what opening a thousand sockets leaves behind is collected then.
  for (const contestant of contestants) await measure(contestant, load);
  for (let round = 0; round < load.rounds; round++) {
    for (const contestant of contestants) {
      await measure(contestant, { rate: load.rate, seconds: LEAD_IN / load.rate });
      costs.get(contestant.name)!.push(await measure(contestant, load));
    }
  }
  const of = (name: string): number[] => costs.get(name)!.map(({ microseconds }) => microseconds);
  console.log(`${load.rate} messages a second to ${SUBSCRIBERS} subscribers, ${load.rounds} interleaved rounds, CPU of the server per delivery:`);
  const p99 = (name: string): number => {
    const delays = sorted(costs.get(name)!.flatMap(({ delays: sampled }) => sampled.map(({ heard }) => heard)));
    return delays[Math.floor(delays.length * 0.99)] ?? 0;
  };
  for (const { name } of contestants) console.log(`  ${name.padEnd(11)} ${spread(of(name), 2)} µs; ${median(costs.get(name)!.map(({ bytes }) => bytes)).toFixed(0)} bytes; p99 ${p99(name).toFixed(0)} ms`);
  const worst = costs.get('ours')!.flatMap(({ delays }) => delays).sort((a, b) => b.heard - a.heard)[0]!;
  console.log(`  our slowest: acknowledged after ${worst.acknowledged.toFixed(0)} ms, heard after ${worst.heard.toFixed(0)} ms`);
  const ratio = (above: string, below: string): number[] => of(above).map((cost, round) => cost / of(below)[round]!);
  const lines = [
    { what: 'ours / bare ws', values: ratio('ours', 'ws'), holds: (value: number) => value <= BOUNDS.ws, bound: `≤ ${BOUNDS.ws}` },
    { what: 'stock graphql-ws / ours', values: ratio('graphql-ws', 'ours'), holds: (value: number) => value >= BOUNDS['graphql-ws'], bound: `≥ ${BOUNDS['graphql-ws']}` },
    { what: 'Socket.IO / ours', values: ratio('socket.io', 'ours'), holds: (value: number) => value >= BOUNDS['socket.io'], bound: `≥ ${BOUNDS['socket.io']}` },
  ];
  for (const { what, values, bound } of lines) console.log(`  ${what}: ${spread(values, 2)} (bound ${bound})`);
  const isFast = load.rate > 5 || p99('ours') <= BOUNDS.p99;
  return isFast && lines.every(({ values, holds }) => holds(median(values)));
}
