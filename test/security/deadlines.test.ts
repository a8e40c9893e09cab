import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { startDeadline, type Deadline } from '../../src/kernel/deadline.ts';
import { encodeId } from '../../src/kernel/id.ts';
import { ok } from '../../src/kernel/result.ts';
import { withinDeadline } from '../../src/platform/database/deadlines.ts';
import { startNodes, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { poster } from '../support/floor-server.ts';

const [SHORT, LONG] = [700, 5_000];
const CREATE_TOPIC = 'mutation ($input: CreateTopicInput!) { createTopic(input: $input) { topic { title } errors { __typename } } }';
/** Where work gets done; and a process on the same database whose operations soon have no time left. */
let app: TestApp;
let hasty: TestApp;
let url: string;
let hastyUrl: string;
let other: pg.Client;

// The pool cancels after as long as an operation may take, as in production: a statement that starts late would outlive its operation.
beforeAll(async () => {
  [app, hasty] = (await startNodes(2, {}, [{ EXECUTION_TIMEOUT: String(LONG) }, { EXECUTION_TIMEOUT: String(SHORT) }])) as [TestApp, TestApp];
  [url, hastyUrl] = [await app.listen(), await hasty.listen()];
});
afterAll(() => Promise.all([app.stop(), hasty.stop()]));
beforeEach(async () => {
  other = new pg.Client({ connectionString: app.databaseUrl });
  await other.connect();
});
afterEach(() => other.end());

/** What the server works on for anybody else, or keeps a transaction open for. */
async function running(): Promise<string[]> {
  await other.query('select pg_stat_clear_snapshot()');
  const { rows } = await other.query("select query from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and state <> 'idle' and pid <> pg_backend_pid()");
  return rows.map(({ query }) => query);
}
const nothingRuns = () => eventually(async () => expect(await running()).toEqual([]) === undefined);
const count = async (table: string): Promise<number> => (await other.query(`select count(*)::int as n from ${table}`)).rows[0].n;
const traces = async (): Promise<number[]> => Promise.all(['topic', 'idempotency_key', 'pgboss.job'].map(count));

test('A27. a mutation that waits past its deadline is told as TIMEOUT and leaves nothing, whenever the lock is let go', async () => {
  const { owner, community } = await app.world.aCommunity();
  const headers = { authorization: `Bearer ${await app.world.tokenOf(owner)}` };
  const input = { communityId: encodeId('Community', community.id), title: '家常菜', idempotencyKey: 'late' };
  const before = await traces();
  await other.query('begin');
  await other.query('select 1 from community where id = $1 for update', [community.id]);

  const late = await poster(hastyUrl)(CREATE_TOPIC, { input }, headers);
  expect([late.code, late.body.data?.createTopic ?? null]).toEqual(['TIMEOUT', null]);
  await nothingRuns();
  await other.query('commit');
  expect(await traces()).toEqual(before);

  const again = await poster(url)(CREATE_TOPIC, { input }, headers);
  expect(again.body).toMatchObject({ data: { createTopic: { topic: { title: '家常菜' }, errors: [] } } });
});

test('A27. a send that waits for its room past its deadline is not written later; sends to other rooms go on', async () => {
  const { owner, community } = await app.world.aCommunity();
  const post = poster(url);
  const headers = { authorization: `Bearer ${await app.world.tokenOf(owner)}` };
  const [taken, free] = await Promise.all(['taken', 'free'].map(async (name) => {
    const made = await app.modules.chat.createRoom(owner, { communityId: community.id, name, idempotencyKey: name });
    return made.ok ? made.value.room.id : '';
  }));
  const send = (roomId: string) => post('mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { seq } errors { __typename } } }', { input: { roomId: encodeId('Room', roomId), body: '在吗', idempotencyKey: `send ${roomId}` } }, headers);
  const before = await traces();
  await other.query('begin');
  await other.query('select 1 from room where id = $1 for update', [taken]);
  const [late, ...others] = await Promise.all([send(taken!), send(free!), send(free!)]);
  expect([late!.code, late!.body.data?.sendMessage ?? null]).toEqual(['TIMEOUT', null]);
  expect(others.map(({ body }) => body.data.sendMessage.message)).toEqual([{ seq: 1 }, { seq: 1 }]);
  await nothingRuns();
  await other.query('commit');
  expect(await traces()).toEqual([before[0], before[1]! + 1, before[2]]);
  expect((await send(taken!)).body).toMatchObject({ data: { sendMessage: { message: { seq: 1 }, errors: [] } } });
});

test('a lock that is let go right at the deadline does not let it through', async () => {
  const { owner, community } = await app.world.aCommunity();
  const headers = { authorization: `Bearer ${await app.world.tokenOf(owner)}` };
  const before = await traces();
  await other.query('begin');
  await other.query('select 1 from community where id = $1 for update', [community.id]);
  const late = await poster(hastyUrl)(CREATE_TOPIC, { input: { communityId: encodeId('Community', community.id), title: '早餐', idempotencyKey: 'at-once' } }, headers);
  await other.query('commit');
  expect(late.code).toBe('TIMEOUT');
  await nothingRuns();
  expect(await traces()).toEqual(before);
});

test('a read that waits past its deadline is cancelled on the server', async () => {
  const { community } = await app.world.aCommunity({ visibility: 'PUBLIC' });
  await other.query('begin');
  await other.query('lock table community in access exclusive mode');
  const late = await poster(hastyUrl)('query ($slug: String!) { community(slug: $slug) { name } }', { slug: community.slug });
  expect([late.code, late.body.data?.community ?? null]).toEqual(['TIMEOUT', null]);
  await nothingRuns();
  await other.query('rollback');
});

test('a transaction whose deadline passes between its statements does not commit, and gives no hint', async () => {
  const { community } = await app.world.aCommunity();
  const told: string[] = [];
  const deadline = deadlineByHand();
  const work = withinDeadline(deadline, () => app.platform.uow.run(async (tx) => {
    await tx.db.updateTable('community').set({ name: 'late' }).where('id', '=', community.id).execute();
    tx.afterCommit(() => void told.push('hint'));
    deadline.pass();
    return ok(null);
  }));
  await expect(work).rejects.toMatchObject({ code: 'TIMEOUT' });
  await nothingRuns();
  expect([told, (await other.query('select name from community where id = $1', [community.id])).rows[0].name]).toEqual([[], community.name]);
});

test('a transaction tells the server what is left, so that it ends also when nobody can cancel', async () => {
  const deadline = startDeadline(LONG - 1_000);
  const left = await withinDeadline(deadline, () => app.platform.uow.run(async (tx) => ok(await statementTimeout(tx.db))));
  deadline.end();
  expect(left).toEqual({ ok: true, value: expect.any(Number) });
  expect((left as { value: number }).value).toBeLessThanOrEqual(LONG - 1_000);
  expect((left as { value: number }).value).toBeGreaterThan(0);
});

test('work without a deadline, and what an operation left running that was done in time, has the pool’s bound', async () => {
  const deadline = startDeadline(LONG - 1_000);
  const later = await withinDeadline(deadline, async () => () => app.platform.uow.run(async (tx) => ok(await statementTimeout(tx.db))));
  deadline.end();
  expect([await later(), await app.platform.uow.run(async (tx) => ok(await statementTimeout(tx.db)))]).toEqual([{ ok: true, value: LONG }, { ok: true, value: LONG }]);
});

test('work under an object lock that has begun is done to its end; none begins after the deadline', async () => {
  const { community } = await app.world.aCommunity();
  const rename = (name: string): Promise<unknown> => app.platform.uow.run(async (tx) => ok(await tx.db.updateTable('community').set({ name }).where('id', '=', community.id).execute()));
  const deadline = deadlineByHand();
  await withinDeadline(deadline, () => app.platform.locks.run(community.id, async () => {
    deadline.pass();
    await rename('said by the provider');
  }));
  await expect(withinDeadline(deadline, () => app.platform.locks.run(community.id, () => rename('never')))).rejects.toMatchObject({ code: 'TIMEOUT' });
  expect((await other.query('select name from community where id = $1', [community.id])).rows[0].name).toBe('said by the provider');
});

/** Passes when the test says so. */
function deadlineByHand(): Deadline & { pass(): void } {
  const listeners = new Set<() => void>();
  let hasPassed = false;
  return {
    hasPassed: () => hasPassed,
    remaining: () => (hasPassed ? -1 : LONG),
    onPassed(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    pass() {
      hasPassed = true;
      for (const listener of [...listeners]) listener();
    },
  };
}

async function statementTimeout(db: TestApp['platform']['database']['reader']): Promise<number> {
  const { setting } = await db.selectFrom('pg_settings').select('setting').where('name', '=', 'statement_timeout').executeTakeFirstOrThrow();
  return Number(setting);
}
