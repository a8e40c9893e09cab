import pg from 'pg';
import { outsideDeadline, refuseAfterDeadline } from './deadlines.ts';
import { createSharedLocks } from './shared-locks.ts';

/**
 * One at a time per name, over all processes. Held without a transaction, so that outside calls may be made meanwhile;
 * work that has begun is done to its end, so that what came of such a call is stored whoever still waits for it.
 */
export interface ObjectLocks {
  run<T>(name: string, work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
const CONNECTIONS = 8;
const IDLE_MILLISECONDS = 300_000;
/** A holder that hangs must not collect waiters without end. */
const LONGEST_WAIT = '60s';

/** Advisory locks on connections of their own: waiting for one never takes a connection from requests. Those that nobody else has share a connection. Do not nest. */
export function createObjectLocks({ url, onError }: { url: string; onError: (error: unknown) => void }): ObjectLocks {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, idleTimeoutMillis: IDLE_MILLISECONDS, allowExitOnIdle: true, options: `-c lock_timeout=${LONGEST_WAIT}` });
  pool.on('error', onError);
  const shared = createSharedLocks(pool, onError);
  return {
    async run(name, work) {
      if (!(await shared.take(name))) return runAfterOthers(pool, name, work);
      try {
        refuseAfterDeadline();
        return await outsideDeadline(work);
      } finally {
        await shared.giveBack(name);
      }
    },
    close: () => pool.end(),
  };
}

async function runAfterOthers<T>(pool: pg.Pool, name: string, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let isHeld = false;
  try {
    await client.query({ name: 'lock', text: 'select pg_advisory_lock(hashtextextended($1, 0))', values: [name] });
    isHeld = true;
    refuseAfterDeadline();
    return await outsideDeadline(work);
  } finally {
    const isFree = !isHeld || (await client.query({ name: 'unlock', text: 'select pg_advisory_unlock(hashtextextended($1, 0))', values: [name] }).then(() => true, () => false));
    // A connection that could not give the lock back loses it by closing.
    client.release(!isFree);
  }
}
