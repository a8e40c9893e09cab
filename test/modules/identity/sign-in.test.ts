import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { HOUR, MINUTE } from '../../../src/kernel/clock.ts';
import { VISITOR } from '../../../src/kernel/viewer.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { anEmail, mailsTo, mailedToken, PASSWORD, RESET, SIGN_IN, signedIn, signedUp } from './accounts.ts';

let app: TestApp;
let patient: TestApp;
beforeAll(async () => {
  app = await startApp();
  patient = await startApp({ RATE_LIMIT_SIGN_IN_ATTEMPTS: '1000' });
});
afterAll(() => Promise.all([app.stop(), patient.stop()]));

const signIn = async (email: string, password = PASSWORD, on = app) => (await on.run(SIGN_IN, { input: { email, password } })).data.signIn;
const codesOf = (payloads: { errors: { code: string }[] }[]): string[] => payloads.map(({ errors }) => errors[0]?.code ?? 'OK');

test('the right password opens a new session', async () => {
  const person = await signedUp(app);
  const again = await signedIn(app, person.email, { deviceName: ' iPhone\n17 ' });
  expect(again).toMatchObject({ id: person.id, email: person.email });
  expect(again.sessionId).not.toBe(person.sessionId);
});

test('a password that was hashed with other parameters is hashed anew', async () => {
  const person = await signedUp(app);
  const stored = app.platform.database.reader.selectFrom('userCredential').select('passwordHash').where('userId', '=', person.viewer.userId);
  await app.platform.database.reader.updateTable('userCredential').set({ passwordHash: await hash(PASSWORD, { memoryCost: 4_096, timeCost: 1, parallelism: 1 }) }).where('userId', '=', person.viewer.userId).execute();
  expect(codesOf([await signIn(person.email, 'wrong'), await signIn(person.email)])).toEqual(['WRONG_CREDENTIALS', 'OK']);
  expect((await stored.executeTakeFirstOrThrow()).passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(codesOf([await signIn(person.email)])).toEqual(['OK']);
});

test('the same characters typed in another form are the same password', async () => {
  const { email } = await signedUp(app, { password: 'Ｃafé-secret' });
  expect((await signIn(email, 'Cafe\u0301-secret')).errors).toEqual([]);
});

describe('F3: guessing passwords', () => {
  test('the eleventh try in 15 minutes is refused, also with the right password, and says when to come back', async () => {
    const { email } = await signedUp(app);
    const tries = [];
    for (let count = 0; count < 10; count++) tries.push(await signIn(email, `wrong ${count}`));
    expect(codesOf(tries)).toEqual(Array(10).fill('WRONG_CREDENTIALS'));
    const refused = await signIn(email);
    expect(refused).toMatchObject({ tokens: null, session: null, user: null, errors: [{ __typename: 'TooManyAttemptsError', code: 'TOO_MANY_ATTEMPTS' }] });
    const wait = Date.parse(refused.errors[0].retryAt) - Date.now();
    expect(wait).toBeGreaterThan(10 * MINUTE);
    expect(wait).toBeLessThanOrEqual(15 * MINUTE);
    expect(codesOf([await signIn((await signedUp(app)).email)])).toEqual(['OK']);
  });

  test('guesses made at the same time count too', async () => {
    const { email } = await signedUp(app);
    const tries = await Promise.all(Array.from({ length: 25 }, (_, count) => signIn(email, `wrong ${count}`)));
    expect(codesOf(tries).filter((code) => code === 'WRONG_CREDENTIALS')).toHaveLength(10);
  });

  test('a sign-in that works gives all tries back', async () => {
    const { email } = await signedUp(app);
    for (let round = 0; round < 3; round++) {
      for (let count = 0; count < 9; count++) await signIn(email, 'wrong');
      expect(codesOf([await signIn(email)])).toEqual(['OK']);
    }
  });

  test('a flood of checks waits in a queue instead of taking the processors', async () => {
    const { email } = await signedUp(patient);
    const started = performance.now();
    const answers = await Promise.all(Array.from({ length: 60 }, () => signIn(email, PASSWORD, patient)));
    expect(codesOf(answers)).toEqual(Array(60).fill('OK'));
    expect(60_000 / (performance.now() - started)).toBeLessThan(140);
  });
});

describe('F4: an unknown address', () => {
  test('gets the same answers as a known one, up to the limit and beyond', async () => {
    const known = (await signedUp(app)).email;
    const unknown = anEmail();
    const answers = async (email: string): Promise<unknown[]> => {
      const all = [];
      for (let count = 0; count < 12; count++) all.push(withoutTime(await signIn(email, 'wrong password')));
      return all;
    };
    expect(await answers(unknown)).toEqual(await answers(known));
  });

  test('is locked like a known one', async () => {
    const known = (await signedUp(patient)).email;
    const unknown = anEmail();
    const answers = async (email: string): Promise<unknown[]> => {
      const all = [];
      for (let count = 0; count < 21; count++) all.push(withoutTime(await signIn(email, 'wrong password', patient)));
      return all;
    };
    expect(await answers(unknown)).toEqual(await answers(known));
  });

  test('costs the same statements and the same work', async () => {
    const known = (await signedUp(patient)).email;
    await signIn(anEmail(), 'warm up', patient);
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    const statements: Record<'known' | 'unknown', number> = { known: 0, unknown: 0 };
    for (let round = 0; round < 15; round++) {
      for (const [kind, email] of [['known', known], ['unknown', anEmail()]] as const) {
        patient.platform.database.queryLog.start();
        const started = process.cpuUsage();
        await signIn(email, `wrong ${round}`, patient);
        const { user, system } = process.cpuUsage(started);
        times[kind].push(user + system);
        statements[kind] = patient.platform.database.queryLog.stop().length;
      }
    }
    const median = (values: number[]): number => [...values].sort((a, b) => a - b)[7]!;
    expect(statements.unknown).toBe(statements.known);
    const ratio = median(times.unknown) / median(times.known);
    expect(ratio).toBeGreaterThan(0.67);
    expect(ratio).toBeLessThan(1.5);
  });
});

describe('a locked account', () => {
  test('refuses the right password for a day after 20 wrong ones, tells its person, and keeps the sessions', async () => {
    const person = await signedUp(patient, { locale: 'EN' });
    for (let count = 0; count < 20; count++) await signIn(person.email, 'wrong password', patient);
    const locked = await signIn(person.email, PASSWORD, patient);
    expect(locked).toMatchObject({ tokens: null, errors: [{ __typename: 'TooManyAttemptsError', code: 'ACCOUNT_LOCKED' }] });
    expect(Math.round((Date.parse(locked.errors[0].retryAt) - patient.clock.now().getTime()) / HOUR)).toBe(24);
    expect((await patient.modules.identity.authenticate(person.accessToken)).viewer.userId).toBe(person.viewer.userId);
    expect((await mailsTo(patient, person.email)).map(({ subject }) => subject).sort()).toEqual(['Please verify your e-mail address', 'Your account is locked for a while']);
  });

  test('is open again after a reset of the password', async () => {
    const person = await signedUp(patient);
    for (let count = 0; count < 20; count++) await signIn(person.email, 'wrong password', patient);
    const token = await mailedToken(patient, person.email, 'reset');
    expect((await patient.run(RESET, { input: { token, newPassword: 'a fresh start' } })).data.resetPassword.errors).toEqual([]);
    expect(codesOf([await signIn(person.email, 'a fresh start', patient)])).toEqual(['OK']);
  });

  test('is open again when the day is over', async () => {
    const person = await signedUp(patient);
    for (let count = 0; count < 20; count++) await signIn(person.email, 'wrong password', patient);
    patient.clock.advance(25 * HOUR);
    expect(codesOf([await signIn(person.email, PASSWORD, patient)])).toEqual(['OK']);
  });

  test('wrong passwords of long ago do not count', async () => {
    const person = await signedUp(patient);
    for (let count = 0; count < 19; count++) await signIn(person.email, 'wrong password', patient);
    patient.clock.advance(25 * HOUR);
    expect(codesOf([await signIn(person.email, 'wrong password', patient), await signIn(person.email, PASSWORD, patient)])).toEqual(['WRONG_CREDENTIALS', 'OK']);
  });
});

test('a right password gives the network address the try back that the door has taken', async () => {
  const { email } = await signedUp(app);
  const { limiter } = app.platform;
  const caller = { viewer: VISITOR, ip: '203.0.113.7' };
  await limiter.consume('credentials', caller.ip, 5);
  await app.modules.identity.signIn(caller, { email, password: PASSWORD });
  expect((await limiter.consume('credentials', caller.ip)).remaining).toBe(95);
  await app.modules.identity.signIn(caller, { email, password: 'wrong' });
  expect((await limiter.consume('credentials', caller.ip)).remaining).toBe(94);
});

function withoutTime(payload: { errors: { retryAt?: string }[] }): unknown {
  return { ...payload, errors: payload.errors.map((error) => ({ ...error, ...(error.retryAt ? { retryAt: 'later' } : {}) })) };
}
