import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DAY } from '../../../src/kernel/clock.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { anEmail, CHANGE_EMAIL, isLive, mailedToken, mailsTo, PASSWORD, REQUEST_RESET, REQUEST_VERIFICATION, RESET, signedIn, signedUp, VERIFY_EMAIL, VIEWER, type Person } from './accounts.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const verify = async (token: string, viewer?: Person['viewer']) => (await app.run(VERIFY_EMAIL, { token }, viewer)).data.verifyEmail;
const viewerOf = async (person: Person) => (await app.run(VIEWER, {}, person.viewer)).data.viewer;
const EXPIRED = { user: null, errors: [{ __typename: 'RefusedError', code: 'CODE_EXPIRED', path: ['token'] }] };

describe('verifying an address', () => {
  test('takes the token of the mail, by whoever opens the link', async () => {
    const person = await signedUp(app);
    expect(await verify(await mailedToken(app, person.email, 'verify'))).toEqual({ user: { id: person.id }, errors: [] });
    expect(await viewerOf(person)).toMatchObject({ email: person.email, isEmailVerified: true });
  });

  test('by the same link again gives the same answer', async () => {
    const person = await signedUp(app);
    const token = await mailedToken(app, person.email, 'verify');
    const first = await verify(token);
    app.clock.advance(10 * DAY);
    expect(await verify(token)).toEqual(first);
  });

  test('is refused after three days, and with a token of another kind or none', async () => {
    const person = await signedUp(app);
    const token = await mailedToken(app, person.email, 'verify');
    await app.run(REQUEST_RESET, { email: person.email });
    const reset = await mailedToken(app, person.email, 'reset');
    app.clock.advance(3 * DAY + 1_000);
    for (const wrong of [token, reset, reset.replace('reset', 'verify'), `verify_${'x'.repeat(43)}`, person.accessToken, '']) expect(await verify(wrong)).toMatchObject(EXPIRED);
    expect(await viewerOf(person)).toMatchObject({ isEmailVerified: false });
  });

  test('a second mail can be asked for; then both links work', async () => {
    const person = await signedUp(app);
    const first = await mailedToken(app, person.email, 'verify');
    expect((await app.run(REQUEST_VERIFICATION, {}, person.viewer)).data.requestEmailVerification).toEqual({ errors: [] });
    const second = await mailedToken(app, person.email, 'verify');
    expect(second).not.toBe(first);
    expect((await verify(first)).errors).toEqual([]);
    expect((await verify(second)).errors).toEqual([]);
  });

  test('is not mailed about when there is nothing to verify', async () => {
    const person = await signedUp(app);
    await verify(await mailedToken(app, person.email, 'verify'));
    await app.run(REQUEST_VERIFICATION, {}, person.viewer);
    expect(await mailsTo(app, person.email)).toHaveLength(1);
  });

  test('is told as an event, once', async () => {
    const heard: object[] = [];
    app.platform.jobs.register({ jobs: [], reactions: [{ name: 'test.hear-verified', on: 'identity.email-verified', handle: async ({ payload }) => void heard.push(payload as object) }] });
    const person = await signedUp(app);
    const token = await mailedToken(app, person.email, 'verify');
    await verify(token);
    await verify(token);
    await app.platform.jobs.drain();
    expect(heard).toEqual([{ userId: person.viewer.userId }]);
  });
});

describe('F6: changing the address', () => {
  const change = async (person: Person, email: string, password: string | null = PASSWORD) => (await app.run(CHANGE_EMAIL, { input: { email, password } }, person.viewer)).data.changeEmail;

  test('takes the password, and the link that goes to the new address; other sessions end then', async () => {
    const person = await signedUp(app, { locale: 'EN' });
    const other = await signedIn(app, person.email);
    const email = anEmail();
    expect(await change(person, ` ${email.toUpperCase()}`)).toEqual({ user: { email: person.email, pendingEmail: email }, errors: [] });
    expect(await isLive(app, other.accessToken)).toBe(true);
    expect((await verify(await mailedToken(app, email, 'verify'), person.viewer)).errors).toEqual([]);
    expect([await isLive(app, other.accessToken), await isLive(app, person.accessToken)]).toEqual([false, true]);
    expect(await viewerOf(person)).toMatchObject({ email, isEmailVerified: true, pendingEmail: null });
    expect((await signedIn(app, email)).id).toBe(person.id);
    expect((await mailsTo(app, person.email)).map(({ subject }) => subject)).toContain('Your e-mail address was changed');
  });

  test('links that went to the old address are worth nothing from then on', async () => {
    const person = await signedUp(app);
    const verifyOld = await mailedToken(app, person.email, 'verify');
    await app.run(REQUEST_RESET, { email: person.email });
    const resetOld = await mailedToken(app, person.email, 'reset');
    const email = anEmail();
    await change(person, email);
    await verify(await mailedToken(app, email, 'verify'));
    expect(await verify(verifyOld)).toMatchObject(EXPIRED);
    expect((await app.run(RESET, { input: { token: resetOld, newPassword: 'taken over!' } })).data.resetPassword.errors).toMatchObject([{ code: 'CODE_EXPIRED' }]);
    expect(await viewerOf(person)).toMatchObject({ email });
  });

  test('is refused without the right password, and nothing is mailed', async () => {
    const person = await signedUp(app);
    const email = anEmail();
    for (const password of ['wrong password', '', null]) {
      expect(await change(person, email, password)).toMatchObject({ user: null, errors: [{ code: 'WRONG_CREDENTIALS', path: ['input', 'password'] }] });
    }
    expect(await mailsTo(app, email)).toEqual([]);
    expect(await viewerOf(person)).toMatchObject({ email: person.email, pendingEmail: null });
  });

  test("to somebody else's address is not told, not mailed, and never done", async () => {
    const [person, other] = [await signedUp(app), await signedUp(app)];
    await mailsTo(app, other.email);
    expect((await change(person, other.email)).errors).toEqual([]);
    expect(await mailsTo(app, other.email)).toHaveLength(1);
    expect(await viewerOf(person)).toMatchObject({ email: person.email });
  });

  test('of two who want one new address, the first who answers the mail gets it', async () => {
    const [person, other] = [await signedUp(app), await signedUp(app)];
    const email = anEmail();
    await change(person, email);
    const first = await mailedToken(app, email, 'verify');
    await change(other, email);
    const second = await mailedToken(app, email, 'verify');
    expect((await verify(first)).errors).toEqual([]);
    expect((await verify(second)).errors).toMatchObject([{ code: 'TAKEN', path: ['token'] }]);
    expect(await viewerOf(other)).toMatchObject({ email: other.email });
  });

  test('wrong passwords are limited here too', async () => {
    const person = await signedUp(app);
    const codes = [];
    for (let count = 0; count < 11; count++) codes.push((await change(person, anEmail(), 'wrong password')).errors[0].code);
    expect(codes).toEqual([...Array(10).fill('WRONG_CREDENTIALS'), 'TOO_MANY_ATTEMPTS']);
  });
});

test('visitors have no address to verify or change', async () => {
  for (const [document, variables] of [[REQUEST_VERIFICATION, {}], [CHANGE_EMAIL, { input: { email: anEmail() } }]] as const) expect((await app.run(document, variables)).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
});
