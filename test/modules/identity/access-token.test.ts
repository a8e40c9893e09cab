import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MINUTE } from '../../../src/kernel/clock.ts';
import { askTogether } from '../../../src/platform/concurrency/ask-together.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { eventually } from '../../support/eventually.ts';
import { isLive, signedUp } from './accounts.ts';

let app: TestApp;
let other: TestApp;
beforeAll(async () => {
  [app, other] = await Promise.all([startApp(), startApp()]);
});
afterAll(() => Promise.all([app.stop(), other.stop()]));

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const decoded = (part: string): object => JSON.parse(Buffer.from(part, 'base64url').toString()) as object;

describe('F1: an access token', () => {
  test('of this deployment names its person and session', async () => {
    const person = await signedUp(app);
    const { viewer } = await app.modules.identity.authenticate(person.accessToken);
    expect(viewer).toEqual({ userId: person.viewer.userId, sessionId: person.viewer.sessionId, isStaff: false, locale: 'en' });
  });

  test('without signature, with another algorithm, issuer, audience, key or person is refused', async () => {
    const person = await signedUp(app);
    const [head, body, signature] = person.accessToken.split('.') as [string, string, string];
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding: { type: 'spki', format: 'pem' }, privateKeyEncoding: { type: 'pkcs8', format: 'pem' } });
    const signed = (header: object, claims: object, key: string): string => {
      const text = `${encoded({ ...decoded(head), ...header })}.${encoded({ ...decoded(body), ...claims })}`;
      return `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
    };
    const forged = [
      `${encoded({ alg: 'none', typ: 'at+jwt' })}.${body}.`, `${encoded({ ...decoded(head), alg: 'none' })}.${body}.${signature}`,
      signed({ alg: 'RS256' }, {}, publicKey), signed({}, { iss: 'https://elsewhere.example.com' }, 'guess'), signed({}, { aud: 'another' }, 'guess'), signed({ kid: 'none' }, {}, 'guess'),
      `${head}.${encoded({ ...decoded(body), sub: randomUUID() })}.${signature}`, `${head}.${body}.${signature.slice(0, -2)}AA`, `${head}.${body}`, 'x', '', 'x'.repeat(5_000),
    ];
    for (const token of forged) expect(await isLive(app, token)).toBe(false);
    await expect(app.modules.identity.authenticate(forged[0]!)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('of another deployment is refused', async () => {
    const stranger = await signedUp(other);
    expect(await isLive(other, stranger.accessToken)).toBe(true);
    expect(await isLive(app, stranger.accessToken)).toBe(false);
  });

  test('is refused after 15 minutes, also when it was believed before', async () => {
    const { accessToken } = await signedUp(app);
    app.clock.advance(14 * MINUTE);
    expect(await isLive(app, accessToken)).toBe(true);
    app.clock.advance(MINUTE + 1_000);
    expect(await isLive(app, accessToken)).toBe(false);
  });

  test('can be given a longer life by the composition only', async () => {
    const person = await signedUp(app);
    const { tokens } = await app.modules.identity.openSessionFor(person.viewer.userId!, { accessTokenSeconds: 86_400 });
    app.clock.advance(23 * 60 * MINUTE);
    expect(await isLive(app, tokens.accessToken)).toBe(true);
    expect(await isLive(app, (await signedUp(app)).accessToken)).toBe(true);
  });
});

test('costs one statement to believe, none again within a second, and is asked again after any change here', async () => {
  const { viewer, accessToken } = await signedUp(app);
  const cost = async (): Promise<number> => {
    app.platform.database.queryLog.start();
    await app.modules.identity.authenticate(accessToken);
    return app.platform.database.queryLog.stop().length;
  };
  await app.modules.identity.updateProfile(viewer, { displayName: '换个名字' });
  expect([await cost(), await cost(), await cost()]).toEqual([1, 0, 0]);
  await app.modules.identity.updateProfile(viewer, { displayName: '再换一个' });
  expect(await cost()).toBe(1);
  await app.modules.identity.signOut(viewer);
  expect(await isLive(app, accessToken)).toBe(false);
});

test('of many people at once are believed by one statement, each for themselves', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, () => signedUp(app)));
  for (const { accessToken } of people) await app.modules.identity.authenticate(accessToken);
  await app.modules.identity.signOut(people[2]!.viewer);
  app.platform.database.queryLog.start();
  const answers = await Promise.allSettled(people.map(({ accessToken }) => app.modules.identity.authenticate(accessToken)));
  expect(app.platform.database.queryLog.stop()).toHaveLength(1);
  expect(answers.map((answer) => (answer.status === 'fulfilled' ? answer.value.viewer.userId : String((answer.reason as { code: unknown }).code))))
    .toEqual(people.map(({ viewer }, index) => (index === 2 ? 'UNAUTHENTICATED' : viewer.userId)));
});

describe('what is asked together', () => {
  const gate = () => Promise.withResolvers<(question: string) => string>();

  test('is what comes in one turn, and then what comes while the answer is awaited', async () => {
    const asked: string[][] = [];
    const gates = [gate(), gate()];
    const ask = askTogether((questions: readonly string[]) => gates[asked.push([...questions]) - 1]!.promise, 30_000);
    const first = [ask('a'), ask('b')];
    await eventually(() => asked.length === 1);
    expect(asked).toEqual([['a', 'b']]);
    const second = [ask('c'), ask('d')];
    gates[0]!.resolve((question) => `1${question}`);
    expect(await Promise.all(first)).toEqual(['1a', '1b']);
    gates[1]!.resolve((question) => `2${question}`);
    expect(await Promise.all(second)).toEqual(['2c', '2d']);
    expect(asked).toEqual([['a', 'b'], ['c', 'd']]);
  });

  test('fails together, and the next is asked anew', async () => {
    let tries = 0;
    const ask = askTogether(async (_questions: readonly string[]) => {
      if (++tries === 1) throw new Error('lost');
      return (question: string) => question;
    });
    expect((await Promise.allSettled([ask('a'), ask('b')])).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await ask('a')).toBe('a');
  });

  test('does not wait for an answer that does not come', async () => {
    const asked: string[][] = [];
    const lost = gate();
    const ask = askTogether(async (questions: readonly string[]) => (asked.push([...questions]) === 1 ? lost.promise : (question: string) => question), 5);
    const first = ask('a');
    await eventually(() => asked.length === 1);
    expect(await Promise.all([ask('b'), ask('c')])).toEqual(['b', 'c']);
    lost.resolve((question) => `late ${question}`);
    expect(await first).toBe('late a');
  });
});
