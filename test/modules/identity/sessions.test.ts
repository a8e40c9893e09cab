import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DAY } from '../../../src/kernel/clock.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { isLive, REFRESH, REVOKE, REVOKE_OTHERS, SESSIONS, SIGN_OUT, signedIn, signedUp } from './accounts.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const NODE = 'query ($id: ID!) { node(id: $id) { id __typename } }';

describe('the list of sessions', () => {
  test('holds the live ones, the newest first, and marks the one that asks', async () => {
    const laptop = await signedUp(app, { deviceName: 'Laptop' });
    const phone = await signedIn(app, laptop.email, { deviceName: 'Phone' });
    const lost = await signedIn(app, laptop.email, { deviceName: 'Lost' });
    await app.run(SIGN_OUT, {}, lost.viewer);
    const { data } = await app.run(SESSIONS, {}, laptop.viewer);
    expect(data.viewer.sessions.nodes).toEqual([{ id: phone.sessionId, deviceName: 'Phone', isCurrent: false }, { id: laptop.sessionId, deviceName: 'Laptop', isCurrent: true }]);
  });

  test('is paged', async () => {
    const first = await signedUp(app, { deviceName: '1' });
    for (const deviceName of ['2', '3']) await signedIn(app, first.email, { deviceName });
    const page = async (variables: object) => (await app.run(SESSIONS, { first: 2, ...variables }, first.viewer)).data.viewer.sessions;
    const one = await page({});
    expect(one.nodes.map(({ deviceName }: { deviceName: string }) => deviceName)).toEqual(['3', '2']);
    const two = await page({ after: one.pageInfo.endCursor });
    expect(two).toMatchObject({ nodes: [{ deviceName: '1' }], pageInfo: { hasNextPage: false } });
  });

  test('costs one statement beside the viewer', async () => {
    const person = await signedUp(app);
    await signedIn(app, person.email);
    app.platform.database.queryLog.start();
    await app.run(SESSIONS, {}, person.viewer);
    expect(app.platform.database.queryLog.stop()).toHaveLength(2);
  });

  test('leaves out what ran out', async () => {
    const person = await signedUp(app);
    app.clock.advance(20 * DAY);
    const newer = await signedIn(app, person.email);
    app.clock.advance(11 * DAY);
    expect((await app.run(SESSIONS, {}, newer.viewer)).data.viewer.sessions.nodes).toMatchObject([{ id: newer.sessionId }]);
  });
});

test('a person has 100 at most: the one not used for longest makes room', async () => {
  const person = await signedUp(app);
  const used = await signedIn(app, person.email);
  app.clock.advance(1_000);
  for (let count = 0; count < 98; count++) await app.modules.identity.openSessionFor(person.viewer.userId!);
  await app.run(REFRESH, { token: person.refreshToken });
  const added = await signedIn(app, person.email);
  expect(await Promise.all([person, used, added].map(({ accessToken }) => isLive(app, accessToken)))).toEqual([true, false, true]);
});

describe('revoking', () => {
  test('ends one session at once: its tokens, and its place among the valid ones', async () => {
    const person = await signedUp(app);
    const lost = await signedIn(app, person.email);
    const uuids = [person.viewer.sessionId!, lost.viewer.sessionId!];
    expect(await app.modules.identity.validSessions(uuids)).toEqual(new Set(uuids));
    const { data } = await app.run(REVOKE, { id: lost.sessionId }, person.viewer);
    expect(data.revokeSession).toMatchObject({ session: { id: lost.sessionId, endedAt: expect.any(String) }, errors: [] });
    expect(await app.modules.identity.validSessions(uuids)).toEqual(new Set([uuids[0]]));
    expect([await isLive(app, lost.accessToken), await isLive(app, person.accessToken)]).toEqual([false, true]);
  });

  test('again changes nothing', async () => {
    const person = await signedUp(app);
    const lost = await signedIn(app, person.email);
    const first = await app.run(REVOKE, { id: lost.sessionId }, person.viewer);
    app.clock.advance(1_000);
    expect(await app.run(REVOKE, { id: lost.sessionId }, person.viewer)).toEqual(first);
  });

  test("of somebody else's session is refused as if it were not there, and ends nothing", async () => {
    const [person, stranger] = [await signedUp(app), await signedUp(app)];
    const { data } = await app.run(REVOKE, { id: person.sessionId }, stranger.viewer);
    expect(data.revokeSession).toMatchObject({ session: null, errors: [{ __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['sessionId'] }] });
    expect(await isLive(app, person.accessToken)).toBe(true);
    expect((await app.run(REVOKE, { id: person.id }, person.viewer)).errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
  });

  test('of all others leaves the one that asks', async () => {
    const person = await signedUp(app);
    const others = [await signedIn(app, person.email), await signedIn(app, person.email)];
    const stranger = await signedUp(app);
    expect((await app.run(REVOKE_OTHERS, {}, person.viewer)).data.revokeOtherSessions).toEqual({ endedSessions: 2, errors: [] });
    expect(await Promise.all([person, ...others, stranger].map(({ accessToken }) => isLive(app, accessToken)))).toEqual([true, false, false, true]);
    expect((await app.run(REVOKE_OTHERS, {}, person.viewer)).data.revokeOtherSessions).toEqual({ endedSessions: 0, errors: [] });
  });
});

test('signing out ends the session that asks, and no other', async () => {
  const person = await signedUp(app);
  const other = await signedIn(app, person.email);
  expect((await app.run(SIGN_OUT, {}, person.viewer)).data.signOut).toEqual({ errors: [] });
  expect([await isLive(app, person.accessToken), await isLive(app, other.accessToken)]).toEqual([false, true]);
});

test('visitors have no sessions to list or end', async () => {
  for (const document of [REVOKE_OTHERS, SIGN_OUT]) expect((await app.run(document)).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
  const { sessionId } = await signedUp(app);
  expect((await app.run(REVOKE, { id: sessionId })).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
  expect((await app.run(SESSIONS)).data).toEqual({ viewer: null });
});

test('a session is seen by its own person only', async () => {
  const [person, stranger] = [await signedUp(app), await signedUp(app)];
  const variables = { id: person.sessionId };
  expect((await app.run(NODE, variables, person.viewer)).data.node).toEqual({ id: person.sessionId, __typename: 'Session' });
  expect((await app.run(NODE, variables, stranger.viewer)).data.node).toBeNull();
  expect((await app.run(NODE, variables)).data.node).toBeNull();
});

test('each night what ended or ran out is forgotten, and nothing else', async () => {
  const count = async (table: string): Promise<number> => Number((await app.platform.database.reader.selectFrom(table).select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow()).count);
  await app.platform.jobs.drain();
  app.clock.advance(31 * DAY);
  await app.platform.jobs.run('identity.purge-ended');
  expect([await count('userSession'), await count('refreshToken'), await count('mailToken')]).toEqual([0, 0, 0]);
  const person = await signedUp(app);
  const ended = await signedIn(app, person.email);
  await app.platform.jobs.drain();
  await app.run(REFRESH, { token: person.refreshToken });
  await app.run(SIGN_OUT, {}, ended.viewer);
  app.clock.advance(2 * DAY);
  await app.platform.jobs.run('identity.purge-ended');
  expect([await count('userSession'), await count('refreshToken'), await count('mailToken')]).toEqual([1, 2, 1]);
  expect((await app.run(REFRESH, { token: person.refreshToken })).data.refreshSession.errors).toMatchObject([{ code: 'WRONG_CREDENTIALS' }]);
  app.clock.advance(2 * DAY);
  await app.platform.jobs.run('identity.purge-ended');
  expect([await count('userSession'), await count('refreshToken'), await count('mailToken')]).toEqual([0, 0, 0]);
});
