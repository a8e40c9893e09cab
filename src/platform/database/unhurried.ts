import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';

/** What may take minutes, on a connection of its own: those of the pool are given up when they do not answer. */
export async function unhurried<T>(url: string, work: (db: Kysely<any>) => Promise<T>): Promise<T> {
  const db: Kysely<any> = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 1, keepAlive: true }) }) });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
