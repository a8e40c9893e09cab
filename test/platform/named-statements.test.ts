import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { entities } from '../../src/entities.ts';
import { ok } from '../../src/kernel/result.ts';
import { openDatabase, type Database } from '../../src/platform/database/database.ts';
import { createUnitOfWork } from '../../src/platform/database/unit-of-work.ts';
import { createTestDatabase } from '../support/app.ts';

let database: Database;
beforeAll(async () => {
  // One connection, so that what it keeps can be asked for.
  database = await openDatabase({ url: await createTestDatabase(), entities, migrations: [], poolSize: 1 });
});
afterAll(() => database.close());
let table: string;
let tables = 0;
beforeEach(async () => {
  table = `thing_${++tables}`;
  await sql.raw(`create table ${table} (id int primary key, note text); insert into ${table} values (1, 'first')`).execute(database.reader);
});

const things = (db = database.reader) => db.selectFrom(table).selectAll().where('id', '=', 1).execute();
const named = async (): Promise<number> => (await sql<{ count: number }>`select count(*)::int as count from pg_prepared_statements where statement like ${`%${table}%`}`.execute(database.reader)).rows[0]!.count;

test('a statement that comes again and again is parsed once, under a name', async () => {
  for (let use = 0; use < 4; use++) await things();
  expect(await named()).toBe(0);
  for (let use = 0; use < 4; use++) expect(await things()).toEqual([{ id: 1, note: 'first' }]);
  expect(await named()).toBe(1);
});

test('a column that a migration adds meanwhile is seen, and nobody has an error', async () => {
  for (let use = 0; use < 6; use++) await things();
  await sql.raw(`alter table ${table} add column flag boolean not null default true`).execute(database.reader);
  expect(await things()).toEqual([{ id: 1, note: 'first', flag: true }]);
  expect(await things()).toEqual([{ id: 1, note: 'first', flag: true }]);
});

test('a transaction that meets the change is done again from its beginning', async () => {
  for (let use = 0; use < 6; use++) await things();
  await sql.raw(`alter table ${table} add column flag boolean not null default true`).execute(database.reader);
  let tries = 0;
  const uow = createUnitOfWork(database, { reactionsTo: () => [], insert: async () => {} }, { now: () => new Date() });
  const result = await uow.run(async (tx) => {
    tries++;
    await tx.db.updateTable(table).set({ note: `try ${tries}` }).where('id', '=', 1).execute();
    return ok(await things(tx.db));
  });
  expect(result).toEqual(ok([{ id: 1, note: 'try 2', flag: true }]));
  expect(tries).toBe(2);
});
