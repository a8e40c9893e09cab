import { expect, test } from '@jest/globals';
import pg from 'pg';
import { entities } from '../../src/entities.ts';
import { connectionFault, databaseFault, versionFault } from '../../src/platform/database/database-fault.ts';
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

test('what keeps a process from its database is told in one line without the password, and whether it may end by itself', async () => {
  const good = await createTestDatabase();
  const changed = (change: (url: URL) => void): string => {
    const url = new URL(good);
    url.password = 'hunter2';
    change(url);
    return url.href;
  };
  expect(await databaseFault(good)).toBeNull();
  const missing = await databaseFault(changed((url) => (url.pathname = '/no_such_one')));
  expect(missing).toEqual({ line: 'DATABASE_URL names the database "no_such_one", which is not there: create it, or change the name at the end of the address.', isPassing: false });
  const stranger = await databaseFault(changed((url) => (url.username = 'nobody_here')));
  expect(stranger).toEqual({ line: expect.stringMatching(/^DATABASE_URL is refused for the role "nobody_here" at \S+: change the user or the password, or let the server take them\.$/), isPassing: false });
  expect(await databaseFault('postgresql://app:hunter2@127.0.0.1:1/app')).toEqual({ line: 'DATABASE_URL leads to 127.0.0.1:1, where nothing answers (ECONNREFUSED): start PostgreSQL there, or change host and port.', isPassing: true });
});

test.each([
  ['a server that starts', { code: '57P03', message: 'the database system is starting up' }, 'DATABASE_URL leads to a server that takes no connection now: the database system is starting up.', true],
  ['silence', { message: 'timeout expired' }, 'DATABASE_URL leads to db:5432, where nothing answers: start PostgreSQL there, or change host and port.', true],
  ['a name that is unknown', { code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND db' }, 'DATABASE_URL leads to db:5432, where nothing answers (ENOTFOUND): start PostgreSQL there, or change host and port.', true],
  ['a wrong password', { code: '28P01', message: 'password authentication failed for user "app"' }, 'DATABASE_URL is refused for the role "app" at db:5432: change the user or the password, or let the server take them.', false],
  ['no encryption', { message: 'The server does not support SSL connections' }, 'DATABASE_URL cannot be used: The server does not support SSL connections.', false],
])('%s is told', (_what, error, line, isPassing) => {
  expect(connectionFault(error, { host: 'db', port: 5432, user: 'app', database: 'app' })).toEqual({ line, isPassing });
});

test('a server before PostgreSQL 16 is refused', () => {
  expect(versionFault({ number: 150_013, version: '15.13' })).toEqual({ line: 'DATABASE_URL leads to PostgreSQL 15.13: version 16 or later is needed.', isPassing: false });
  expect(versionFault({ number: 160_000, version: '16.0' })).toBeNull();
});
