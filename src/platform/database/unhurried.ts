import { Kysely, PostgresDialect } from 'kysely';
import { openPool } from './pools.ts';

/** Milliseconds: whoever asks the server for more time than that is not served here either. */
const PATIENCE = 20 * 60_000;

/** What may take minutes, on a connection of its own: those of the pool are given up when they do not answer. */
export async function unhurried<T>(url: string, work: (db: Kysely<any>) => Promise<T>): Promise<T> {
  // What is lost fails what runs there: that tells enough.
  const pool = openPool({ url, onError: () => {}, max: 1, connectionTimeoutMillis: PATIENCE, query_timeout: PATIENCE });
  const db: Kysely<any> = new Kysely({ dialect: new PostgresDialect({ pool }) });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
