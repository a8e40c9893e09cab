import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { lineOf, type Hints } from '../../src/platform/live/hints.ts';
import { createPostgresHints } from '../../src/platform/live/postgres-hints.ts';
import { eventually } from '../support/eventually.ts';

const faults: unknown[] = [];
const heard: string[] = [];
let name: string;
let admin: pg.Client;
let hints: Hints;
beforeEach(async () => {
  name = `hints_${randomBytes(6).toString('hex')}`;
  const url = process.env.TEST_ADMIN_URL!;
  hints = await createPostgresHints(`${url}?application_name=${name}`, (error) => faults.push(error));
  hints.listen('room', () => heard.push('room'));
  hints.hear('typing', (payload) => heard.push(payload));
  admin = new pg.Client({ connectionString: url });
  await admin.connect();
});
afterEach(async () => {
  await hints.close();
  await admin.end();
});
const connections = async (): Promise<number[]> => (await admin.query<{ pid: number }>('select pid from pg_stat_activity where application_name = $1', [name])).rows.map(({ pid }) => pid);

test('E4 a connection that the database ends is opened again: who listens looks for what was missed, hears what is said meanwhile by their own process, and later what all say', async () => {
  hints.publish('room');
  await eventually(() => heard.length === 1);
  const [first] = await connections();
  await admin.query('select pg_terminate_backend($1)', [first]);
  await eventually(() => faults.length > 0);
  expect(String(faults[0])).toContain('terminating connection');
  hints.publish('room');
  hints.signal('typing', 'somebody types');
  await eventually(() => heard.includes('somebody types') && heard.length >= 3);
  const second = await eventually(async () => (await connections()).find((pid) => pid !== first));
  // The new connection may be there before it listens.
  await eventually(async () => {
    await admin.query("select pg_notify('xingqun_signals', $1)", [lineOf('typing', 'from elsewhere')]);
    return heard.includes('from elsewhere');
  });
  expect(await connections()).toEqual([second]);
});
