import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { PgBoss, fromKysely, type Job, type JobInsert, type JobWithMetadata } from 'pg-boss';
import type { EntityManager } from '../database/database.ts';
import { createHandlers, RETRIES, type Handlers, type RunObserver, type Work } from './handlers.ts';
import type { Jobs, ParkedJob, QueuedWork } from './jobs.ts';

/** A slow job with an outside service does not hold up the reactions; only the keyed queue refuses a second waiting job of one key. */
const REACTIONS = 'reactions';
const JOBS = 'jobs';
const KEYED_JOBS = 'keyed-jobs';
const QUEUES = [REACTIONS, JOBS, KEYED_JOBS] as const;

/** Nothing notifies when a job's time comes, later or for another try: only the poll finds it, which notifications would slow down to 30 s. A full batch is followed by the next at once. */
const TAKING = { pollingIntervalSeconds: 5, notifyPollingIntervalSeconds: 5, burstWhenBatchFull: true } as const;
/** Reactions are short and many: few take them, many at a time. Whatever comes behind a long job is taken by another one. */
const TAKERS = { [REACTIONS]: { localConcurrency: 2, batchSize: 50 }, [JOBS]: { localConcurrency: 5, batchSize: 5 }, [KEYED_JOBS]: { localConcurrency: 2, batchSize: 5 } } as const;
/** Taking and settling a batch costs more than most jobs do: what comes within this time, in milliseconds, is one batch. */
const GATHERED = 50;
/** Milliseconds in which the server answers; pg takes what its pool is not told from the address. A connection that answers later is given up. */
const PATIENCE = 120_000;
const patient = (url: string): string => `${url}${url.includes('?') ? '&' : '?'}query_timeout=${PATIENCE}`;

export interface PgBossOptions extends RunObserver {
  readonly url: string;
  /** Seconds before the first retry, doubled each time; 0 in tests. */
  readonly retryDelay?: number;
  /** Jobs of one queue that a worker runs side by side. */
  readonly concurrency?: number;
}

export async function openJobs(options: PgBossOptions): Promise<Jobs> {
  const open = async (role: 'giver' | 'taker'): Promise<PgBoss> => {
    // Every listener is woken by every job, and only who takes jobs has a use for that.
    const isTaker = role === 'taker';
    const opened = new PgBoss({ connectionString: patient(options.url), max: 4, useListenNotify: isTaker, supervise: isTaker, schedule: isTaker });
    opened.on('error', options.onError);
    await opened.start();
    return opened;
  };
  const handlers = createHandlers(options);
  let taker: PgBoss | null = null;
  const boss = await open('giver');
  await ensureQueues(boss, options.retryDelay ?? 2);
  return {
    register: handlers.register,
    reactionsTo: handlers.reactionsTo,
    async insert(transaction, works) {
      const db = fromKysely(transaction);
      for (const [queue, ofQueue] of Map.groupBy(works, ({ name, options }) => (handlers.of(name).isReaction ? REACTIONS : options?.key ? KEYED_JOBS : JOBS))) {
        await boss.insert(queue, ofQueue.map((work) => jobOf(work, handlers.of(work.name).limit)), { db });
      }
    },
    async startWorker() {
      taker = await open('taker');
      await work(taker, handlers, options.concurrency ?? 1);
    },
    isQueued: (name, key) => isQueued(boss, name, key),
    drain: () => drain(boss, handlers),
    run: async (name, data = {}) => handlers.run({ name, data }),
    parked: () => parked(boss),
    parkedCount: () => parkedCount(boss),
    retryParked: (em, id) => retryParked(boss, em, id),
    async stop() {
      await taker?.stop({ graceful: true, timeout: 5_000 });
      await boss.stop({ graceful: false, timeout: 5_000 });
    },
  };
}

const keyOf = (name: string, key: string): string => `${name}:${key}`;
const jobOf = ({ name, data, options: { startAfter, key } = {} }: QueuedWork, retryLimit: number): JobInsert<Work> =>
  ({ data: { name, data }, retryLimit, ...(startAfter ? { startAfter } : {}), ...(key ? { singletonKey: keyOf(name, key) } : {}) });

async function work(boss: PgBoss, { schedules, run }: Handlers, lanes: number): Promise<void> {
  await keepSchedules(boss, schedules);
  for (const queue of QUEUES) {
    const { batchSize } = TAKERS[queue];
    await boss.work<Work>(queue, { ...TAKING, ...TAKERS[queue] }, async (batch) => {
      const next = wait(batch.length < batchSize ? GATHERED : 0);
      await runBatch(boss, queue, batch, run, lanes);
      await next;
    });
  }
}

/** A schedule that a former version left would queue work that nobody does any more. */
async function keepSchedules(boss: PgBoss, schedules: Handlers['schedules']): Promise<void> {
  const scheduleOf = (name: string): string => name.replaceAll('.', '-');
  const wanted = new Set(schedules.map(({ name }) => scheduleOf(name)));
  for (const { key } of await boss.getSchedules(JOBS)) if (!wanted.has(key)) await boss.unschedule(JOBS, key);
  for (const { name, schedule } of schedules) await boss.schedule(JOBS, schedule!, { name, data: {} } satisfies Work, { key: scheduleOf(name) });
}

async function drain(boss: PgBoss, { run }: Handlers): Promise<void> {
  for (let isBusy = true; isBusy; ) {
    isBusy = false;
    for (const queue of QUEUES) {
      const batch = await boss.fetch<Work>(queue, { batchSize: 50 });
      if (batch.length > 0) isBusy = true;
      await runBatch(boss, queue, batch, run, 1);
      if (batch.length > 0) await boss.complete(queue, batch);
    }
  }
}

async function isQueued(boss: PgBoss, name: string, key: string): Promise<boolean> {
  const { rows } = await boss.getDb().executeSql(`select 1 from pgboss.job where name = $1 and singleton_key = $2 and state = 'created' limit 1`, [KEYED_JOBS, keyOf(name, key)]);
  return rows.length > 0;
}

async function parked(boss: PgBoss): Promise<ParkedJob[]> {
  const failed = await Promise.all(QUEUES.map((queue) => failedJobs(boss, queue)));
  return failed.flat().map(toParked);
}

async function parkedCount(boss: PgBoss): Promise<number> {
  const { rows } = await boss.getDb().executeSql(`select count(*)::int as parked from pgboss.job where state = 'failed'`);
  return (rows as { parked: number }[])[0]!.parked;
}

async function retryParked(boss: PgBoss, em: EntityManager, id: string): Promise<boolean> {
  const db = fromKysely(em.getKysely());
  // Of two who try it at once, the second finds it queued.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`parked job ${id}`}, 0))`.execute(em.getKysely());
  for (const queue of QUEUES) {
    const [found] = await boss.findJobs(queue, { id, db });
    if (found?.state !== 'failed') continue;
    await boss.retry(queue, id, { db });
    return true;
  }
  return false;
}

async function ensureQueues(boss: PgBoss, retryDelay: number): Promise<void> {
  const known = new Set((await boss.getQueues()).map(({ name }) => name));
  const options = { retryLimit: RETRIES, retryDelay, retryBackoff: retryDelay > 0, notify: true };
  for (const queue of QUEUES) if (!known.has(queue)) await boss.createQueue(queue, { ...options, policy: queue === KEYED_JOBS ? 'short' : 'standard' });
}

/** What fails is told at once, one by one; completing the batch afterwards passes over it. */
async function runBatch(boss: PgBoss, queue: string, batch: readonly Job<Work>[], run: Handlers['run'], lanes: number): Promise<void> {
  const waiting = [...batch];
  const lane = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      try {
        await run(job.data);
      } catch (error) {
        await boss.fail(queue, job, { message: error instanceof Error ? error.message : String(error) });
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function failedJobs(boss: PgBoss, queue: string): Promise<JobWithMetadata<Work>[]> {
  const { rows } = await boss.getDb().executeSql(`select id from pgboss.job where name = $1 and state = 'failed' order by completed_on desc limit 200`, [queue]);
  const jobs = await Promise.all((rows as { id: string }[]).map(({ id }) => boss.findJobs<Work>(queue, { id })));
  return jobs.flat();
}
const toParked = (failed: JobWithMetadata<Work>): ParkedJob => ({
  id: failed.id, name: failed.data.name, failedAt: failed.completedOn ?? null, error: String((failed.output as { message?: unknown } | null)?.message ?? ''),
});
