import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { defineEntity, p } from '@mikro-orm/core';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { migrations } from '../../migrations/index.ts';
import { entities } from '../../src/entities.ts';
import { newId } from '../../src/kernel/id.ts';
import { tagOf, UNTAGGED } from '../../src/modules/room-search/model/message-words.entity.ts';
import { vectorOf } from '../../src/platform/search/lexemes.ts';
import { createDatabase } from '../../src/platform/database/databases.ts';
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
  // What the tests watch writes with is none of the product's.
  await client.query('drop schema watch cascade');
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

/** A database as a migration left it: what it held then, and what the later ones make of it. */
async function databaseAfter(last: string) {
  const admin = process.env.TEST_ADMIN_URL!;
  const name = `test_${randomBytes(8).toString('hex')}`;
  await createDatabase(admin, name);
  const database = await openDatabase({ url: admin.replace(/\/[^/]*$/, `/${name}`), entities, migrations, statementTimeout: 0 });
  await database.orm.migrator.up({ to: last });
  const old = new pg.Client({ connectionString: admin.replace(/\/[^/]*$/, `/${name}`) });
  await old.connect();
  return {
    old,
    /** A row with these fields; in the others something that fits. */
    async plant(table: string, row: Record<string, unknown>): Promise<void> {
      const { rows: required } = await old.query<{ name: string; type: string }>(`select column_name as name, data_type as type from information_schema.columns where table_schema = 'public' and table_name = $1 and is_nullable = 'NO' and column_default is null`, [table]);
      const full = { ...Object.fromEntries(required.map(({ name: column, type }) => [column, FILLERS[type]!()])), ...row };
      const columns = Object.keys(full).map((column) => old.escapeIdentifier(column));
      await old.query(`insert into ${old.escapeIdentifier(table)} (${columns.join()}) values (${columns.map((_, index) => `$${index + 1}`).join()})`, Object.values(full));
    },
    migrate: (to?: string) => database.orm.migrator.up(to === undefined ? {} : { to }),
    async end() {
      await old.end();
      await database.close();
    },
  };
}
const FILLERS: Readonly<Record<string, () => unknown>> = { uuid: () => newId(), text: () => newId(), integer: () => 1, bigint: () => 1, boolean: () => false, 'timestamp with time zone': () => new Date(), jsonb: () => '[]', ARRAY: () => [], tsvector: () => '' };

test('migrations that read what is there: every order gets the piece of its plan that it held, and what is being asked of the provider keeps its key', async () => {
  const { old, plant, migrate, end } = await databaseAfter('0037-charges-of-changes');
  try {
    const [community_id, user_id, tier_id, sold, higher, next] = Array.from({ length: 6 }, () => newId());
    const prices = Object.fromEntries([sold, higher, next].map((plan) => [plan, newId()])) as Record<string, string>;
    await plant('user_account', { id: user_id });
    await plant('community', { id: community_id, currency: 'CNY', time_zone: 'Asia/Shanghai', visibility: 'PUBLIC' });
    await plant('member', { community_id, user_id, role: 'MEMBER', status: 'ACTIVE' });
    await plant('tier', { id: tier_id, community_id });
    for (const id of [sold, higher, next]) {
      await plant('plan', { id, community_id, tier_id, kind: 'MONTHLY', name: newId() });
      await plant('price', { id: prices[id!], community_id, plan_id: id, currency: 'CNY' });
    }
    const anOrder = async (state: string, more: object = {}): Promise<string> => {
      const id = newId();
      await plant('purchase_order', { id, community_id, user_id, purpose: 'MEMBERSHIP', plan_id: sold, price_id: prices[sold!], tier_id, kind: 'MONTHLY', list_minor: 100, amount_minor: 100, currency: 'CNY', channel: 'WEB', state, paid_at: null, created_at: '2026-01-01T00:00:00Z', ...more });
      return id;
    };
    const aSubscription = (order_id: string, more: object) => plant('membership_subscription', { order_id, community_id, user_id, tier_id, status: 'active', ...more });
    const states = ['OPEN', 'PAID', 'PARTIALLY_REFUNDED', 'DISPUTED', 'REFUNDED', 'CHARGED_BACK', 'EXPIRED', 'FAILED', 'HELD'];
    const orders = new Map<string, string>();
    for (const state of states) orders.set(await anOrder(state), state);
    const paid_at = '2026-01-02T00:00:00Z';
    const [changed, ended] = [await anOrder('PAID', { paid_at }), await anOrder('PAID', { paid_at })];
    orders.set(changed, 'changed').set(ended, 'ended').set(await anOrder('PAID', { purpose: 'TIP', plan_id: null, price_id: null, tier_id: null, kind: null }), 'tip');
    await aSubscription(changed, { price_id: prices[higher!], scheduled_price_id: prices[next!] });
    await aSubscription(ended, { price_id: prices[sold!], scheduled_price_id: prices[next!], ended_at: '2026-02-01T00:00:00Z' });
    await migrate('0038-plan-limits');
    const plans = new Map([[sold, 'sold'], [higher, 'higher'], [next, 'next']]);
    const { rows } = await old.query<{ order_id: string; plan_id: string; state: string; settled_at: Date | null }>('select * from plan_piece');
    const held = rows.map(({ order_id, plan_id, state, settled_at }) => [orders.get(order_id), plans.get(plan_id), state, settled_at?.toISOString().slice(0, 10) ?? null].join(' '));
    expect(held.sort()).toEqual([
      'CHARGED_BACK sold RETURNED 2026-01-01', 'DISPUTED sold COMMITTED 2026-01-01', 'EXPIRED sold RELEASED 2026-01-01', 'FAILED sold RELEASED 2026-01-01', 'HELD sold RELEASED 2026-01-01', 'OPEN sold RESERVED ', 'PAID sold COMMITTED 2026-01-01',
      'PARTIALLY_REFUNDED sold COMMITTED 2026-01-01', 'REFUNDED sold RETURNED 2026-01-01', 'changed higher COMMITTED 2026-01-02', 'changed next RESERVED ', 'changed sold COMMITTED 2026-01-02', 'ended sold COMMITTED 2026-01-02',
    ]);
    const counts = (await old.query<{ id: string; taken: number; limit: number | null }>('select id, taken_count as taken, sales_limit as "limit" from plan')).rows.map(({ id, taken, limit }) => [plans.get(id), taken, limit]);
    expect(counts.sort()).toEqual([['higher', 1, null], ['next', 1, null], ['sold', 6, null]]);
    await old.query('update plan set sales_limit = 6 where id = $1', [sold]);
    await expect(old.query('update plan set sales_limit = 5 where id = $1', [sold])).rejects.toThrow('plan_within_limit');

    await migrate('0046-retention');
    const [asked, failed, known] = Array.from({ length: 3 }, () => newId());
    const created_at = '2026-01-01T00:00:00.000Z';
    await plant('provider_object', { kind: 'PRODUCT', own_id: asked, created_at });
    await plant('provider_object', { kind: 'PRICE', own_id: failed, failures: 3, created_at });
    await plant('provider_object', { kind: 'CUSTOMER', own_id: known, provider_id: 'cus_1', created_at });
    await migrate();
    const { rows: objects } = await old.query<{ key: string | null; at: Date | null }>('select asked_key as key, asked_at as at from provider_object order by kind desc');
    expect(objects.map(({ key, at }) => [key, at?.toISOString() ?? null])).toEqual([[`product:${asked}:0`, created_at], [`price:${failed}:1`, created_at], [null, null]]);
  } finally {
    await end();
  }
}, 120_000);

test('a migration that tags the words of later messages: as the product does', async () => {
  const { old, plant, migrate, end } = await databaseAfter('0054-mentions-of-everyone');
  try {
    await old.query('set session_replication_role = replica');
    const [room_id, text] = [newId(), `it's O'Neil \\ 'x':1，量子力学与量子，用C++写`];
    for (const ordinal of [20_000, 20_001]) await plant('room_message_words', { room_id, ordinal, words: vectorOf(text) });
    const odd = [newId(), newId(), newId()];
    for (const [index, words] of [`'a''b\\\\c':1,7`, 'bare', ''].entries()) await plant('room_message_words', { room_id: odd[index], ordinal: 20_001, words });
    await migrate('0055-tagged-words');
    const { rows } = await old.query('select ordinal::int, words = $1::tsvector as untagged, words = $2::tsvector as tagged from room_message_words where room_id = $3 order by ordinal', [vectorOf(text), vectorOf(text, tagOf(room_id)), room_id]);
    expect(rows).toEqual([{ ordinal: UNTAGGED, untagged: true, tagged: false }, { ordinal: UNTAGGED + 1, untagged: false, tagged: true }]);
    const { rows: lexemes } = await old.query('select room_id, lexeme, positions from room_message_words, unnest(words) where room_id = any ($1) order by array_position($1, room_id)', [odd]);
    expect(lexemes).toEqual([{ room_id: odd[0], lexeme: `${tagOf(odd[0]!)}a'b\\c`, positions: [1, 7] }, { room_id: odd[1], lexeme: `${tagOf(odd[1]!)}bare`, positions: null }]);
  } finally {
    await end();
  }
}, 120_000);

test('the planner hears of a room that has become busy, however many rooms share its partition', async () => {
  const { rows } = await client.query<{ options: string[] | null; partitions: number }>(`
    select reloptions as options, count(*)::int as partitions from pg_class c join pg_inherits i on i.inhrelid = c.oid
    where i.inhparent in ('room_message'::regclass, 'room_event'::regclass) and c.relkind = 'r' group by 1`);
  expect(rows).toEqual([{ options: ['autovacuum_analyze_scale_factor=0.01', 'autovacuum_analyze_threshold=1000'], partitions: 32 }]);
});
