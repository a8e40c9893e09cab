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
const LONGEST_WAIT = 60_000;
/** Beyond that, what the server takes to answer. */
const SILENCE = 5_000;
/** Whoever is gone without a word loses their locks after half a minute, not after two hours. */
const KEEP_ALIVE = '-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3';

/** Advisory locks on connections of their own: waiting for one never takes a connection from requests. Those that nobody else has share a connection. Do not nest. */
export function createObjectLocks({ url, onError, longestWait = LONGEST_WAIT }: { url: string; onError: (error: unknown) => void; longestWait?: number }): ObjectLocks {
  const pool = new pg.Pool({
    connectionString: url, max: CONNECTIONS, idleTimeoutMillis: IDLE_MILLISECONDS, allowExitOnIdle: true, keepAlive: true, query_timeout: longestWait + SILENCE,
    options: `-c lock_timeout=${longestWait} ${KEEP_ALIVE}`,
  });
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
    const isFree = isHeld && (await client.query({ name: 'unlock', text: 'select pg_advisory_unlock(hashtextextended($1, 0))', values: [name] }).then(() => true, () => false));
    // A connection that could not give the lock back, or may still get it, loses it by closing.
    client.release(!isFree);
  }
}
