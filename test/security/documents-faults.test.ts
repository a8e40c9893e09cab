import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { OptimisticLockError } from '@mikro-orm/core';
import { sql } from 'kysely';
import { maskError } from '../../src/graphql/error-masker.ts';
import { useTranslations } from '../../src/graphql/user-error.ts';
import { openDatabase, type Database } from '../../src/platform/database/database.ts';
import { translate } from '../../src/platform/i18n/index.ts';
import { entities } from '../../src/entities.ts';
import { createTestDatabase } from '../support/app.ts';

const faults: unknown[] = [];
const told = (error: unknown) => maskError(error, { locale: 'en', reportFault: (fault) => `err_${faults.push(fault)}` }).extensions['code'];
const failure = (work: Promise<unknown>): Promise<unknown> => work.then(() => new Error('It did not fail'), (error: unknown) => error);

let database: Database;
beforeAll(async () => {
  useTranslations(translate);
  database = await openDatabase({ url: await createTestDatabase(), entities, migrations: [], statementTimeout: 1_000 });
});
afterAll(() => database.close());

describe('what the database says, to the client', () => {
  test('a statement that was cancelled is TIMEOUT, from rows and from entities', async () => {
    expect(told(await failure(sql`select pg_sleep(5)`.execute(database.reader)))).toBe('TIMEOUT');
    expect(told(await failure(database.orm.em.fork().execute('select pg_sleep(5)')))).toBe('TIMEOUT');
  });
  test('a connection that was cut is UNAVAILABLE', async () => {
    expect(told(await failure(sql`select pg_terminate_backend(pg_backend_pid())`.execute(database.reader)))).toBe('UNAVAILABLE');
    expect(told(await failure(database.orm.em.fork().execute('select pg_terminate_backend(pg_backend_pid())')))).toBe('UNAVAILABLE');
    expect((await sql<{ one: number }>`select 1 as one`.execute(database.reader)).rows).toEqual([{ one: 1 }]);
  });
  test.each([{ what: 'over TCP', url: 'postgresql://app@127.0.0.1:9/none' }, { what: 'over a socket', url: 'postgresql://app@%2Ftmp%2Fno-such-folder:5432/none' }])('a server that is away $what is UNAVAILABLE', async ({ url }) => {
    const away = await openDatabase({ url, entities, migrations: [] });
    expect(told(await failure(sql`select 1`.execute(away.reader)))).toBe('UNAVAILABLE');
    expect(told(await failure(away.orm.em.fork().execute('select 1')))).toBe('UNAVAILABLE');
    await away.close();
  });
  test('a version that has moved on is CONFLICT', () => {
    expect(told(new OptimisticLockError('The optimistic lock failed'))).toBe('CONFLICT');
  });
  test('anything else is a fault, without its text', async () => {
    faults.length = 0;
    for (const error of [await failure(sql`select no_such_column`.execute(database.reader)), new Error('x'), 'text', null, undefined, Object.assign(new Error('open'), { code: 'ENOENT', syscall: 'open' })]) {
      const masked = maskError(error, { locale: 'zh-CN', reportFault: (fault) => `err_${faults.push(fault)}` });
      expect(masked.toJSON()).toEqual({ message: '出了点问题，请稍后重试。', extensions: { code: 'INTERNAL', errorId: `err_${faults.length}` } });
    }
    expect(faults.length).toBe(6);
  });
});
