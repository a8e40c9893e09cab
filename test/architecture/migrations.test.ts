import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { defineEntity, p } from '@mikro-orm/core';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { migrations } from '../../migrations/index.ts';
import { entities } from '../../src/entities.ts';
import { openDatabase, type DatabaseOptions } from '../../src/platform/database/database.ts';
import { schemaDifference } from '../../src/platform/database/schema-difference.ts';
import { createTestDatabase } from '../support/app.ts';
import { ROOT } from './planted-tree.ts';

let url: string;
let client: pg.Client;
beforeAll(async () => {
  url = await createTestDatabase();
  client = new pg.Client({ connectionString: url });
  await client.connect();
});
afterAll(() => client.end());

async function differenceWith(more: DatabaseOptions['entities']): Promise<string[]> {
  const database = await openDatabase({ url, entities: [...entities, ...more], migrations });
  try {
    return await schemaDifference(database);
  } finally {
    await database.close();
  }
}

/** Foreign keys of the product's tables. */
const FOREIGN_KEYS = `
  select c.conrelid::regclass::text as "from", c.confrelid::regclass::text as "to", c.conname as name,
    not exists (select from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'community_id' and a.attnum = any(c.conkey)) as "lacksCommunity"
  from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace`;
const isTenant = (table: string): string => `exists (select from pg_attribute where attrelid = ${table}::regclass and attname = 'community_id')`;

/** Keys from one tenant table to another that could point into another community. */
async function straying(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`select name from (${FOREIGN_KEYS}) as k where "lacksCommunity" and ${isTenant('"from"')} and ${isTenant('"to"')} order by name`);
  return rows.map(({ name }) => name);
}
/** Columns that name a community without a foreign key. */
async function dangling(): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select a.attrelid::regclass || '.' || a.attname as name from pg_attribute a join pg_class t on t.oid = a.attrelid
    where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype and a.attname = 'community_id'
      and not exists (select from pg_constraint c where c.conrelid = a.attrelid and c.contype = 'f' and a.attnum = any(c.conkey)) order by name`);
  return rows.map(({ name }) => name);
}

test('the migrations make what the entities say', async () => {
  expect(await differenceWith([])).toEqual([]);
});

test('an entity without a migration is a difference', async () => {
  const planted = defineEntity({ name: 'Planted', tableName: 'planted', properties: { id: p.uuid().primary() } });
  expect(await differenceWith([planted])).toContain('create table "planted" ("id" uuid not null, primary key ("id"));');
});

test('every migration file is in the list, in the order of its number', () => {
  const files = fs.readdirSync(path.join(ROOT, 'migrations')).filter((file) => file !== 'index.ts').sort();
  expect(migrations.map(({ name }) => `${name}.ts`)).toEqual(files);
  expect(files.filter((file) => !/^\d{4}-[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/.test(file))).toEqual([]);
});

test('no row can point into another community', async () => {
  expect(await straying()).toEqual([]);
  expect(await dangling()).toEqual([]);
});

test('a key without the community and a community without a key are found', async () => {
  await client.query('begin');
  try {
    await client.query(`create table planted (id uuid primary key, community_id uuid not null, member_id uuid references member (id))`);
    expect(await straying()).toContain('planted_member_id_fkey');
    expect(await dangling()).toContain('planted.community_id');
  } finally {
    await client.query('rollback');
  }
});
