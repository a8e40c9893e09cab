import { setTimeout as pause } from 'node:timers/promises';
import { openCluster, type Cluster } from '../chaos/cluster.ts';
import { findings } from '../chaos/findings.ts';
import { readFresh } from '../chaos/fresh-read.ts';
import { DOCUMENTS, Subscriber } from '../chaos/subscriber.ts';
import { Writer } from '../chaos/writer.ts';
import { check } from './check.ts';

/** A chapter of its own: two processes are one server, also when one of them is killed in the middle of a sentence. */
export async function tellOfTwoNodes({ from, say }: { from: 'dist' | 'sources'; say: (line: string) => void }): Promise<void> {
  const closers: (() => unknown)[] = [];
  try {
    await tell(await openCluster({ from, say: (line) => say(`1. ${line}`) }, { writers: 2, subscribers: 2 }, closers), say, closers);
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

async function tell({ targets: { nodes, lines }, place }: Cluster, say: (line: string) => void, closers: (() => unknown)[]): Promise<void> {
  const ports = nodes.map(({ port }) => port);
  const writers = place.writers.map((token) => new Writer({ ports, token, roomId: place.roomId, pauseMilliseconds: 20 }));
  const order = (index: number): number[] => (index === 0 ? lines : lines.toReversed()).map(({ port }) => port);
  const subscribers = place.subscribers.map((token, index) => new Subscriber({ lines: order(index), token, roomId: place.roomId, document: DOCUMENTS.shared }));
  const writing = Promise.all(writers.map((writer) => writer.run()));
  const following = Promise.all(subscribers.map((subscriber) => subscriber.run()));
  writing.catch(() => {}); // heard below
  const stop = async (): Promise<void> => {
    for (const one of [...writers, ...subscribers]) one.stop();
    await Promise.allSettled([writing, following]);
  };
  closers.push(stop);
  const written = (): number => writers.reduce((sum, writer) => sum + writer.written.length, 0);
  const until = async (count: number): Promise<void> => {
    while (written() < count || subscribers.some(({ head }) => head < count)) await Promise.race([pause(20), writing]);
  };

  await until(30);
  say(`2. Two people write to both, two listen, one at each: ${30} messages were acknowledged and heard.`);
  await nodes[0]!.kill();
  await until(written() + 30);
  say('3. The first is killed (kill -9). Who wrote to it repeats with the same key, who listened there resumes at the second: 30 more were acknowledged and heard meanwhile.');
  await nodes[0]!.start();
  await until(written() + 30);
  for (const writer of writers) writer.stop();
  await writing;
  const fresh = await readFresh(ports[0]!, place);
  while (subscribers.some(({ head }) => head < fresh.lastSeq)) await pause(20);
  const all = writers.flatMap((writer) => writer.written);
  const wrong = Object.entries(findings(fresh, all, subscribers)).filter(([, count]) => count !== 0);
  check(wrong.length === 0, `Nothing is lost, doubled or out of order, but found: ${JSON.stringify(wrong)}`);
  check(nodes.every(({ collapses }) => collapses.length === 0), `Nothing ends by itself, but: ${nodes.flatMap(({ collapses }) => collapses).join('\n')}`);
  check(subscribers.some(({ connections }) => connections > 1), 'Somebody had to come back on another socket');
  say(`4. It comes back. ${all.length} messages acknowledged, ${fresh.lastSeq} events in the log: everybody heard each once, in order, and sees what is stored.`);
  say('The chapter of two nodes is told: 4 steps.');
}
