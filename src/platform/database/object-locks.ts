import type { Pool } from 'pg';
import { outsideDeadline, refuseAfterDeadline } from './deadlines.ts';
import { openPool } from './pools.ts';
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
const LONGEST_WAIT = 60_000;
/** In which the server answers what it need not wait for. */
const SILENCE = 5_000;
const LOCK = { name: 'lock', text: 'select pg_advisory_lock(hashtextextended($1, 0))' };
const UNLOCK = { name: 'unlock', text: 'select pg_advisory_unlock(hashtextextended($1, 0))' };

export interface ObjectLocksOptions {
  readonly url: string;
  readonly onError: (error: unknown) => void;
  /** For a lock that somebody has, in milliseconds. */
  readonly longestWait?: number;
}
/** Advisory locks on connections of their own: waiting for one never takes a connection from requests. Those that nobody else has share a connection. Do not nest. */
export function createObjectLocks({ url, onError, longestWait = LONGEST_WAIT }: ObjectLocksOptions): ObjectLocks {
  const patience = longestWait + SILENCE;
  const pool = openPool({ url, onError, max: CONNECTIONS, idleTimeoutMillis: IDLE_MILLISECONDS, connectionTimeoutMillis: patience, query_timeout: SILENCE, options: `-c lock_timeout=${longestWait}` });
  const shared = createSharedLocks(pool);
  return {
    async run(name, work) {
      if (!(await shared.take(name))) return runAfterOthers(pool, name, work, patience);
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

async function runAfterOthers<T>(pool: Pool, name: string, work: () => Promise<T>, patience: number): Promise<T> {
  const client = await pool.connect();
  let isHeld = false;
  try {
    const locking = { ...LOCK, values: [name], query_timeout: patience };
    await client.query(locking);
    isHeld = true;
    refuseAfterDeadline();
    return await outsideDeadline(work);
  } finally {
    const isFree = isHeld && (await client.query({ ...UNLOCK, values: [name] }).then(() => true, () => false));
    // A connection that could not give the lock back, or may still get it, loses it by closing.
    client.release(!isFree);
  }
}
