import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Group, Question } from './fanout-clients.ts';
import { startHelper, type Helper } from './own-process.ts';
import { median, residentMegabytes, spread } from './process-cost.ts';
import { createRoomWorld, SUBSCRIPTION, type RoomWorld } from './room-world.ts';
import { prepareData, startApi, stopAll, type BenchData } from './servers.ts';

const SOCKETS = 5_000;
/** Opened before, and left open: what a process needs once is not counted. */
const FIRST = 1_000;
const PEOPLE = 1_200;
const ROUNDS = 3;
const BOUND = 1.5;
const REST_MILLISECONDS = 5_000;
const COLLECTED_MILLISECONDS = 2_000;
const COLLECTABLE = { NODE_OPTIONS: `--import ${path.join(import.meta.dirname, 'collect-on-signal.js')}` };

/** Kilobytes by which the resident size grew for each socket. */
interface Growth {
  /** What is left after a full collection before and after. */
  readonly held: number;
  /** Together with what opening left behind and nobody has collected yet. */
  readonly withGarbage: number;
}

/** Memory of idle subscribers: resident size per socket with one subscription each, against sockets of a bare `ws` server. */
export async function idle(): Promise<boolean> {
  console.log(`${os.cpus().length} × ${os.cpus()[0]!.model}, Node ${process.version}\nPreparing a room of ${PEOPLE} …`);
  const data = await prepareData({ withDemo: false });
  const world = await createRoomWorld(data, PEOPLE);
  const ours: Growth[] = [];
  const bare: Growth[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await ofApi(data, world));
      bare.push(await ofBareSockets());
    }
    return judged(ours, bare);
  } finally {
    await world.close();
    await data.stop();
  }
}

function judged(ours: readonly Growth[], bare: readonly Growth[]): boolean {
  const heldOf = (growths: readonly Growth[]): number[] => growths.map(({ held }) => held);
  const allOf = (growths: readonly Growth[]): number[] => growths.map(({ withGarbage }) => withGarbage);
  const ratios = heldOf(ours).map((kilobytes, round) => kilobytes / heldOf(bare)[round]!);
  console.log(`Memory per idle socket of ${SOCKETS} beside ${FIRST}, ${ROUNDS} interleaved rounds:`);
  console.log(`  ours ${spread(heldOf(ours))} kB; before garbage is collected ${spread(allOf(ours))} kB`);
  console.log(`  bare ws ${spread(heldOf(bare))} kB; before garbage is collected ${spread(allOf(bare))} kB`);
  console.log(`  ratio ${spread(ratios, 2)} (bound ${BOUND})`);
  const holds = median(ratios) <= BOUND;
  console.log(holds ? 'Every bound holds.' : 'A bound is broken.');
  return holds;
}

async function ofApi(data: BenchData, { roomId, tokens }: RoomWorld): Promise<Growth> {
  const api = await startApi({ ...data.environment, ...COLLECTABLE, SOCKETS_PER_ADDRESS: '100000' });
  const openingOf = (index: number): string[] => [
    JSON.stringify({ type: 'connection_init', payload: { token: tokens[index % PEOPLE] } }),
    JSON.stringify({ id: crypto.randomUUID(), type: 'subscribe', payload: { query: SUBSCRIPTION, variables: { roomId } } }),
  ];
  try {
    return await perSocket(api.process.pid!, { port: api.port, path: '/graphql', protocol: 'graphql-transport-ws' }, openingOf);
  } finally {
    await stopAll([api]);
  }
}

async function ofBareSockets(): Promise<Growth> {
  const server = startHelper('fanout-peers.ts', COLLECTABLE);
  try {
    const { port } = await server.ask<{ port: number }>({ kind: 'start', peer: 'ws' });
    return await perSocket(server.process.pid!, { port, path: '/', protocol: null }, () => []);
  } finally {
    server.process.kill();
  }
}

async function perSocket(pid: number, place: Omit<Group, 'openings'>, openingOf: (index: number) => readonly string[]): Promise<Growth> {
  const clients: Helper[] = [];
  const open = async (from: number, to: number): Promise<void> => {
    const helper = startHelper('fanout-clients.ts');
    clients.push(helper);
    const openings = Array.from({ length: to - from }, (_, index) => openingOf(from + index));
    await helper.ask({ kind: 'open', group: { ...place, openings } } satisfies Question);
    await setTimeout(REST_MILLISECONDS);
  };
  const collected = async (): Promise<number> => {
    process.kill(pid, 'SIGUSR2');
    await setTimeout(COLLECTED_MILLISECONDS);
    return residentMegabytes(pid);
  };
  await open(0, FIRST);
  const before = await collected();
  await open(FIRST, FIRST + SOCKETS);
  const withGarbage = residentMegabytes(pid);
  const after = await collected();
  for (const { process: { pid: client } } of clients) process.kill(client!);
  return { held: ((after - before) * 1_000) / SOCKETS, withGarbage: ((withGarbage - before) * 1_000) / SOCKETS };
}
