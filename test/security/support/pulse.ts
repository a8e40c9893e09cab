import { sql } from 'kysely';
import type { TestApp } from '../../support/app.ts';

/** What stands in the database, as cheaply as thousands of comparisons need it. */
export interface Pulse {
  /** The next transaction that writes; while it stays, nobody wrote anything. */
  readonly next: string;
  /** Per table its length and the newest transaction among its rows, and the length of the queue: any write moves one of them. */
  readonly tables: Readonly<Record<string, string>>;
}
type Reader = TestApp['platform']['database']['reader'];

export async function pulseOf({ platform }: Pick<TestApp, 'platform'>, known: Pulse | null = null): Promise<Pulse> {
  const { reader } = platform.database;
  const { rows: [snapshot] } = await sql<{ next: string }>`select pg_snapshot_xmax(pg_current_snapshot())::text as next`.execute(reader);
  const { next } = snapshot!;
  if (known?.next === next) return known;
  const { rows } = await (await statementFor(reader)).execute(reader);
  return { next, tables: Object.fromEntries(rows.map(({ name, pulse }) => [name, pulse])) };
}
/** The tables that were written between two pulses. */
export const writtenBetween = (before: Pulse, after: Pulse): string[] => Object.keys(after.tables).filter((table) => after.tables[table] !== before.tables[table]);

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
