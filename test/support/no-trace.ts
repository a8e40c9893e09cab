import { expect } from '@jest/globals';
import { sql } from 'kysely';
import type { TestApp } from './app.ts';

/** What stands in the database: per table the number of rows and a digest of them, and the number of queued jobs. */
export async function traceOf({ platform }: Pick<TestApp, 'platform'>): Promise<Record<string, string>> {
  const { reader } = platform.database;
  const tables = await sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(reader);
  const digests = tables.rows.map(({ name }) => sql`select ${name}::text as name, count(*)::text || ' ' || coalesce(md5(string_agg(row::text, '|' order by row::text)), '') as digest from ${sql.id('public', name)} as row`);
  const queue = sql`select 'queued jobs' as name, count(*)::text as digest from pgboss.job`;
  const { rows } = await sql<{ name: string; digest: string }>`${sql.join([...digests, queue], sql` union all `)}`.execute(reader);
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

/** Runs what must be refused and checks that it wrote nothing and emitted nothing; gives its answer. */
export async function expectNoTrace<T>(app: Pick<TestApp, 'platform'>, run: () => Promise<T>): Promise<T> {
  const before = await traceOf(app);
  const answer = await run();
  expect(await traceOf(app)).toEqual(before);
  return answer;
}
