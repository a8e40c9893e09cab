import pg from 'pg';

/** Connections that nobody uses are asked for a sign of life: without a delay of our own the system waits two hours. */
export const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const;
/** The server gives up a client that is gone without a word, and what it has locked, after half a minute; it would wait two hours, or a quarter of one for what it has just said. */
export const KEPT_ALIVE_BY_SERVER = '-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c tcp_user_timeout=30000';

export interface PoolOptions extends Omit<pg.PoolConfig, 'connectionString'> {
  readonly url: string;
  readonly onError: (error: unknown) => void;
}
/** A pool beside the ORM's. A connection that is lost while somebody has it tells so by an event, too, which ends the process where nobody listens. */
export function openPool({ url, onError, options = '', ...more }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, allowExitOnIdle: true, ...KEEP_ALIVE, options: `${KEPT_ALIVE_BY_SERVER} ${options}`, ...more });
  // Of one that lies there, its own event tells already.
  pool.on('error', () => {});
  return pool.on('connect', (client) => client.on('error', onError));
}
