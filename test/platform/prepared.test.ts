import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { newId } from '../../src/kernel/id.ts';
import { prepared, anyOf, uuidArray, type Slots } from '../../src/platform/database/prepared.ts';
import type { Reader } from '../../src/platform/database/tables.ts';
import { UnguardedStatementError } from '../../src/platform/database/statement-guard.ts';
import type { CommunityTables, MemberTables } from '../../src/modules/communities/index.ts';
import { startApp, type TestApp } from '../support/app.ts';

type Db = Reader<CommunityTables & MemberTables>;
let app: TestApp;
let db: Db;
beforeAll(async () => {
  app = await startApp();
  db = app.platform.database.reader;
});
afterAll(() => app.stop());

test('a statement is built once and takes what is given each time', async () => {
  let built = 0;
  const namesOf = prepared((reader: Db, { ids, name }: Slots<{ ids: readonly string[]; name: string }>) => {
    built++;
    return reader.selectFrom('community').select(['name', 'createdAt']).where('id', '=', anyOf(ids)).where((eb) => eb.or([eb('name', '=', name), eb('slug', '=', name)])).orderBy('name');
  });
  const { community: one } = await app.world.aCommunity();
  const { community: two } = await app.world.aCommunity();
  const ids = [one.id, two.id];
  expect(await namesOf(db, { ids, name: one.slug })).toEqual([{ name: one.name, createdAt: one.createdAt }]);
  expect(await namesOf(db, { ids, name: two.slug })).toEqual([{ name: two.name, createdAt: two.createdAt }]);
  expect(await namesOf(db, { ids: [], name: one.name })).toEqual([]);
  expect(built).toBe(1);
});

test.each([0, 1, 1_000])('ids in binary form are the same ids, in their order (%s of them)', async (count) => {
  const ids = Array.from({ length: count }, () => newId());
  const { rows } = await sql<{ ids: string[] }>`select ${uuidArray(ids)}::uuid[] as ids`.execute(db);
  expect(rows).toEqual([{ ids }]);
  const { rows: found } = await sql<{ id: string }>`select id from unnest(${uuidArray(ids)}::uuid[]) with ordinality as asked(id, n) order by n`.execute(db);
  expect(found.map(({ id }) => id)).toEqual(ids);
});

test('the guard of tenancy judges it as any other', async () => {
  const everybody = prepared((reader: Db, { status }: Slots<{ status: 'ACTIVE' }>) => reader.selectFrom('member').select('id').where('status', '=', status));
  await expect(everybody(db, { status: 'ACTIVE' })).rejects.toThrow(UnguardedStatementError);
});
