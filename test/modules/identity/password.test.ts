import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HOUR } from '../../../src/kernel/clock.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { anEmail, CHANGE_PASSWORD, everythingStored, isLive, mailedToken, mailsTo, PASSWORD, REFRESH, REQUEST_RESET, RESET, SIGN_IN, signedIn, signedUp, VIEWER, type Person } from './accounts.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const NEW = 'a brand new secret';
const signInCode = async (email: string, password: string) => (await app.run(SIGN_IN, { input: { email, password } })).data.signIn.errors[0]?.code ?? 'OK';
const request = async (email: string) => (await app.run(REQUEST_RESET, { email })).data.requestPasswordReset;
const reset = async (token: string, newPassword = NEW) => (await app.run(RESET, { input: { token, newPassword } })).data.resetPassword;
const EXPIRED = { errors: [{ __typename: 'RefusedError', code: 'CODE_EXPIRED', path: ['input', 'token'] }] };

describe('a forgotten password', () => {
  test('is replaced by the link of a mail; all sessions end, and the address is verified', async () => {
    const person = await signedUp(app, { locale: 'ZH_CN' });
    expect(await request(person.email)).toEqual({ errors: [] });
    const [mail] = (await mailsTo(app, person.email)).filter(({ subject }) => subject === '重置您的密码');
    expect(mail!.text).toMatch(/http:\/\/127\.0\.0\.1:4000\/reset-password\?token=reset_[\w-]{43}\n/);
    expect(await reset(await mailedToken(app, person.email, 'reset'))).toEqual({ errors: [] });
    expect([await signInCode(person.email, PASSWORD), await signInCode(person.email, NEW)]).toEqual(['WRONG_CREDENTIALS', 'OK']);
    expect(await isLive(app, person.accessToken)).toBe(false);
    expect((await app.run(REFRESH, { token: person.refreshToken })).data.refreshSession.errors).toMatchObject([{ code: 'WRONG_CREDENTIALS' }]);
    expect((await app.run(VIEWER, {}, person.viewer)).data.viewer.isEmailVerified).toBe(true);
    expect((await mailsTo(app, person.email)).map(({ subject }) => subject)).toContain('您的密码已更改');
  });

  test('the link works once, for an hour, and spends the others', async () => {
    const person = await signedUp(app);
    await request(person.email);
    const first = await mailedToken(app, person.email, 'reset');
    await request(person.email);
    const second = await mailedToken(app, person.email, 'reset');
    app.clock.advance(HOUR - 60_000);
    expect(await reset(second)).toEqual({ errors: [] });
    expect(await reset(second, 'another secret')).toMatchObject(EXPIRED);
    expect(await reset(first, 'another secret')).toMatchObject(EXPIRED);
    await request(person.email);
    const third = await mailedToken(app, person.email, 'reset');
    app.clock.advance(HOUR + 1_000);
    expect(await reset(third, 'another secret')).toMatchObject(EXPIRED);
    expect(await signInCode(person.email, NEW)).toBe('OK');
  });

  test('of two who use one link at once, one sets the password', async () => {
    const person = await signedUp(app);
    await request(person.email);
    const token = await mailedToken(app, person.email, 'reset');
    const answers = await Promise.all(['one new secret', 'two new secrets'].map((password) => reset(token, password)));
    expect(answers.map(({ errors }) => errors[0]?.code ?? 'OK').sort()).toEqual(['CODE_EXPIRED', 'OK']);
  });

  test('a password that is too easy is refused, and the link can be used again', async () => {
    const person = await signedUp(app);
    await request(person.email);
    const token = await mailedToken(app, person.email, 'reset');
    expect((await reset(token, 'short')).errors).toMatchObject([{ code: 'TOO_SHORT', path: ['input', 'newPassword'] }]);
    expect((await reset(token, person.email)).errors).toMatchObject([{ code: 'PASSWORD_TOO_EASY' }]);
    expect((await reset(token)).errors).toEqual([]);
  });

  test('other tokens and guesses are refused', async () => {
    const person = await signedUp(app);
    const verify = await mailedToken(app, person.email, 'verify');
    for (const token of ['', 'x', verify, verify.replace('verify', 'reset'), person.refreshToken, `reset_${'x'.repeat(43)}`]) expect(await reset(token)).toMatchObject(EXPIRED);
    expect(await signInCode(person.email, PASSWORD)).toBe('OK');
  });

  test('F4: an unknown address gets the same answer after the same statements, and no mail', async () => {
    const [known, unknown] = [(await signedUp(app)).email, anEmail()];
    const observe = async (email: string) => {
      app.platform.database.queryLog.start();
      const answers = [];
      for (let count = 0; count < 7; count++) answers.push((await request(email)).errors.map(({ code }: { code: string }) => code));
      return { answers, statements: app.platform.database.queryLog.stop().length };
    };
    await app.platform.jobs.drain();
    await app.platform.limiter.forget('mails', known);
    expect(await observe(unknown)).toEqual({ ...(await observe(known)), answers: [[], [], [], [], [], [], ['TOO_MANY_ATTEMPTS']] });
    expect(await mailsTo(app, unknown)).toEqual([]);
    expect(await everythingStored(app)).not.toContain(unknown);
  });
});

describe('F6: changing the password', () => {
  const change = async (person: Person, currentPassword: string, newPassword = NEW) => (await app.run(CHANGE_PASSWORD, { input: { currentPassword, newPassword } }, person.viewer)).data.changePassword;

  test('ends every other session at once, and keeps the one that asks', async () => {
    const person = await signedUp(app);
    const others = [await signedIn(app, person.email), await signedIn(app, person.email)];
    expect(await change(person, PASSWORD)).toEqual({ endedSessions: 2, errors: [] });
    expect(await Promise.all([person, ...others].map(({ accessToken }) => isLive(app, accessToken)))).toEqual([true, false, false]);
    expect(await app.modules.identity.validSessions(others.map(({ viewer }) => viewer.sessionId!))).toEqual(new Set());
    expect([await signInCode(person.email, PASSWORD), await signInCode(person.email, NEW)]).toEqual(['WRONG_CREDENTIALS', 'OK']);
  });

  test('is refused without the present one, and ends nothing', async () => {
    const person = await signedUp(app);
    const other = await signedIn(app, person.email);
    expect(await change(person, 'wrong password')).toMatchObject({ endedSessions: null, errors: [{ code: 'WRONG_CREDENTIALS', path: ['input', 'currentPassword'] }] });
    expect(await change(person, PASSWORD, 'qwertyuiop')).toMatchObject({ errors: [{ code: 'PASSWORD_TOO_EASY', path: ['input', 'newPassword'] }] });
    expect(await isLive(app, other.accessToken)).toBe(true);
    expect(await signInCode(person.email, PASSWORD)).toBe('OK');
    expect((await mailsTo(app, person.email)).map(({ subject }) => subject)).toHaveLength(1);
  });

  test('of two changes at once one is done', async () => {
    const person = await signedUp(app);
    const answers = await Promise.all([change(person, PASSWORD, 'one new secret'), change(person, PASSWORD, 'two new secrets')]);
    expect(answers.map(({ errors }) => errors[0]?.code ?? 'OK').sort()).toEqual(['OK', 'WRONG_CREDENTIALS']);
  });

  test('wrong passwords are limited here too', async () => {
    const person = await signedUp(app);
    const codes = [];
    for (let count = 0; count < 11; count++) codes.push((await change(person, 'wrong password')).errors[0].code);
    expect(codes).toEqual([...Array(10).fill('WRONG_CREDENTIALS'), 'TOO_MANY_ATTEMPTS']);
  });

  test('a visitor cannot', async () => {
    expect((await app.run(CHANGE_PASSWORD, { input: { currentPassword: PASSWORD, newPassword: NEW } })).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
  });
});
