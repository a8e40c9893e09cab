import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DAY, MINUTE } from '../../../src/kernel/clock.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { localServer, type LocalServer } from '../../platform/support/local-server.ts';
import { anEmail, CHANGE_EMAIL, CHANGE_PASSWORD, everythingStored, mailedToken, REQUEST_RESET, RESET, personOf, SIGN_IN_WITH_WECHAT, signedIn, VERIFY_EMAIL, VIEWER } from './accounts.ts';

const SESSION_KEY = 'canary-session-key';
const people = new Map<string, { openid: string; unionid?: string }>();
const used = new Set<string>();

/** Answers as the documentation of code2Session says: each code once, then 40163; an unknown one 40029; always as text with status 200. */
function answerTo(code: string): object {
  if (code === 'busy') return { errcode: -1, errmsg: 'system error' };
  if (code === 'quota') return { errcode: 45011, errmsg: 'api minute-quota reach limit' };
  const person = people.get(code);
  if (!person) return { errcode: 40029, errmsg: 'invalid code' };
  if (used.has(code)) return { errcode: 40163, errmsg: 'code been used' };
  used.add(code);
  return { ...person, session_key: SESSION_KEY };
}

let wechat: LocalServer;
let app: TestApp;
let withoutMiniProgram: TestApp;
beforeAll(async () => {
  wechat = await localServer(({ url }, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(answerTo(url.searchParams.get('js_code') ?? ''))));
  app = await startApp({ WECHAT_APP_ID: 'wx0123456789abcdef', WECHAT_APP_SECRET: 'canary-app-secret', WECHAT_API_BASE: wechat.url });
  withoutMiniProgram = await startApp();
});
afterAll(async () => {
  await Promise.all([app.stop(), withoutMiniProgram.stop()]);
  await wechat[Symbol.asyncDispose]();
});

let count = 0;
/** A code that `wx.login` gave to this person. */
function aCode(person: { openid: string; unionid?: string }): string {
  const code = `code-${++count}`;
  people.set(code, person);
  return code;
}
const signIn = (code: string, on = app) => on.run(SIGN_IN_WITH_WECHAT, { input: { code, deviceName: 'WeChat' } });
const personFor = async (person: { openid: string; unionid?: string }) => personOf(app, await signIn(aCode(person)), 'signInWithWechat');

test('the first time opens an account, the next time signs in to it', async () => {
  const first = await personFor({ openid: 'open-1' });
  expect((await app.run(VIEWER, {}, first.viewer)).data.viewer).toMatchObject({ id: first.id, displayName: 'WeChat user', email: null, isEmailVerified: false, hasPassword: false });
  const again = await personFor({ openid: 'open-1' });
  expect(again.id).toBe(first.id);
  expect(again.sessionId).not.toBe(first.sessionId);
  expect((await personFor({ openid: 'open-2' })).id).not.toBe(first.id);
});

test('a person keeps the account when the mini-program is replaced by another of the same company', async () => {
  const first = await personFor({ openid: 'open-3', unionid: 'union-3' });
  expect((await personFor({ openid: 'open-3-elsewhere', unionid: 'union-3' })).id).toBe(first.id);
  const early = await personFor({ openid: 'open-4' });
  expect((await personFor({ openid: 'open-4', unionid: 'union-4' })).id).toBe(early.id);
  expect((await personFor({ openid: 'open-4-elsewhere', unionid: 'union-4' })).id).toBe(early.id);
});

test('two first sign-ins at once open one account', async () => {
  const [one, two] = await Promise.all([personFor({ openid: 'open-5', unionid: 'union-5' }), personFor({ openid: 'open-5', unionid: 'union-5' })]);
  expect(one!.id).toBe(two!.id);
});

describe('F5: a code', () => {
  test('that was used is refused, and opens no session', async () => {
    const code = aCode({ openid: 'open-6' });
    await signIn(code);
    const before = await sessions();
    expect((await signIn(code)).data.signInWithWechat).toMatchObject({ tokens: null, user: null, errors: [{ __typename: 'RefusedError', code: 'WRONG_CREDENTIALS', path: ['input', 'code'] }] });
    expect(await sessions()).toBe(before);
  });

  test('that is too old or made up is refused', async () => {
    for (const code of ['code-too-old', '', 'a b', "x' or 1=1"]) expect((await signIn(code)).data.signInWithWechat.errors).toMatchObject([{ code: 'WRONG_CREDENTIALS' }]);
  });

  test('is not answered when WeChat is in trouble, or there is no mini-program', async () => {
    for (const [code, on] of [['busy', app], ['quota', app], ['any', withoutMiniProgram]] as const) {
      expect((await signIn(code, on)).data.signInWithWechat).toMatchObject({ tokens: null, errors: [{ code: 'SIGN_IN_UNAVAILABLE' }] });
    }
  });

  test('the session key stays out of the answer and the database', async () => {
    const answer = await signIn(aCode({ openid: 'open-7' }));
    expect(answer.data.signInWithWechat.errors).toEqual([]);
    expect(JSON.stringify(answer)).not.toMatch(/canary|open-7/);
    const stored = await everythingStored(app);
    expect(stored).toContain('open-7');
    expect(stored).not.toContain('canary');
  });
});

test('an account without password gets an address, and a password by its mail', async () => {
  const person = await personFor({ openid: 'open-8' });
  const email = anEmail();
  expect((await app.run(CHANGE_PASSWORD, { input: { currentPassword: '', newPassword: 'a brand new secret' } }, person.viewer)).data.changePassword.errors).toMatchObject([{ code: 'WRONG_CREDENTIALS' }]);
  expect((await app.run(CHANGE_EMAIL, { input: { email } }, person.viewer)).data.changeEmail.errors).toEqual([]);
  await app.run(VERIFY_EMAIL, { token: await mailedToken(app, email, 'verify') }, person.viewer);
  await app.run(REQUEST_RESET, { email });
  await app.run(RESET, { input: { token: await mailedToken(app, email, 'reset'), newPassword: 'correct horse battery' } });
  expect((await signedIn(app, email)).id).toBe(person.id);
  expect((await personFor({ openid: 'open-8' })).id).toBe(person.id);
});

describe('F6: an account without a password moves to an address', () => {
  const change = async (person: { viewer: Parameters<TestApp['run']>[2] }, wechatCode?: string) => {
    const email = anEmail();
    const { errors } = (await app.run(CHANGE_EMAIL, { input: { email, ...(wechatCode === undefined ? {} : { wechatCode }) } }, person.viewer)).data.changeEmail;
    return { email, errors, pending: (await app.run(VIEWER, {}, person.viewer)).data.viewer.pendingEmail };
  };

  test('within ten minutes of signing in', async () => {
    const person = await personFor({ openid: 'open-20' });
    app.clock.advance(9 * MINUTE);
    const { email, errors, pending } = await change(person);
    expect([errors, pending]).toEqual([[], email]);
    app.clock.advance(MINUTE);
    expect(await change(person)).toMatchObject({ errors: [{ __typename: 'InvalidInputError', code: 'REQUIRED', path: ['input', 'wechatCode'] }], pending: email });
  });

  test('later with a fresh code of the same WeChat account only', async () => {
    const person = await personFor({ openid: 'open-21', unionid: 'union-21' });
    await personFor({ openid: 'open-22' });
    app.clock.advance(DAY);
    const mine = aCode({ openid: 'open-21', unionid: 'union-21' });
    for (const wrong of [aCode({ openid: 'open-22' }), aCode({ openid: 'open-nobody' }), 'made-up']) {
      expect(await change(person, wrong)).toMatchObject({ errors: [{ code: 'WRONG_CREDENTIALS', path: ['input', 'wechatCode'] }], pending: null });
    }
    expect(await change(person, 'busy')).toMatchObject({ errors: [{ code: 'SIGN_IN_UNAVAILABLE' }], pending: null });
    const { email, errors, pending } = await change(person, mine);
    expect([errors, pending]).toEqual([[], email]);
    expect((await change(person, mine)).errors).toMatchObject([{ code: 'WRONG_CREDENTIALS' }]);
  });

  test('guesses are counted', async () => {
    const person = await personFor({ openid: 'open-23' });
    const codes: string[] = [];
    for (let tries = 0; tries < 11; tries++) codes.push((await change(person, 'made-up')).errors[0].code);
    expect(codes.at(-1)).toBe('TOO_MANY_ATTEMPTS');
  });
});

const sessions = async (): Promise<number> => (await app.platform.database.reader.selectFrom('userSession').select('id').execute()).length;
