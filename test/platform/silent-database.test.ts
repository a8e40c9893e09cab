import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { openLine, type Line } from '../../scripts/chaos/line.ts';
import { encodeId } from '../../src/kernel/id.ts';
import { createObjectLocks } from '../../src/platform/database/object-locks.ts';
import { unhurried } from '../../src/platform/database/unhurried.ts';
import { startNodes, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { openStream, socketClient } from '../support/live.ts';
import { randomName } from '../support/world.ts';

const { hostname, port } = new URL(process.env.TEST_ADMIN_URL!);
const host = decodeURIComponent(hostname);
const nodes: TestApp[] = [];
let line: Line;
beforeEach(async () => {
  line = await openLine(host.startsWith('/') ? `${host}/.s.PGSQL.${port}` : Number(port));
});
afterEach(async () => {
  line.close();
  await Promise.all(nodes.splice(0).map((node) => node.stop()));
});
const through = (databaseUrl: string): string => {
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(line.port);
  return String(url);
};

test('a database that is gone without a word is given up for one that answers: streams go on without a gap, and people are served', async () => {
  nodes.push(...(await startNodes(2, { EXECUTION_TIMEOUT: '1000' }, [{}, (databaseUrl) => ({ DATABASE_URL: through(databaseUrl) })])));
  const [near, far] = nodes as [TestApp, TestApp];
  const { owner, community } = await near.world.aCommunity();
  const room = await near.modules.chat.createRoom(owner, { communityId: community.id, name: randomName('room'), idempotencyKey: randomName('key') });
  if (!room.ok) throw new Error(room.failure.kind);
  const roomId = encodeId('Room', room.value.room.id);
  const client = socketClient(await far.listen(), await far.world.tokenOf(owner));
  const stream = openStream<{ roomEvents: { seq: number } }>(client, 'subscription ($roomId: ID!) { roomEvents(roomId: $roomId, after: 0) { seq } }', { roomId });
  const send = (body: string) => near.modules.chat.sendMessage(owner, { roomId: room.value.room.id, body, idempotencyKey: randomName('key') });
  await send('一');
  expect((await stream.next()).roomEvents.seq).toBe(1);
  line.lose();
  for (const body of ['二', '三']) await send(body);
  expect([(await stream.next()).roomEvents.seq, (await stream.next()).roomEvents.seq]).toEqual([2, 3]);
  const served = () => far.run('query ($roomId: ID!) { node(id: $roomId) { id } }', { roomId }, owner);
  await eventually(async () => (await served()).data?.node.id === roomId);
  await client.dispose();
});

const isWaitedFor = async (holder: pg.Client): Promise<boolean> =>
  (await holder.query(`select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`)).rows.length > 0;

test('a lock that is waited for over a connection that is lost is given up, and does not stay with it', async () => {
  const faults: unknown[] = [];
  const url = process.env.TEST_ADMIN_URL!;
  const locks = createObjectLocks({ url: through(url), onError: (error) => faults.push(error), longestWait: 1_000 });
  const holder = new pg.Client(url);
  await holder.connect();
  const name = randomName('lock');
  await holder.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
  const waiting = locks.run(name, async () => 'done').catch(String);
  await eventually(() => isWaitedFor(holder));
  line.lose();
  expect(await waiting).toContain('Query read timeout');
  await holder.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
  expect(await locks.run(name, async () => 'done')).toBe('done');
  await holder.end();
  line.close();
  await locks.close();
});

test('a connection that is ended while it holds a lock, or while it checks the data, ends nothing else', async () => {
  const url = process.env.TEST_ADMIN_URL!;
  const faults: unknown[] = [];
  const locks = createObjectLocks({ url, onError: (error) => faults.push(error) });
  const admin = new pg.Client(url);
  await admin.connect();
  const name = randomName('lock');
  const end = (of: string): Promise<unknown> => admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query like $1`, [`%${of}%`]);
  await admin.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
  const held = locks.run(name, async () => {
    await end('pg_advisory_lock(');
    await eventually(() => faults.length > 0);
    return 'done';
  });
  await eventually(() => isWaitedFor(admin));
  await admin.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]);
  expect(await held).toBe('done');
  // One end of a connection is told by one error or by two.
  expect(String(faults[0])).toContain('terminating connection');
  expect(await locks.run(name, async () => 'again')).toBe('again');
  const checking = unhurried(url, (db) => sql`select pg_sleep(60) as unhurried_check`.execute(db)).catch(String);
  await eventually(async () => (await admin.query(`select 1 from pg_stat_activity where datname = current_database() and query like '%as unhurried_check%' and wait_event = 'PgSleep'`)).rows.length > 0);
  await end('as unhurried_check');
  expect(await checking).toContain('terminating connection');
  await locks.close();
  await admin.end();
});
