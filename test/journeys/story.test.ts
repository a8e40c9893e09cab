import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { playStory } from '../../scripts/story/story.ts';
import { runInWeapp } from '../../scripts/story/run-in-weapp.ts';
import { webNetwork } from '../../scripts/story/web-network.ts';
import { startMoney, type Money } from '../money/support/money.ts';

const STEPS = 38;
let money: Money;
beforeAll(async () => {
  money = await startMoney();
  await money.app.platform.jobs.startWorker();
});
afterAll(() => money.stop());

const places = async () => ({ api: await money.app.listen(), sandbox: money.sandbox.url });

test('the story of a paid community, over fetch and WebSocket', async () => {
  const lines: string[] = [];
  await playStory(webNetwork, await places(), (line) => void lines.push(line));
  expect(lines.at(-1)).toBe(`The story is told (web): ${STEPS} steps.`);
}, 600_000);

test('the same story from a mini-program that has neither fetch, WebSocket nor cookies', async () => {
  const lines: string[] = [];
  await runInWeapp(await places(), (line) => void lines.push(line));
  expect(lines.at(-1)).toBe(`The story is told (mini-program): ${STEPS} steps.`);
}, 600_000);
