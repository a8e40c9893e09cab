import { sql } from 'kysely';
import pg from 'pg';
import type { TestApp } from './app.ts';

/** Row by row and in the transaction itself: what is rolled back leaves nothing, and a statement that meets no row neither. */
const WATCH = `
  create schema watch;
  create unlogged table watch.written (name text not null);
  create function watch.note() returns trigger language plpgsql as $$ begin insert into watch.written values (tg_argv[0]); return null; end $$;
  do $$
  declare name text;
  begin
    for name in select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and not exists (select 1 from pg_inherits where inhrelid = format('public.%I', table_name)::regclass) loop
      execute format('create trigger watch_rows after insert or update or delete on public.%I for each row execute function watch.note(%L)', name, name);
      execute format('create trigger watch_truncate after truncate on public.%I for each statement execute function watch.note(%L)', name, name);
    end loop;
    create trigger watch_rows after insert on pgboss.job for each row execute function watch.note('queued jobs');
  end $$`;

/** From now on this database, and each copy of it, tells what is written in it. */
export async function watchWrites(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(WATCH);
  } finally {
    await client.end();
  }
}

/** The tables in which rows were written, changed or removed since it was last asked, in the order of their names; 'queued jobs' when a job was added. */
export async function takeWrites({ platform }: Pick<TestApp, 'platform'>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`with taken as (delete from watch.written returning name) select distinct name from taken order by 1`.execute(platform.database.reader);
  return rows.map(({ name }) => name);
}
