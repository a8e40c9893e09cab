import { sql } from 'kysely';
import type { TestApp } from '../../support/app.ts';

/**
 * What moves whenever a row is written, changed or removed, per table, and the length of the queue.
 * The newest transaction among the rows stands for their contents, which makes thousands of comparisons cheap; `traceOf` reads every word.
 */
export async function pulseOf({ platform }: Pick<TestApp, 'platform'>): Promise<Record<string, string>> {
  const { rows } = await (await statementFor(platform.database.reader)).execute(platform.database.reader);
  return Object.fromEntries(rows.map(({ name, pulse }) => [name, pulse]));
}
type Reader = TestApp['platform']['database']['reader'];
type Statement = ReturnType<typeof sql<{ name: string; pulse: string }>>;

const statements = new WeakMap<Reader, Promise<Statement>>();
function statementFor(reader: Reader): Promise<Statement> {
  if (!statements.has(reader)) statements.set(reader, build(reader));
  return statements.get(reader)!;
}
async function build(reader: Reader): Promise<Statement> {
  const tables = await sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(reader);
  const pulses = tables.rows.map(({ name }) => sql`select ${name}::text as name, count(*)::text || ' ' || coalesce(max(xmin::text::bigint), 0)::text as pulse from ${sql.id('public', name)}`);
  return sql<{ name: string; pulse: string }>`${sql.join([...pulses, sql`select 'queued jobs' as name, count(*)::text as pulse from pgboss.job`], sql` union all `)}`;
}
