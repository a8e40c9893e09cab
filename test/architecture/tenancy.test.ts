import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase } from '../support/app.ts';

let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: await createTestDatabase() });
  await client.connect();
});
afterAll(() => client.end());

const faults = async (sql: string): Promise<string[]> => (await client.query<{ fault: string }>(sql)).rows.map(({ fault }) => fault).sort();

// Of partitioned tables the whole; its parts follow it.
const COLUMNS = `select t.oid as table_id, t.relname::text as table_name, a.attnum as number, a.attname::text as name from pg_class t join pg_attribute a on a.attrelid = t.oid
  where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p') and not t.relispartition and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype`;
const KEYS = `select c.conrelid as table_id, c.conrelid::regclass::text as table_name, c.confrelid as target_id, c.confrelid::regclass::text as target, c.conname::text as name, c.conkey as columns, c.condeferred as is_deferred
  from pg_constraint c where c.contype = 'f' and c.conparentid = 0 and c.connamespace = 'public'::regnamespace`;
const TENANT = `select table_id, number from (${COLUMNS}) c where name = 'community_id'`;

/** Tenant tables whose community need not exist: no key holds it, be it to the community itself or to something in it that is never absent. */
const withoutCommunity = () => faults(`select table_name as fault from (${COLUMNS}) c where name = 'community_id'
  and not exists (select from (${KEYS}) k where k.table_id = c.table_id and c.number = any(k.columns)
    and not exists (select from pg_attribute a where a.attrelid = k.table_id and a.attnum = any(k.columns) and not a.attnotnull))`);
/** Keys between tenant tables that could lead into another community. */
const straying = () => faults(`select name as fault from (${KEYS}) k where k.target_id in (select table_id from (${TENANT}) t)
  and not exists (select from (${TENANT}) t where t.table_id = k.table_id and t.number = any(k.columns))`);
/** What names something that may be gone, or that another module, a client or a service made. */
const LOOSE = new Set([
  'idempotency_key.result_id', 'idempotency_key.user_id', 'kol_paying_invitee.order_id', 'kol_post.post_id', 'points_entry.event_id', 'points_movement.source_id', 'promotion_use.source_id', 'provider_object.own_id', 'room_event.message_id', 'room_message.attachment_id', 'room_message.reply_to_id', 'shared_payment.order_id', 'stripe_event.order_id', 'user_account.avatar_media_id', 'viewer_event.cause_id',
]);
/** References that nothing holds. */
const dangling = () => faults(`select table_name || '.' || name as fault from (${COLUMNS}) c where name ~ '_id$' and not exists (select from (${KEYS}) k where k.table_id = c.table_id and c.number = any(k.columns))`);
/** Keys that are checked at each statement: the order of writes within a transaction would matter. */
const hasty = () => faults(`select name as fault from (${KEYS}) k where not is_deferred`);

async function planted(sql: string, find: () => Promise<string[]>): Promise<string[]> {
  await client.query('begin');
  try {
    await client.query(sql);
    return await find();
  } finally {
    await client.query('rollback');
  }
}

test('every tenant table has a key to its community', async () => {
  expect(await withoutCommunity()).toEqual([]);
  expect(await planted('create table planted (id uuid primary key, community_id uuid not null)', withoutCommunity)).toEqual(['planted']);
  const absent = 'create table planted (id uuid primary key, community_id uuid not null, user_id uuid, foreign key (community_id, user_id) references member (community_id, user_id))';
  expect(await planted(absent, withoutCommunity)).toEqual(['planted']);
});

test('every key to a tenant table carries the community, so no row points into another', async () => {
  expect(await straying()).toEqual([]);
  const loose = 'create table planted (id uuid primary key, community_id uuid references community (id), member_id uuid references member (id))';
  expect(await planted(loose, straying)).toEqual(['planted_member_id_fkey']);
  expect(await planted('create table planted (id uuid primary key, member_id uuid references member (id))', straying)).toEqual(['planted_member_id_fkey']);
});

test('every reference is a key', async () => {
  expect((await dangling()).filter((fault) => !LOOSE.has(fault))).toEqual([]);
  expect(await planted('create table planted (id uuid primary key, member_id uuid)', dangling)).toContain('planted.member_id');
});

test('keys are checked when the transaction ends', async () => {
  expect(await hasty()).toEqual([]);
  expect(await planted('create table planted (id uuid primary key, community_id uuid references community (id))', hasty)).toEqual(['planted_community_id_fkey']);
});

test('the database itself refuses a row that points into another community', async () => {
  const id = (digit: number): string => `019a0000-0000-7000-8000-00000000000${digit}`;
  const cross = async (): Promise<string[]> => {
    await client.query('set constraints all deferred');
    await client.query(`insert into user_account (id, display_name, created_at) values ('${id(1)}', 'x', now())`);
    for (const [community, slug] of [[id(2), 'one'], [id(3), 'two']]) await client.query(`insert into community (id, slug, name, visibility, time_zone, currency, created_at) values ('${community}', '${slug}', 'x', 'PUBLIC', 'UTC', 'CNY', now())`);
    await client.query(`insert into member (id, community_id, user_id, role, status, number, joined_at) values ('${id(4)}', '${id(2)}', '${id(1)}', 'OWNER', 'ACTIVE', 1, now())`);
    await client.query(`insert into invitation (id, community_id, code, created_by_user_id, created_at) values ('${id(5)}', '${id(3)}', 'X', '${id(1)}', now())`);
    return client.query('set constraints all immediate').then(() => [], ({ constraint }: { constraint: string }) => [constraint]);
  };
  expect(await planted('select', cross)).toEqual(['invitation_created_by_user_id_foreign']);
});
