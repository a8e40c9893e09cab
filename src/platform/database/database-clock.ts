import type { Clock } from '../../kernel/clock.ts';
import type { Database } from './database.ts';

const RESYNC_EVERY = 60_000;

/** Follows the database's time, so that processes with wrong clocks agree on what has expired. */
export async function createDatabaseClock(database: Database): Promise<Clock & { stop(): void }> {
  let offset = await measure(database);
  const timer = setInterval(() => void measure(database).then((measured) => (offset = measured), () => undefined), RESYNC_EVERY);
  timer.unref();
  return { now: () => new Date(Date.now() + offset), stop: () => clearInterval(timer) };
}

async function measure(database: Database): Promise<number> {
  const before = Date.now();
  const server = await database.serverTime();
  return Math.round(server.getTime() - (before + Date.now()) / 2);
}
