import os from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { sendMany, type Target } from './load.ts';
import { cpuSeconds, median, residentMegabytes, spread } from './process-cost.ts';
import { prepareData, startApi, startBareFastify, stopAll, type Running } from './servers.ts';

const IDLE_SECONDS = 60;
const ROUNDS = 7;
const BOUNDS = { megabytes: 250, typename: 10, feed: 70 };
const FEED = `query Feed($slug: String!) {
  community(slug: $slug) { posts(first: 20) { nodes { id type title teaser commentCount reactionCount publishedAt viewerReactions author { id displayName number } topic { id title } access { allowed reason } } pageInfo { hasNextPage endCursor } } }
}`;

/** Memory and start of an idle API process, and the CPU of a trivial query and of a feed page against a bare Fastify route. */
export async function floor(): Promise<boolean> {
  console.log(`${os.cpus().length} × ${os.cpus()[0]!.model}, Node ${process.version}\nPreparing the demo data …`);
  const data = await prepareData();
  const api = await startApi(data.environment);
  const bare = await startBareFastify();
  try {
    console.log(`Start of the API process to ready: ${api.startSeconds.toFixed(2)} s`);
    console.log(`Waiting ${IDLE_SECONDS} s without traffic …`);
    await setTimeout(IDLE_SECONDS * 1_000);
    const megabytes = residentMegabytes(api.process.pid!);
    console.log(`Resident memory of the idle API process: ${megabytes.toFixed(0)} MB (bound ${BOUNDS.megabytes})`);
    const ratios = await compare(api, bare, data.token);
    const isWithin = [megabytes <= BOUNDS.megabytes, median(ratios.typename) <= BOUNDS.typename, median(ratios.feed) <= BOUNDS.feed];
    console.log(isWithin.every(Boolean) ? 'Every bound holds.' : 'A bound is broken.');
    return isWithin.every(Boolean);
  } finally {
    await stopAll([api, bare]);
    await data.stop();
  }
}

async function compare(api: Running, bare: Running, token: string): Promise<{ typename: number[]; feed: number[] }> {
  const targets = { bare: bareTarget(bare.port), typename: graphqlTarget(api.port, null, '{__typename}', {}), feed: graphqlTarget(api.port, token, FEED, { slug: 'meishi' }) };
  for (const target of Object.values(targets)) await sendMany(target, 1_500, 8);
  const cost = { bare: [] as number[], typename: [] as number[], feed: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    cost.bare.push(await measure(bare, targets.bare, 12_000));
    cost.typename.push(await measure(api, targets.typename, 4_000));
    cost.feed.push(await measure(api, targets.feed, 1_000));
  }
  const ratio = (of: readonly number[]): number[] => of.map((microseconds, round) => microseconds / cost.bare[round]!);
  const ratios = { typename: ratio(cost.typename), feed: ratio(cost.feed) };
  console.log(`CPU of the node process per request, ${ROUNDS} interleaved rounds:`);
  console.log(`  bare Fastify route   ${spread(cost.bare)} µs`);
  console.log(`  {__typename}         ${spread(cost.typename)} µs; ratio ${spread(ratios.typename)} (bound ${BOUNDS.typename})`);
  console.log(`  feed page of 20      ${spread(cost.feed)} µs; ratio ${spread(ratios.feed)} (bound ${BOUNDS.feed})`);
  return ratios;
}

/** Microseconds of CPU per request. */
async function measure({ process: child }: Running, target: Target, count: number): Promise<number> {
  const before = cpuSeconds(child.pid!);
  await sendMany(target, count, 8);
  return ((cpuSeconds(child.pid!) - before) / count) * 1e6;
}

const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/json' };
const bareTarget = (port: number): Target => ({ port, method: 'POST', path: '/', headers: JSON_HEADERS, body: '{"query":"{__typename}"}', isRight: (text) => text.includes('Query') });
const graphqlTarget = (port: number, token: string | null, query: string, variables: object): Target => ({
  port, method: 'POST', path: '/graphql', headers: { ...JSON_HEADERS, ...(token === null ? {} : { authorization: `Bearer ${token}` }) }, body: JSON.stringify({ query, variables }), isRight: (text) => text.startsWith('{"data"') && !text.includes('"errors"'),
});
