import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { failure } from '../../src/kernel/failure.ts';
import { job } from '../../src/kernel/job.ts';
import { ok, refuse } from '../../src/kernel/result.ts';
import { openJobs } from '../../src/platform/jobs/pg-boss.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';

let app: TestApp;
const ran: string[] = [];
let isPoisoned = true;
beforeAll(async () => {
  app = await startApp();
  app.platform.jobs.register({
    reactions: [],
    jobs: [
      job<{ name: string }>({ name: 'test.note', handle: async ({ name }) => void ran.push(name) }),
      job({ name: 'test.poison', retryLimit: 2, handle: async () => { ran.push('poison'); if (isPoisoned) throw new Error('It never works'); } }),
    ],
  });
});
afterAll(() => app.stop());

const enqueue = (...jobs: [string, object, { key?: string; startAfter?: Date }?][]) => app.platform.uow.run(async (tx) => {
  for (const [name, data, options] of jobs) tx.enqueue(name, data, options);
  return ok(null);
});
const PARKED = '{ parkedJobs { id name failedAt error } }';
const RETRY = 'mutation ($id: String!) { retryParkedJob(id: $id) { parkedJobs { id } errors { ... on UserError { code } } } }';

test('E5 a job runs once its transaction has committed, and never when it was refused or broke', async () => {
  ran.length = 0;
  await app.platform.uow.run(async (tx) => { tx.enqueue('test.note', { name: 'refused' }); return refuse(failure('INVALID')); });
  await expect(app.platform.uow.run(async (tx) => { tx.enqueue('test.note', { name: 'broken' }); throw new Error('broken'); })).rejects.toThrow('broken');
  await enqueue(['test.note', { name: 'committed' }]);
  await app.platform.jobs.drain();
  expect(ran).toEqual(['committed']);
});

test('E6 a poison job is parked after its last try while others go on; the operator sees it and queues it again', async () => {
  ran.length = 0;
  await enqueue(['test.poison', {}], ['test.note', { name: 'behind it' }]);
  await app.platform.jobs.drain();
  expect([...ran].sort()).toEqual(['behind it', 'poison', 'poison', 'poison']);
  const staff = await app.world.aUser({ isStaff: true });
  const [parked] = (await app.run(PARKED, {}, staff)).data.parkedJobs;
  expect(parked).toEqual({ id: expect.any(String), name: 'test.poison', failedAt: expect.any(String), error: 'It never works' });
  expect((await app.run(RETRY, { id: 'unknown' }, staff)).data.retryParkedJob.errors).toEqual([{ code: 'NOT_FOUND' }]);
  const { body } = await app.platform.metrics.render();
  expect(body).toContain('xingqun_jobs_parked 1');
  expect(body).toContain('xingqun_job_seconds_count{job="test.poison",outcome="failed"} 3');
  isPoisoned = false;
  expect((await app.run(RETRY, { id: parked.id }, staff)).data.retryParkedJob).toEqual({ parkedJobs: [], errors: [] });
  await app.platform.jobs.drain();
  expect(ran.at(-1)).toBe('poison');
  expect((await app.run(PARKED, {}, staff)).data.parkedJobs).toEqual([]);
});

test('parked work is for the operator only', async () => {
  expect((await app.run(PARKED)).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
  expect((await app.run(PARKED, {}, await app.world.aUser())).errors[0]!.extensions.code).toBe('FORBIDDEN');
  expect((await app.run(RETRY, { id: 'x' }, await app.world.aUser())).errors[0]!.extensions.code).toBe('FORBIDDEN');
});

test('of one key only one job waits', async () => {
  ran.length = 0;
  await enqueue(['test.note', { name: 'first' }, { key: 'same' }]);
  await enqueue(['test.note', { name: 'second' }, { key: 'same' }]);
  await enqueue(['test.note', { name: 'other' }, { key: 'other' }]);
  await app.platform.jobs.drain();
  expect([...ran].sort()).toEqual(['first', 'other']);
});

test('a worker begins a job soon after its time, and not before, though nothing wakes it then', async () => {
  await app.platform.jobs.drain();
  const begun: number[] = [];
  const worker = await openJobs({ url: app.databaseUrl, onError: console.error });
  try {
    worker.register({ reactions: [], jobs: [job({ name: 'test.note', handle: async () => void begun.push(Date.now()) })] });
    await worker.startWorker();
    await enqueue(['test.note', { name: 'at once' }]);
    await eventually(() => begun.length === 1);
    const startAfter = new Date(Date.now() + 1_000);
    await enqueue(['test.note', { name: 'later' }, { startAfter }]);
    await eventually(() => begun.length === 2, { within: 20_000 });
    expect(begun[1]).toBeGreaterThanOrEqual(startAfter.getTime());
  } finally {
    await worker.stop();
  }
});
