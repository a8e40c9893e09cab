import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DAY, MINUTE } from '../../../src/kernel/clock.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { isLive, REFRESH, REVOKE, SIGN_OUT, signedIn, signedUp } from './accounts.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const refresh = async (token: string, key: string | null = null) => (await app.run(REFRESH, { token, key })).data.refreshSession;
const WRONG = { tokens: null, session: null, user: null, errors: [{ __typename: 'RefusedError', code: 'WRONG_CREDENTIALS', path: null }] };

test('gives new tokens for the same session and prolongs it', async () => {
  const person = await signedUp(app);
  app.clock.advance(10 * DAY);
  const { tokens, session, user } = await refresh(person.refreshToken);
  expect([session.id, user.id, user.email]).toEqual([person.sessionId, person.id, person.email]);
  expect(tokens.refreshToken).not.toBe(person.refreshToken);
  expect(Math.round((Date.parse(tokens.refreshTokenExpiresAt) - app.clock.now().getTime()) / DAY)).toBe(30);
  expect(await isLive(app, tokens.accessToken)).toBe(true);
});

test('goes on for as long as it is used, and ends after 30 days without use', async () => {
  let { refreshToken } = await signedUp(app);
  for (let month = 0; month < 3; month++) {
    app.clock.advance(29 * DAY);
    refreshToken = (await refresh(refreshToken)).tokens.refreshToken;
  }
  app.clock.advance(30 * DAY + MINUTE);
  expect(await refresh(refreshToken)).toMatchObject(WRONG);
});

describe('F2: a refresh token used twice', () => {
  test('ends the whole family: the newest tokens are worth nothing, other sessions of the person live on', async () => {
    const person = await signedUp(app);
    const other = await signedIn(app, person.email);
    const second = (await refresh(person.refreshToken)).tokens;
    const third = (await refresh(second.refreshToken)).tokens;
    expect(await refresh(person.refreshToken)).toMatchObject(WRONG);
    expect(await isLive(app, third.accessToken)).toBe(false);
    expect(await refresh(third.refreshToken)).toMatchObject(WRONG);
    expect(await isLive(app, other.accessToken)).toBe(true);
    expect((await refresh(other.refreshToken)).errors).toEqual([]);
  });

  test('of two refreshes at once one gets tokens, and they end at once', async () => {
    const person = await signedUp(app);
    const answers = await Promise.all([refresh(person.refreshToken), refresh(person.refreshToken)]);
    const given = answers.filter(({ errors }) => errors.length === 0);
    expect(given).toHaveLength(1);
    expect(await isLive(app, given[0].tokens.accessToken)).toBe(false);
  });

  test('is told as an event, once', async () => {
    const person = await signedUp(app);
    const heard: object[] = [];
    app.platform.jobs.register({ jobs: [], reactions: [{ name: 'test.hear-ended', on: 'identity.sessions-ended', handle: async ({ payload }) => void heard.push(payload as object) }] });
    await refresh(person.refreshToken);
    await refresh(person.refreshToken);
    await refresh(person.refreshToken);
    await app.platform.jobs.drain();
    expect(heard).toEqual([{ userId: person.viewer.userId, count: 1, by: 'TOKEN_REUSED' }]);
  });
});

describe('with a key, for networks that lose answers', () => {
  test('the same call gives the same refresh token again', async () => {
    const person = await signedUp(app);
    const [first, twin] = await Promise.all([refresh(person.refreshToken, 'key-1'), refresh(person.refreshToken, 'key-1')]);
    app.clock.advance(MINUTE);
    const again = await refresh(person.refreshToken, 'key-1');
    for (const answer of [twin, again]) expect(answer).toMatchObject({ errors: [], session: { id: person.sessionId }, tokens: { refreshToken: first.tokens.refreshToken } });
    expect(await isLive(app, again.tokens.accessToken)).toBe(true);
    expect((await refresh(first.tokens.refreshToken, 'key-2')).tokens.refreshToken).not.toBe(first.tokens.refreshToken);
  });

  test.each([
    { name: 'with another key', key: 'key-2', wait: 0, isUsed: false }, { name: 'without a key', key: null, wait: 0, isUsed: false },
    { name: 'later than two minutes', key: 'key-1', wait: 2 * MINUTE, isUsed: false }, { name: 'when the new token is used already', key: 'key-1', wait: 0, isUsed: true },
  ])('$name it is a thief, and the session ends', async ({ key, wait, isUsed }) => {
    const person = await signedUp(app);
    let { tokens } = await refresh(person.refreshToken, 'key-1');
    if (isUsed) ({ tokens } = await refresh(tokens.refreshToken));
    app.clock.advance(wait);
    expect(await refresh(person.refreshToken, key)).toMatchObject(WRONG);
    expect(await refresh(tokens.refreshToken)).toMatchObject(WRONG);
  });

  test('a key that is too long is a bad request', async () => {
    const { refreshToken } = await signedUp(app);
    expect((await app.run(REFRESH, { token: refreshToken, key: 'x'.repeat(201) })).errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
  });
});

test('of a session that was signed out or revoked is refused', async () => {
  const person = await signedUp(app);
  const other = await signedIn(app, person.email);
  await app.run(REVOKE, { id: other.sessionId }, person.viewer);
  expect(await refresh(other.refreshToken)).toMatchObject(WRONG);
  await app.run(SIGN_OUT, {}, person.viewer);
  expect(await refresh(person.refreshToken)).toMatchObject(WRONG);
});

test('text that is no refresh token is refused without a look at the database', async () => {
  const person = await signedUp(app);
  app.platform.database.queryLog.start();
  for (const token of ['', 'x', person.accessToken, `verify_${'a'.repeat(43)}`, "refresh_' or 1=1 --"]) expect(await refresh(token)).toMatchObject(WRONG);
  expect(app.platform.database.queryLog.stop()).toEqual([]);
  expect(await refresh(`refresh_${'a'.repeat(43)}`)).toMatchObject(WRONG);
});
