import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import { entities } from '../../src/entities.ts';
import { startDeadline } from '../../src/kernel/deadline.ts';
import { openDatabase, type Database } from '../../src/platform/database/database.ts';
import { withinDeadline } from '../../src/platform/database/deadlines.ts';
import { together } from '../../src/platform/database/prepared.ts';
import { createRowObjects, tablesOf } from '../../src/platform/database/row-objects.ts';
import { inTransaction } from '../../src/platform/database/transactions.ts';
import { newId } from '../../src/kernel/id.ts';
import { Grant } from '../../src/modules/tiers/index.ts';
import { createTestDatabase } from '../support/app.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase({ url: await createTestDatabase(), entities, migrations: [], poolSize: 4 });
});
afterAll(() => database.close());

const backend = async (): Promise<number> => (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database.reader)).rows[0]!.pid;
const operation = <T>(work: () => Promise<T>, milliseconds = 10_000): Promise<T> => {
  const deadline = startDeadline(milliseconds);
  return withinDeadline(deadline, work).finally(() => deadline.end());
};
const atOnce = <T>(count: number, work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: count }, work));

test('what one operation asks at once goes through one connection, and no other operation has a part in it', async () => {
  const pids = await Promise.all([operation(() => atOnce(5, backend)), operation(() => atOnce(5, backend))]);
  expect(pids.map((of) => new Set(of).size)).toEqual([1, 1]);
  expect(pids[0]![0]).not.toBe(pids[1]![0]);
  expect(new Set(await atOnce(3, backend)).size).toBe(3);
});

test('so does what is asked together where no operation asks, in the order in which it is asked', async () => {
  const order: number[] = [];
  const ask = async (n: number): Promise<number> => (await sql<{ pid: number }>`select pg_backend_pid() as pid, pg_sleep(${n === 0 ? 0.05 : 0})`.execute(database.reader).finally(() => order.push(n))).rows[0]!.pid;
  expect(new Set(await together(() => Promise.all([0, 1, 2].map(ask)))).size).toBe(1);
  expect(order).toEqual([0, 1, 2]);
  const [inside] = await operation(() => Promise.all([Promise.all([backend(), together(backend)])]));
  expect(new Set(inside).size).toBe(1);
});

test('it leaves in one write', async () => {
  const pool = await database.orm.em.getConnection().getNativeClient();
  const client: PoolClient = await pool.connect();
  const { stream } = (client as unknown as { connection: { stream: { _writev(chunks: unknown[], done: () => void): void } } }).connection;
  const others = await atOnce(3, () => pool.connect());
  const writes: number[] = [];
  const writev = stream._writev.bind(stream);
  stream._writev = (chunks, done) => {
    writes.push(chunks.length);
    writev(chunks, done);
  };
  client.release();
  await operation(() => atOnce(4, backend));
  others.forEach((other) => other.release());
  expect(writes).toHaveLength(1);
});

test('a statement that fails spoils none beside it', async () => {
  const answers = await operation(() => Promise.allSettled([backend(), sql`select 1 / 0`.execute(database.reader), backend()]));
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('at the deadline all of its statements end, and the connection serves the next operation', async () => {
  const started = performance.now();
  const answers = await operation(() => Promise.allSettled(Array.from({ length: 3 }, () => sql`select pg_sleep(30)`.execute(database.reader))), 100);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(new Set(await operation(() => atOnce(3, backend))).size).toBe(1);
});

test('when no connection is to be had, every one of them fails and nothing is kept', async () => {
  const away = await openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/nothing', entities, migrations: [] });
  const ask = (): Promise<string[]> => operation(async () => (await Promise.allSettled([1, 2].map(() => sql`select 1`.execute(away.reader)))).map(({ status }) => status));
  expect(await ask()).toEqual(['rejected', 'rejected']);
  expect(await ask()).toEqual(['rejected', 'rejected']);
  await away.close();
});

test('those who work side by side in a transaction go in step: what all of them ask next is one write', async () => {
  const pool = await database.orm.em.getConnection().getNativeClient();
  let writes = 0;
  pool.once('acquire', (client: PoolClient) => {
    const { stream } = (client as unknown as { connection: { stream: Record<'_write' | '_writev', (...args: unknown[]) => void> } }).connection;
    for (const method of ['_write', '_writev'] as const) {
      const write = stream[method].bind(stream);
      stream[method] = (...args) => {
        writes++;
        write(...args);
      };
    }
  });
  const answers = await inTransaction(database.orm, ({ db }) => Promise.all([1, 2, 3].map(async (worker) => {
    let sum = 0;
    for (const step of [10, 20, 30]) sum += (await sql<{ n: number }>`select ${worker}::int + ${step}::int as n`.execute(db)).rows[0]!.n;
    return sum;
  })));
  expect(answers).toEqual([63, 66, 69]);
  expect(writes).toBe(5); // also to begin and to commit
});

const UNDONE = new Error('undone');
const undone = async (work: (transaction: Parameters<Parameters<typeof inTransaction>[1]>[0]) => Promise<unknown>): Promise<void> => {
  await expect(inTransaction(database.orm, async (transaction) => {
    await work(transaction);
    throw UNDONE;
  })).rejects.toBe(UNDONE);
};

test('what a transaction asks at once runs in that order, with the ORM on the same connection; nothing of it runs when it is over', async () => {
  let late: Promise<unknown> | undefined;
  await inTransaction(database.orm, async ({ db, newEntities }) => {
    const em = newEntities();
    await Promise.all([sql`create table kept_of_transaction (n int)`.execute(db), sql`insert into kept_of_transaction values (1)`.execute(db)]);
    expect(await em.getConnection().execute('select n from kept_of_transaction', [], 'all', em.getTransactionContext())).toEqual([{ n: 1 }]);
    late = Promise.resolve().then(() => new Promise((resolve) => setImmediate(resolve))).then(() => sql`delete from kept_of_transaction`.execute(db));
  });
  await expect(late).rejects.toThrow('The transaction is over');
  await undone(({ db }) => sql`delete from kept_of_transaction`.execute(db));
  expect((await sql`select n from kept_of_transaction`.execute(database.reader)).rows).toEqual([{ n: 1 }]);
  await expect(inTransaction(database.orm, ({ db }) => Promise.all([sql`select 1 / 0`.execute(db), sql`delete from kept_of_transaction`.execute(db)]))).rejects.toThrow('division by zero');
  expect((await sql`select n from kept_of_transaction`.execute(database.reader)).rows).toHaveLength(1);
});

test('objects of rows have the rules of their entity, are one per row, and only what changed of them is written', () => undone(async (transaction) => {
  const db = database.readable(transaction.db);
  const rows = createRowObjects(tablesOf(database.orm), db);
  const [id, communityId, at] = [newId(), newId(), new Date('2026-01-01T00:00:00Z')];
  rows.add(Grant, { id, communityId, userId: newId(), tierId: null, entitlements: ['posts.read.premium'], sourceKind: 'ORDER', sourceId: newId(), startsAt: at, endsAt: null, revokedAt: null, reason: null, givenBy: null, createdAt: at });
  await rows.flush();
  const read = createRowObjects(tablesOf(database.orm), db);
  const stored = async () => db.selectFrom('access_grant').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const grant = read.of(Grant, await stored());
  expect(read.of(Grant, await stored())).toBe(grant);
  expect(grant.suspend(at)).toBe(true);
  database.queryLog.start();
  await read.flush();
  await read.flush();
  expect(database.queryLog.stop()).toEqual(['update "access_grant" set "suspended_at" = $1 where "id" = $2 and "community_id" = $3']);
  expect(await stored()).toMatchObject({ entitlements: ['posts.read.premium'], suspendedAt: at, revokedAt: null });
}));
