import { expect, test } from '@jest/globals';
import pg from 'pg';
import { entities } from '../../src/entities.ts';
import { openDatabase } from '../../src/platform/database/database.ts';
import { createObjectLocks } from '../../src/platform/database/object-locks.ts';
import { createTestDatabase } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';

test('a database that answers is connected before anything was written', async () => {
  const database = await openDatabase({ url: await createTestDatabase(), entities, migrations: [] });
  expect(await database.isConnected()).toBe(true);
  await database.close();
});

test('a database that is away is not connected', async () => {
  const database = await openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/nothing', entities, migrations: [] });
  expect(await database.isConnected()).toBe(false);
  await database.close();
});

test('a lock is held by one at a time, in this process and elsewhere; locks that nobody else has share a connection', async () => {
  const url = await createTestDatabase();
  const [here, elsewhere] = [url, url].map((each) => createObjectLocks({ url: each, onError: () => {} }));
  const control = new pg.Client(url);
  await control.connect();
  const locks = async (isGranted: boolean) => (await control.query<{ pid: number }>("select pid from pg_locks where locktype = 'advisory' and granted = $1 and database = (select oid from pg_database where datname = current_database())", [isGranted])).rows.map(({ pid }) => pid);
  const done: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = ['a', 'b', 'c'].map((name) => here!.run(name, async () => {
    await gate.promise;
    done.push(`${name} first`);
  }));
  await eventually(async () => (await locks(true)).length === 3);
  expect(new Set(await locks(true)).size).toBe(1);
  const second = [here!, elsewhere!].map((side) => side.run('a', async () => void done.push('a later')));
  await eventually(async () => (await locks(false)).length === 2);
  expect(await elsewhere!.run('d', async () => 'free')).toBe('free');
  gate.resolve();
  await Promise.all([...first, ...second]);
  expect(done.indexOf('a first')).toBeLessThan(done.indexOf('a later'));
  expect(done.filter((entry) => entry === 'a later')).toHaveLength(2);
  await expect(here!.run('a', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  await eventually(async () => (await locks(true)).length === 0);
  await Promise.all([here!.close(), elsewhere!.close(), control.end()]);
});
