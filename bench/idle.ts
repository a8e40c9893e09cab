import os from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type { Question } from './fanout-clients.ts';
import { startHelper } from './own-process.ts';
import { median, residentMegabytes, spread } from './process-cost.ts';
import { createRoomWorld, SUBSCRIPTION, type RoomWorld } from './room-world.ts';
import { prepareData, startApi, stopAll, type BenchData } from './servers.ts';

const SOCKETS = 5_000;
const PEOPLE = 1_000;
const ROUNDS = 3;
const BOUND = 1.5;
/** Before and after: what opening them left behind is collected by then. */
const REST_MILLISECONDS = 12_000;

/** Memory of idle subscribers: resident size per socket with one subscription each, against sockets of a bare `ws` server. */
export async function idle(): Promise<boolean> {
  console.log(`${os.cpus().length} × ${os.cpus()[0]!.model}, Node ${process.version}\nPreparing a room of ${PEOPLE} …`);
  const data = await prepareData({ withDemo: false });
  const world = await createRoomWorld(data, PEOPLE);
  const ours: number[] = [];
  const bare: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await ofApi(data, world));
      bare.push(await ofBareSockets());
      console.log(`  ours ${ours.at(-1)!.toFixed(1)} kB, bare ws ${bare.at(-1)!.toFixed(1)} kB`);
    }
    const ratios = ours.map((kilobytes, round) => kilobytes / bare[round]!);
    console.log(`Memory per idle socket of ${SOCKETS}, ${ROUNDS} interleaved rounds:\n  ours ${spread(ours)} kB\n  bare ws ${spread(bare)} kB\n  ratio ${spread(ratios, 2)} (bound ${BOUND})`);
    const holds = median(ratios) <= BOUND;
    console.log(holds ? 'Every bound holds.' : 'A bound is broken.');
    return holds;
  } finally {
    await world.close();
    await data.stop();
  }
}

async function ofApi(data: BenchData, { roomId, tokens }: RoomWorld): Promise<number> {
  const api = await startApi({ ...data.environment, SOCKETS_PER_ADDRESS: '100000' });
  try {
    const openings = Array.from({ length: SOCKETS }, (_, index) => [
      JSON.stringify({ type: 'connection_init', payload: { token: tokens[index % PEOPLE] } }),
      JSON.stringify({ id: crypto.randomUUID(), type: 'subscribe', payload: { query: SUBSCRIPTION, variables: { roomId } } }),
    ]);
    return await perSocket(api.process.pid!, { kind: 'open', group: { port: api.port, path: '/graphql', protocol: 'graphql-transport-ws', openings } });
  } finally {
    await stopAll([api]);
  }
}

async function ofBareSockets(): Promise<number> {
  const server = startHelper('fanout-peers.ts');
  const { port } = await server.ask<{ port: number }>({ kind: 'start', peer: 'ws' });
  try {
    return await perSocket(server.process.pid!, { kind: 'open', group: { port, path: '/', protocol: null, openings: Array.from({ length: SOCKETS }, () => []) } });
  } finally {
    server.process.kill();
  }
}

/** Kilobytes by which the process grew for each socket that was opened. */
async function perSocket(pid: number, question: Question): Promise<number> {
  await setTimeout(REST_MILLISECONDS);
  const before = residentMegabytes(pid);
  const clients = startHelper('fanout-clients.ts');
  await clients.ask(question);
  await setTimeout(REST_MILLISECONDS);
  const after = residentMegabytes(pid);
  clients.process.kill();
  return ((after - before) * 1_000) / SOCKETS;
}
