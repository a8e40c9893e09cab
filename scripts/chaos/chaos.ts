import { setTimeout as pause } from 'node:timers/promises';
import { openCluster, type Cluster } from './cluster.ts';
import { Breaker, planOf, type Fault, type Progress } from './faults.ts';
import { readFresh } from './fresh-read.ts';
import { findings, type Findings } from './findings.ts';
import { DOCUMENTS, Subscriber } from './subscriber.ts';
import { Writer } from './writer.ts';

const WRITERS = 4;
const SUBSCRIBERS = 6;
const CATCH_UP_MILLISECONDS = 180_000;
/** Messages that are acknowledged once all runs again. */
const AFTERWARDS = 50;

export interface ChaosOptions {
  /** The faults in order, or for how long they go on. */
  readonly faults: number | { readonly minutes: number };
  readonly from: 'dist' | 'sources';
  /** Between two faults, on average. */
  readonly gapMilliseconds: number;
  readonly partitionMilliseconds: number;
  /** Hints go by NOTIFY even where there is a Redis. */
  readonly isWithoutRedis?: boolean;
  readonly say: (line: string) => void;
}
export interface ChaosReport extends Findings {
  readonly faults: Readonly<Partial<Record<Fault, number>>>;
  /** Processes that ended although nobody killed them. */
  readonly collapsed: number;
  readonly acknowledged: number;
  readonly repeated: number;
  readonly events: number;
  readonly connections: number;
  readonly withRedis: boolean;
  /** Partitions that ended, and how long after the end of one somebody lacked what was acknowledged before it; null without any. */
  readonly partitions: number;
  readonly slowestCatchUpMilliseconds: number | null;
}

/** Two API processes, writers and subscribers, and faults; then what everybody saw against what is stored. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const closers: (() => unknown)[] = [];
  try {
    return await play(await openCluster(options, { writers: WRITERS, subscribers: SUBSCRIBERS }, closers), options, closers);
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

async function play({ place, targets }: Cluster, options: ChaosOptions, closers: (() => unknown)[]): Promise<ChaosReport> {
  const ports = targets.nodes.map(({ port }) => port);
  const writers = place.writers.map((token) => new Writer({ ports, token, roomId: place.roomId, pauseMilliseconds: 20 }));
  const subscribers = place.subscribers.map((token, index) => {
    const order = index % 2 === 0 ? targets.lines : targets.lines.toReversed();
    return new Subscriber({ lines: order.map(({ port }) => port), token, roomId: place.roomId, document: index % 3 === 2 ? DOCUMENTS.own : DOCUMENTS.shared });
  });
  const breaker = new Breaker({ targets, partitionMilliseconds: options.partitionMilliseconds, progress: progressOf(writers, subscribers) });
  const writing = Promise.all(writers.map((writer) => writer.run()));
  const following = Promise.all(subscribers.map((subscriber) => subscriber.run()));
  writing.catch(() => {}); // heard below
  closers.push(async () => {
    for (const one of [...writers, ...subscribers]) one.stop();
    await Promise.allSettled([writing, following, breaker.settled()]);
  });
  const faults = await causeAll(breaker, options, targets.redis !== null);
  await breaker.settled();
  const acknowledged = (): number => writers.reduce((sum, writer) => sum + writer.written.length, 0);
  for (const goal = acknowledged() + AFTERWARDS; acknowledged() < goal; ) await Promise.race([pause(20), writing]);
  writers.forEach((writer) => writer.stop());
  await writing;
  const fresh = await readFresh(ports[0]!, place);
  await caughtUp(subscribers, fresh.lastSeq);
  const written = writers.flatMap((writer) => writer.written);
  return {
    ...findings(fresh, written, subscribers), faults, withRedis: targets.redis !== null, ...catchUpOf(breaker), collapsed: collapsesOf(targets, options.say), acknowledged: written.length, events: fresh.lastSeq,
    repeated: writers.reduce((sum, { repeated }) => sum + repeated, 0), connections: subscribers.reduce((sum, { connections }) => sum + connections, 0),
  };
}

async function causeAll(breaker: Breaker, { faults, gapMilliseconds, say }: ChaosOptions, withRedis: boolean): Promise<Partial<Record<Fault, number>>> {
  const caused: Partial<Record<Fault, number>> = {};
  const until = typeof faults === 'number' ? Infinity : performance.now() + faults.minutes * 60_000;
  for (const fault of planOf(typeof faults === 'number' ? faults : 100_000, withRedis)) {
    if (performance.now() > until) break;
    await pause(gapMilliseconds * (0.5 + Math.random()));
    if (!(await breaker.cause(fault))) continue;
    caused[fault] = (caused[fault] ?? 0) + 1;
    const total = Object.values(caused).reduce((sum, count) => sum + count, 0);
    if (total % 20 === 0) say(`${total} faults so far.`);
  }
  await pause(gapMilliseconds);
  return caused;
}

const progressOf = (writers: readonly Writer[], subscribers: readonly Subscriber[]): Progress => ({
  acknowledged: () => Math.max(0, ...writers.map(({ written }) => written.at(-1)?.seq ?? 0)),
  heard: () => Math.min(...subscribers.map(({ head }) => head)),
});
const catchUpOf = ({ catchUps }: Breaker): Pick<ChaosReport, 'partitions' | 'slowestCatchUpMilliseconds'> =>
  ({ partitions: catchUps.length, slowestCatchUpMilliseconds: catchUps.length === 0 ? null : Math.round(Math.max(...catchUps)) });

function collapsesOf({ nodes, redis }: Cluster['targets'], say: ChaosOptions['say']): number {
  const collapses = [...nodes, ...(redis === null ? [] : [redis])].flatMap(({ collapses }) => collapses);
  for (const said of collapses) say(`A process ended by itself: ${said}`);
  return collapses.length;
}

async function caughtUp(subscribers: readonly Subscriber[], head: number): Promise<void> {
  const until = performance.now() + CATCH_UP_MILLISECONDS;
  while (subscribers.some((subscriber) => subscriber.head < head) && performance.now() < until) await pause(50);
}
