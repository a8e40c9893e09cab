import { expect, test } from '@jest/globals';
import { runChaos } from '../../scripts/chaos/chaos.ts';
import { orderOf } from '../../scripts/chaos/findings.ts';
import { Mortal } from '../../scripts/chaos/servers.ts';
import { tellOfTwoNodes } from '../../scripts/story/two-nodes.ts';
import { eventually } from '../support/eventually.ts';

test('what is looked for would be found', () => {
  expect(orderOf([1, 2, 3], 3)).toEqual({ missing: 0, doubled: 0, reordered: 0 });
  expect(orderOf([1, 3, 2, 2, 5], 5)).toEqual({ missing: 1, doubled: 1, reordered: 1 });
});

test('a process that ends although nobody killed it is counted', async () => {
  const mortal = new Mortal({ port: 0, command: [process.execPath, '-e', "console.error('gone'); setInterval(() => {}, 1_000)"], isReady: async () => true });
  await mortal.start();
  await mortal.kill();
  await mortal.start();
  expect(mortal.collapses).toEqual([]);
  process.kill(mortal.pid!, 'SIGTERM');
  await eventually(() => mortal.collapses.length === 1);
});

test('D1, D2, D8, D13, E4: ten faults over two processes: nothing acknowledged is lost, nobody misses, doubles or reorders anything, and everybody sees what is stored', async () => {
  const report = await runChaos({ faults: 10, from: 'sources', gapMilliseconds: 500, partitionMilliseconds: 2_000, say: () => {} });
  expect(Object.values(report.faults).reduce((sum, count) => sum + count, 0)).toBe(10);
  expect(report.acknowledged).toBeGreaterThan(50);
  expect(report).toMatchObject({ lost: 0, doubledWrites: 0, missing: 0, doubled: 0, reordered: 0, differing: 0, resyncs: 0, unreadOff: 0, collapsed: 0 });
  expect(report).toMatchObject(report.withRedis ? { partitions: 1, slowestCatchUpMilliseconds: expect.any(Number) } : { partitions: 0, slowestCatchUpMilliseconds: null });
}, 600_000);

test('the story of two nodes, one of which is killed', async () => {
  const lines: string[] = [];
  await tellOfTwoNodes({ from: 'sources', say: (line) => void lines.push(line) });
  expect(lines.at(-1)).toBe('The chapter of two nodes is told: 4 steps.');
}, 600_000);
