import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { encodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer, Viewer } from '../../src/kernel/viewer.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { randomName } from '../support/world.ts';

const ACTS = 'query ($first: Int, $after: String) { staffActs(first: $first, after: $after) { nodes { actor act target occurredAt } pageInfo { hasNextPage endCursor } } }';
const REDELIVER = 'mutation ($id: String!) { redeliverStripeEvent(eventId: $id) { errors { __typename } } }';
const RETRY = 'mutation ($id: String!) { retryParkedJob(id: $id) { errors { __typename } } }';
const CREATE = 'mutation ($input: CreateCommunityInput!) { createCommunity(input: $input) { community { id } errors { __typename } } }';
let app: TestApp;
let staff: SignedInViewer;

beforeAll(async () => {
  app = await startApp({ COMMUNITY_CREATION: 'staff', STAFF_EMAILS: 'boss@example.com' });
  staff = await app.world.aUser({ isStaff: true });
});
afterAll(() => app.stop());

const db = () => app.platform.database.reader;
const acts = async (page: object = {}, viewer: Viewer = staff) => app.run(ACTS, { ...page }, viewer);
const lines = async (): Promise<number> => (await db().selectFrom('staff_act').select('id').execute()).length;
const create = (slug: string, viewer: Viewer) => app.run(CREATE, { input: { slug, name: '厨房', visibility: 'PRIVATE', idempotencyKey: slug } }, viewer);
async function aParkedJob(): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into pgboss.job (name, data, state, completed_on) values ('jobs', '{"name": "platform.purge-idempotency-keys", "data": {}}', 'failed', now()) returning id`.execute(db());
  return rows[0]!.id;
}
async function anEvent(): Promise<string> {
  const id = randomName('evt');
  await db().insertInto('stripe_event').values({ id, type: 'charge.updated', isLive: false, state: 'PARKED', happenedAt: app.clock.now(), receivedAt: app.clock.now() }).execute();
  return id;
}

test('what staff does is written down with who, what and when, newest first, in pages', async () => {
  const slug = randomName('kitchen').toLowerCase();
  const { community } = (await create(slug, staff)).data.createCommunity;
  app.clock.advance(1_000);
  const eventId = await anEvent();
  expect((await app.run(REDELIVER, { id: eventId }, staff)).data.redeliverStripeEvent.errors).toEqual([]);
  app.clock.advance(1_000);
  const jobId = await aParkedJob();
  expect((await app.run(RETRY, { id: jobId }, staff)).data.retryParkedJob.errors).toEqual([]);

  const actor = encodeId('User', staff.userId);
  const first = (await acts({ first: 2 })).data.staffActs;
  expect(first.nodes).toMatchObject([{ actor, act: 'RETRY_PARKED_JOB', target: jobId, occurredAt: expect.any(String) }, { actor, act: 'REDELIVER_STRIPE_EVENT', target: eventId }]);
  const [later, earlier] = first.nodes.map(({ occurredAt }: { occurredAt: string }) => Date.parse(occurredAt));
  expect([later - earlier >= 1_000, later <= app.clock.now().getTime()]).toEqual([true, true]);
  const rest = (await acts({ first: 2, after: first.pageInfo.endCursor })).data.staffActs;
  expect([rest.nodes, rest.pageInfo.hasNextPage]).toMatchObject([[{ actor, act: 'OPEN_COMMUNITY', target: community.id }], false]);
});

test('a repeated call is the same act; what was refused is none', async () => {
  const slug = randomName('again').toLowerCase();
  await create(slug, staff);
  const before = await lines();
  await create(slug, staff);
  expect((await app.run(CREATE, { input: { slug, name: '厨房', visibility: 'PRIVATE', idempotencyKey: 'other' } }, staff)).data.createCommunity.errors).toHaveLength(1);
  expect((await app.run(REDELIVER, { id: 'evt_absent' }, staff)).data.redeliverStripeEvent.errors).toEqual([{ __typename: 'NotFoundError' }]);
  const retried = await aParkedJob();
  await sql`update pgboss.job set state = 'created', completed_on = null where id = ${retried}`.execute(db());
  expect((await app.run(RETRY, { id: retried }, staff)).data.retryParkedJob.errors).toEqual([{ __typename: 'NotFoundError' }]);
  const person = await app.world.aUser();
  const [eventId, jobId] = [await anEvent(), await aParkedJob()];
  const refused = [await create(randomName('no').toLowerCase(), person), await app.run(REDELIVER, { id: eventId }, person), await app.run(RETRY, { id: jobId }, person), await acts({}, person)];
  expect(refused.map(({ errors }) => errors[0]!.extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
  expect(await lines()).toBe(before);
});

test('where everybody may open a community, staff that does acts for itself', async () => {
  const open = await startApp();
  const person = await open.world.aUser({ isStaff: true });
  await open.run(CREATE, { input: { slug: 'own-kitchen', name: '厨房', visibility: 'PUBLIC', idempotencyKey: 'k' } }, person);
  expect((await open.run(ACTS, {}, person)).data.staffActs.nodes).toEqual([]);
  await open.stop();
});

test.each([['update', 'update staff_act set target = target'], ['delete', 'delete from staff_act'], ['truncate', 'truncate staff_act']])('the database refuses to %s what is written', async (_name, statement) => {
  await expect(sql.raw(statement).execute(db())).rejects.toThrow('A staff_act never changes');
});

test('staff knows of a private community no more than any outsider', async () => {
  const { owner, community } = await app.world.aCommunity({ owner: staff, visibility: 'PRIVATE' });
  const other = await app.world.aUser({ isStaff: true });
  const read = (viewer: Viewer) => app.run('query ($slug: String!, $id: ID!) { community(slug: $slug) { name } node(id: $id) { __typename } }', { slug: community.slug, id: encodeId('Community', community.id) }, viewer);
  expect((await read(other)).data).toEqual({ community: null, node: null });
  expect((await read(owner)).data).toEqual({ community: { name: community.name }, node: { __typename: 'Community' } });
});
