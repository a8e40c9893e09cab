import os from 'node:os';
import { fillRooms, RARE_WORD, type FilledRoom } from './history-world.ts';
import { sendMany, type Target } from './load.ts';
import { postgresCpuSeconds } from './postgres-cost.ts';
import { cpuSeconds, median, spread } from './process-cost.ts';
import { prepareData, startApi, stopAll, type BenchData, type Running } from './servers.ts';

const SMALL = 10_000;
const LARGE = 1_000_000;
const ROUNDS = 7;
const COUNT = 400;
const BOUND = 1.3;
const PAGE = 'nodes { id seq ordinal body createdAt author { id displayName } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const READS = {
  'newest page of 50': `query ($id: ID!) { node(id: $id) { ... on Room { messages(last: 50) { ${PAGE} } } } }`,
  'oldest page of 50': `query ($id: ID!) { node(id: $id) { ... on Room { messages(first: 50) { ${PAGE} } } } }`,
  unread: 'query ($id: ID!) { node(id: $id) { ... on Room { lastSeq viewerUnreadCount } } }',
  'changes, 100 events': 'query ($id: ID!, $after: SafeInt!) { roomChanges(roomId: $id, after: $after, first: 100) { events { __typename seq occurredAt ... on MessageSent { message { id body author { id displayName } } } } } }',
  'search, 40 hits': `query ($id: ID!) { searchRoom(roomId: $id, query: "${RARE_WORD}") { isComplete messages(first: 20) { ${PAGE} } } }`,
  'search, a frequent word': `query ($id: ID!) { searchRoom(roomId: $id, query: "大家") { isComplete messages(first: 20) { ${PAGE} } } }`,
} as const;
/** The frequent word is no promise: it is cut to the newest part of the room, and said to be. */
const UNBOUNDED: ReadonlySet<string> = new Set(['search, a frequent word']);

/** Reads of a room with a million messages against the same of one with ten thousand. */
export async function history(): Promise<boolean> {
  console.log(`${os.cpus().length} × ${os.cpus()[0]!.model}, Node ${process.version}\nPreparing rooms of ${SMALL} and ${LARGE} messages …`);
  const data = await prepareData();
  let api: Running | undefined;
  try {
    const [small, large] = (await fillRooms(data.environment.DATABASE_URL!, 'meishi', [SMALL, LARGE])) as [FilledRoom, FilledRoom];
    api = await startApi(data.environment);
    let isWithin = true;
    console.log(`CPU of node and PostgreSQL per request, ${ROUNDS} interleaved rounds of ${COUNT}:`);
    for (const [name, query] of Object.entries(READS)) {
      const ratios = await compare(api, data, query, small, large);
      isWithin &&= UNBOUNDED.has(name) || median(ratios) <= BOUND;
      console.log(`  ${name.padEnd(24)} ratio ${spread(ratios, 2)} (bound ${UNBOUNDED.has(name) ? 'none' : BOUND})`);
    }
    console.log(isWithin ? 'Every bound holds.' : 'A bound is broken.');
    return isWithin;
  } finally {
    if (api) await stopAll([api]);
    await data.stop();
  }
}

async function compare(api: Running, data: BenchData, query: string, small: FilledRoom, large: FilledRoom): Promise<number[]> {
  const targets = [small, large].map((room) => targetOf(api.port, data.token, query, room));
  for (const target of targets) await sendMany(target, 100, 4);
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const [of10k, of1m] = [await measure(api, data, targets[0]!), await measure(api, data, targets[1]!)];
    ratios.push(of1m / of10k);
    if (round === ROUNDS - 1) console.log(`    last round: ${of10k.toFixed(0)} µs and ${of1m.toFixed(0)} µs`);
  }
  return ratios;
}

/** Microseconds of CPU per request. */
async function measure({ process: child }: Running, { environment }: BenchData, target: Target): Promise<number> {
  const used = (): number => cpuSeconds(child.pid!) + postgresCpuSeconds(environment.DATA_DIRECTORY!);
  const before = used();
  await sendMany(target, COUNT, 4);
  return ((used() - before) / COUNT) * 1e6;
}

const targetOf = (port: number, token: string, query: string, { id, messages }: FilledRoom): Target => ({
  port, method: 'POST', path: '/graphql', headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables: { id, after: messages - 100 } }),
  isRight: (text) => text.startsWith('{"data"') && !text.includes('"errors"') && !text.includes('null,"nodes":[]'),
});
