import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../../support/app.ts';
import { anEmail, everythingStored, mailsTo, PASSWORD, SIGN_UP, signedIn, signedUp, VIEWER } from './accounts.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ WEB_URL: 'https://app.example.com' });
});
afterAll(() => app.stop());

const input = (more: object = {}) => ({ email: anEmail(), password: PASSWORD, displayName: '小满', ...more });

test('whoever signs up is signed in, as a person who can be asked for', async () => {
  const given = input({ deviceName: 'Pixel 11', locale: 'EN' });
  const { data, errors } = await app.run(SIGN_UP, { input: given });
  expect(errors).toEqual([]);
  expect(data.signUp).toMatchObject({ errors: [], session: { deviceName: 'Pixel 11' }, user: { email: given.email, displayName: '小满' } });
  const { viewer, expiresAt } = await app.modules.identity.authenticate(data.signUp.tokens.accessToken);
  expect(expiresAt.toISOString()).toBe(data.signUp.tokens.accessTokenExpiresAt);
  expect((await app.run(VIEWER, {}, viewer)).data.viewer).toEqual({
    id: data.signUp.user.id, displayName: '小满', bio: '', email: given.email, isEmailVerified: false, pendingEmail: null, locale: 'EN', hasPassword: true, isStaff: false,
  });
});

test('access lasts 15 minutes, the session 30 days', async () => {
  const before = app.clock.now().getTime();
  const { data } = await app.run(SIGN_UP, { input: input() });
  const { accessTokenExpiresAt, refreshTokenExpiresAt } = data.signUp.tokens;
  expect(Math.round((Date.parse(accessTokenExpiresAt) - before) / 60_000)).toBe(15);
  expect(Math.round((Date.parse(refreshTokenExpiresAt) - before) / 86_400_000)).toBe(30);
});

test('addresses are one whatever their case, spaces and alphabet of the domain', async () => {
  const email = anEmail();
  const person = await signedUp(app, { email: `  ${email.toUpperCase()} ` });
  expect(person.email).toBe(email);
  expect((await signedIn(app, email.replace('person', 'Person'))).id).toBe(person.id);
  const local = anEmail().split('@')[0]!;
  expect((await signedUp(app, { email: `${local}@例え.jp` })).email).toBe(`${local}@xn--r8jz45g.jp`);
});

test('names of any script are kept, in one form', async () => {
  const person = await app.run(SIGN_UP, { input: input({ displayName: '  Zoë  小满 👩‍🍳 ' }) });
  expect(person.data.signUp.user.displayName).toBe('Zoë 小满 👩‍🍳');
});

describe('refused with the field to change, and nothing is written', () => {
  test.each([
    { change: { email: 'nobody' }, error: { __typename: 'InvalidInputError', code: 'INVALID', path: ['input', 'email'] } },
    { change: { email: 'a@b' }, error: { code: 'INVALID', path: ['input', 'email'] } },
    { change: { email: 'a b@example.com' }, error: { code: 'INVALID', path: ['input', 'email'] } },
    { change: { email: 'a@example.com\nbcc: b@example.com' }, error: { code: 'INVALID', path: ['input', 'email'] } },
    { change: { email: ' ' }, error: { code: 'REQUIRED', path: ['input', 'email'] } },
    { change: { password: 'short' }, error: { code: 'TOO_SHORT', path: ['input', 'password'] } },
    { change: { password: 'x1'.repeat(65) }, error: { code: 'TOO_LONG', path: ['input', 'password'] } },
    { change: { password: 'Passw0rd123' }, error: { __typename: 'RefusedError', code: 'PASSWORD_TOO_EASY', path: ['input', 'password'] } },
    { change: { password: '12345678' }, error: { code: 'PASSWORD_TOO_EASY' } },
    { change: { password: 'aaaaaaaaaaaa' }, error: { code: 'PASSWORD_TOO_EASY' } },
    { change: { displayName: ' ' }, error: { code: 'REQUIRED', path: ['input', 'displayName'] } },
    { change: { displayName: 'x'.repeat(41) }, error: { code: 'TOO_LONG', path: ['input', 'displayName'] } },
    { change: { displayName: 'abc\u202edcba' }, error: { code: 'INVALID', path: ['input', 'displayName'] } },
  ])('$change', async ({ change, error }) => {
    const before = await counts();
    const { data } = await app.run(SIGN_UP, { input: input(change) });
    expect(data.signUp).toMatchObject({ tokens: null, session: null, user: null, errors: [error] });
    expect(await counts()).toEqual(before);
  });

  test('a taken address', async () => {
    const { email } = await signedUp(app);
    const before = await counts();
    const { data } = await app.run(SIGN_UP, { input: input({ email: email.toUpperCase() }) });
    expect(data.signUp).toMatchObject({ tokens: null, errors: [{ __typename: 'InvalidInputError', code: 'TAKEN', path: ['input', 'email'] }] });
    expect(await counts()).toEqual(before);
  });
});

test('of two who take one address at once, one gets it', async () => {
  const email = anEmail();
  const answers = await Promise.all([1, 2, 3].map(() => app.run(SIGN_UP, { input: input({ email }) })));
  const codes = answers.map(({ data }) => data.signUp.errors[0]?.code ?? 'OK');
  expect(codes.sort()).toEqual(['OK', 'TAKEN', 'TAKEN']);
});

test('the mail is in the language of the person, leads to the product, and holds nothing that they wrote', async () => {
  const chinese = await signedUp(app, { locale: 'ZH_CN', displayName: '点击 evil.example.com' });
  const [mail, ...others] = await mailsTo(app, chinese.email);
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ to: chinese.email, subject: '请验证您的邮箱' });
  expect(mail!.text).toMatch(/https:\/\/app\.example\.com\/verify-email\?token=verify_[\w-]{43}\n/);
  expect(mail!.text).toContain('72 小时');
  expect(mail!.html).toContain('lang="zh-CN"');
  expect(mail!.text + mail!.html).not.toContain('evil.example.com');
  const english = await signedUp(app, { locale: 'EN' });
  expect((await mailsTo(app, english.email))[0]!.subject).toBe('Please verify your e-mail address');
});

test('no secret is stored as it is: neither password, nor tokens, nor the link of the mail', async () => {
  const person = await signedUp(app, { password: 'canary-password-1' });
  const queued = await everythingStored(app);
  const link = /token=([\w-]+)/.exec((await mailsTo(app, person.email))[0]!.text)![1]!;
  const stored = queued + (await everythingStored(app));
  expect(stored).toContain(person.email);
  for (const secret of ['canary-password-1', person.refreshToken, person.accessToken, link]) expect(stored).not.toContain(secret);
});

test('more mails to one address than an hour allows are refused with the time to wait for', async () => {
  const email = anEmail();
  const answers = [];
  for (let count = 0; count < 7; count++) answers.push((await app.run(SIGN_UP, { input: input({ email }) })).data.signUp.errors[0]);
  expect(answers.map((error) => error?.code ?? 'OK')).toEqual(['OK', 'TAKEN', 'TAKEN', 'TAKEN', 'TAKEN', 'TAKEN', 'TOO_MANY_ATTEMPTS']);
  expect(Date.parse(answers[6].retryAt) - Date.now()).toBeGreaterThan(30 * 60_000);
  expect(answers[6]).toMatchObject({ __typename: 'TooManyAttemptsError', message: 'Too many attempts. Please try again in 60 min.' });
});

async function counts(): Promise<object> {
  const stored = async (table: string) => (await app.platform.database.reader.selectFrom(table).select((eb) => eb.fn.countAll().as('count')).executeTakeFirstOrThrow()).count;
  await app.platform.jobs.drain();
  return { users: await stored('userAccount'), credentials: await stored('userCredential'), sessions: await stored('userSession'), mails: app.platform.mailbox!.list().length };
}
