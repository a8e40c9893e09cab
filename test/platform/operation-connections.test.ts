import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import { entities } from '../../src/entities.ts';
import { startDeadline } from '../../src/kernel/deadline.ts';
import { openDatabase, type Database } from '../../src/platform/database/database.ts';
import { withinDeadline } from '../../src/platform/database/deadlines.ts';
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
