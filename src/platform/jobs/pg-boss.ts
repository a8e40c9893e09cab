import { PgBoss, fromKysely, type Job, type JobResult, type JobWithMetadata } from 'pg-boss';
import type { JobDefinition } from '../../kernel/job.ts';
import type { Jobs, ParkedJob } from './jobs.ts';

/** A slow job with an outside service does not hold up the reactions; only the keyed queue refuses a second waiting job of one key. */
const REACTIONS = 'reactions';
const JOBS = 'jobs';
const KEYED_JOBS = 'keyed-jobs';
const QUEUES = [REACTIONS, JOBS, KEYED_JOBS] as const;

const RETRIES = 5;

interface Handler {
  readonly isReaction: boolean;
  readonly limit: number;
  readonly handle: (data: object) => Promise<void>;
}
interface Work {
  readonly name: string;
  readonly data: object;
}
export interface PgBossOptions {
  readonly url: string;
  readonly onError: (error: unknown) => void;
  /** Seconds before the first retry, doubled each time; 0 in tests. */
  readonly retryDelay?: number;
  /** Counts what ran, by outcome. */
  readonly onRun?: (name: string, outcome: 'completed' | 'failed') => void;
}

export async function openJobs(options: PgBossOptions): Promise<Jobs> {
  const boss = new PgBoss({ connectionString: options.url, max: 4, useListenNotify: true });
  boss.on('error', options.onError);
  let isWorker = false;
  const handlers = new Map<string, Handler>();
  const reactions = new Map<string, string[]>();
  const schedules: JobDefinition[] = [];
  await boss.start();
  await ensureQueues(boss, options.retryDelay ?? 2);

  const runOne = async (work: Work): Promise<void> => {
    const handler = handlers.get(work.name);
    if (!handler) throw new Error(`No handler for the job "${work.name}"`);
    try {
      await handler.handle(work.data);
      options.onRun?.(work.name, 'completed');
    } catch (error) {
      options.onRun?.(work.name, 'failed');
      options.onError(error);
      throw error;
    }
  };
  return {
    register({ reactions: added, jobs }) {
      for (const reaction of added) {
        addHandler(handlers, reaction.name, { isReaction: true, limit: RETRIES, handle: reaction.handle as never });
        reactions.set(reaction.on, [...(reactions.get(reaction.on) ?? []), reaction.name]);
      }
      for (const definition of jobs) {
        addHandler(handlers, definition.name, { isReaction: false, limit: definition.retryLimit ?? RETRIES, handle: (data) => definition.handle(data) });
        if (definition.schedule) schedules.push(definition);
      }
    },
    reactionsTo: (eventName) => reactions.get(eventName) ?? [],
    async insert(em, name, data, { startAfter, key } = {}) {
      const handler = handlers.get(name);
      if (!handler) throw new Error(`No handler for the job "${name}"`);
      const queue = handler.isReaction ? REACTIONS : key ? KEYED_JOBS : JOBS;
      await boss.send(queue, { name, data } satisfies Work, {
        db: fromKysely(em.getKysely()), retryLimit: handler.limit, ...(startAfter ? { startAfter } : {}), ...(key ? { singletonKey: `${name}:${key}` } : {}),
      });
    },
    wake: () => {},
    async startWorker() {
      isWorker = true;
      for (const definition of schedules) await boss.schedule(JOBS, definition.schedule!, { name: definition.name, data: {} } satisfies Work, { key: definition.name.replaceAll('.', '-') });
      for (const queue of QUEUES) {
        await boss.work<Work, unknown, { batchSize: 20; pollingIntervalSeconds: 5; perJobResults: true }>(queue, { batchSize: 20, pollingIntervalSeconds: 5, perJobResults: true }, (batch) => runBatch(batch, runOne));
      }
    },
    async drain() {
      for (let isBusy = true; isBusy; ) {
        isBusy = false;
        for (const queue of QUEUES) {
          const batch = await boss.fetch<Work>(queue, { batchSize: 50 });
          if (batch.length > 0) isBusy = true;
          for (const { id, status, output } of await runBatch(batch, runOne)) await (status === 'completed' ? boss.complete(queue, id) : boss.fail(queue, id, output as object));
        }
      }
    },
    run: (name, data = {}) => runOne({ name, data }),
    async parked() {
      const failed = await Promise.all(QUEUES.map((queue) => failedJobs(boss, queue)));
      return failed.flat().map(toParked);
    },
    async retryParked(id) {
      for (const queue of QUEUES) {
        const [found] = await boss.findJobs(queue, { id });
        if (found?.state !== 'failed') continue;
        await boss.retry(queue, id);
        return true;
      }
      return false;
    },
    stop: () => boss.stop({ graceful: isWorker, timeout: 5_000 }),
  };
}

function addHandler(handlers: Map<string, Handler>, name: string, handler: Handler): void {
  if (handlers.has(name)) throw new Error(`Two handlers for the job "${name}"`);
  handlers.set(name, handler);
}

async function ensureQueues(boss: PgBoss, retryDelay: number): Promise<void> {
  const known = new Set((await boss.getQueues()).map(({ name }) => name));
  const options = { retryLimit: RETRIES, retryDelay, retryBackoff: retryDelay > 0, notify: true };
  for (const queue of QUEUES) if (!known.has(queue)) await boss.createQueue(queue, { ...options, policy: queue === KEYED_JOBS ? 'short' : 'standard' });
}

/** Each job of a batch is completed or failed on its own. */
async function runBatch(batch: Job<Work>[], runOne: (work: Work) => Promise<void>): Promise<JobResult[]> {
  const results: JobResult[] = [];
  for (const { id, data } of batch) {
    try {
      await runOne(data);
      results.push({ id, status: 'completed' });
    } catch (error) {
      results.push({ id, status: 'failed', output: { message: error instanceof Error ? error.message : String(error) } });
    }
  }
  return results;
}

async function failedJobs(boss: PgBoss, queue: string): Promise<JobWithMetadata<Work>[]> {
  const { rows } = await boss.getDb().executeSql(`select id from pgboss.job where name = $1 and state = 'failed' order by completed_on desc limit 200`, [queue]);
  const jobs = await Promise.all((rows as { id: string }[]).map(({ id }) => boss.findJobs<Work>(queue, { id })));
  return jobs.flat();
}
const toParked = (failed: JobWithMetadata<Work>): ParkedJob => ({
  id: failed.id, name: failed.data.name, failedAt: failed.completedOn ?? null, error: String((failed.output as { message?: unknown } | null)?.message ?? ''),
});
