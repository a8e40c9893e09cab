import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import pg from 'pg';
import { openLine, type Line } from '../../scripts/chaos/line.ts';
import { lineOf, type Hints } from '../../src/platform/live/hints.ts';
import { createPostgresHints } from '../../src/platform/live/postgres-hints.ts';
import { createRedisHints } from '../../src/platform/live/redis-hints.ts';
import { eventually } from '../support/eventually.ts';
import { hasRedis, redisServer, type RedisServer } from './support/redis-server.ts';

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

test('a connection that answers nothing any more is given up for a new one, and one that never listens, too; until then those of the own process hear what is said', async () => {
  const { hostname, port } = new URL(process.env.TEST_ADMIN_URL!);
  const host = decodeURIComponent(hostname);
  const ways: net.Socket[] = [];
  let isSilent = false;
  let swallowed = 0;
  const between = net.createServer((near) => {
    const far = host.startsWith('/') ? net.connect(`${host}/.s.PGSQL.${port}`) : net.connect(Number(port), host);
    ways.push(near, far);
    for (const end of [near, far]) end.on('error', () => {});
    near.on('close', () => far.destroy());
    near.on('data', (said) => (isSilent && /listen|pg_notify/.test(said.toString('latin1')) ? void swallowed++ : void far.write(said)));
    far.pipe(near);
  }).listen(0, '127.0.0.1');
  await once(between, 'listening');
  const through = new URL(process.env.TEST_ADMIN_URL!);
  through.hostname = '127.0.0.1';
  through.port = String((between.address() as net.AddressInfo).port);
  const app = `${name}_through`;
  through.searchParams.set('application_name', app);
  const lost: unknown[] = [];
  let told = 0;
  const typed: string[] = [];
  const deaf = await createPostgresHints(String(through), (error) => lost.push(error));
  deaf.listen('lobby', () => (told += 1));
  deaf.hear('typing', (payload) => typed.push(payload));
  isSilent = true;
  for (let turn = 1; turn <= 2; turn++) {
    deaf.publish('lobby');
    deaf.signal('typing', `turn ${turn}`);
    await new Promise((resolve) => setImmediate(resolve));
    // Nothing of the database's has come in since.
    expect([told, typed.length]).toEqual([turn, turn]);
  }
  await eventually(() => lost.length > 0);
  expect([String(lost[0]), typed]).toEqual([expect.stringContaining('timeout'), ['turn 1', 'turn 2']]);
  await eventually(() => swallowed >= 2);
  await eventually(() => lost.length >= 2);
  isSilent = false;
  // Over the new connection what others say is heard again, once.
  await eventually(() => told === 3);
  await admin.query("select pg_notify('xingqun_hints', 'lobby')");
  await eventually(() => told >= 4);
  await eventually(async () => (await admin.query('select from pg_stat_activity where application_name = $1', [app])).rowCount === 1);
  expect(told).toBe(4);
  await deaf.close();
  for (const end of ways) end.destroy();
  between.close();
});

test('others hear what is said once and in order, and so does who says it', async () => {
  const [near, far]: [string[], string[]] = [[], []];
  const other = await createPostgresHints(process.env.TEST_ADMIN_URL!, (error) => faults.push(error));
  for (const [side, told] of [[hints, near], [other, far]] as const) {
    side.listen('lobby', () => told.push('lobby'));
    side.hear('words', (payload) => told.push(payload));
  }
  const said = ['一', '二', '三'];
  for (const word of said) hints.signal('words', word);
  await eventually(() => far.length === 3);
  hints.publish('lobby');
  await eventually(() => far.includes('lobby'));
  other.signal('words', '完');
  // The database tells in the order of its commits: an echo would have come before.
  await eventually(() => near.includes('完'));
  expect([near, far]).toEqual([[...said, 'lobby', '完'], [...said, 'lobby', '完']]);
  await other.close();
});

test('what is published while a hint is on its way goes out together after it, and nothing is left behind', async () => {
  const other = await createPostgresHints(process.env.TEST_ADMIN_URL!, (error) => faults.push(error));
  for (let index = 0; index < 250; index++) other.listen(`topic-${index}`, () => heard.push(`topic-${index}`));
  const already = heard.length;
  for (let index = 0; index < 125; index++) hints.publish(`topic-${index}`);
  await new Promise((resolve) => setImmediate(resolve));
  for (let index = 125; index < 250; index++) hints.publish(`topic-${index}`);
  await eventually(() => heard.length >= already + 250);
  expect(heard.slice(already).toSorted()).toEqual(Array.from({ length: 250 }, (_, index) => `topic-${index}`).toSorted());
  await other.close();
});

(hasRedis ? describe : describe.skip)('over Redis (skipped where there is no redis-server)', () => {
  const here: string[] = [];
  const there: string[] = [];
  const lost: string[] = [];
  let server: RedisServer;
  let line: Line;
  let near: Hints;
  let far: Hints;
  const open = (url: string, topics: readonly string[], told: string[]): Hints => {
    const opened = createRedisHints(url, (error) => lost.push(String(error)));
    for (const topic of topics) opened.listen(topic, () => told.push(topic));
    return opened;
  };
  /** Whoever begins to listen is told to look once, by nobody. */
  const reaches = async (from: Hints, told: string[]): Promise<void> => {
    await eventually(() => told.includes('lobby'));
    told.length = 0;
    await eventually(() => (from.publish('lobby'), told.includes('lobby')));
  };
  beforeEach(async () => {
    server = await redisServer();
    line = await openLine(Number(new URL(server.url).port));
    for (const list of [here, there, lost]) list.length = 0;
  });
  afterEach(async () => {
    await Promise.all([near.close(), far.close()]);
    line.close();
    await server.stop();
  });

  test('D13 in a partition one waits for Redis once, those of the own process hear what is said at once from then on, and nothing piles up for the time after', async () => {
    const topics = Array.from({ length: 1_000 }, (_, n) => `lost-${n}`);
    near = open(`redis://127.0.0.1:${line.port}`, ['lobby', 'first', ...topics], here);
    far = open(server.url, ['lobby'], there);
    const late: string[] = [];
    await reaches(near, there);
    await reaches(far, here);
    here.length = 0;
    line.hold();
    near.publish('first');
    await eventually(() => here.includes('first'));
    expect(lost).toContain('Error: Command timed out');
    here.length = 0;
    for (const topic of topics) far.listen(topic, () => late.push(topic));
    for (const topic of topics) {
      near.publish(topic);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await eventually(() => here.length >= 1_000);
    expect(new Set(here)).toEqual(new Set(topics));
    line.heal();
    there.push('lobby');
    await reaches(near, there);
    expect(late).toEqual([]);
  });

  test('D13 who only listens notices a line that brings nothing any more, and hears what others say once it is mended', async () => {
    near = open(`redis://127.0.0.1:${line.port}`, ['lobby', 'said by nobody'], here);
    far = open(server.url, [], there);
    await reaches(far, here);
    line.hold();
    await eventually(() => lost.includes('Error: Command timed out'));
    await new Promise((resolve) => setImmediate(resolve)); // healed before that, the line is not given up
    here.length = 0;
    line.heal();
    await eventually(() => here.includes('said by nobody')); // it looks for what it missed
    here.push('lobby');
    await reaches(far, here);
  });
});
