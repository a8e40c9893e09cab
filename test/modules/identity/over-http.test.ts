import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SOCKET_LIMITS } from '../../../src/http/options.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { anEmail, CHANGE_PASSWORD, PASSWORD, REFRESH, SIGN_IN, SIGN_OUT, signedIn, signedUp, type Person } from './accounts.ts';

let app: TestApp;
let url: string;
beforeAll(async () => {
  app = await startApp({ RATE_LIMIT_SIGN_IN_ATTEMPTS: '3' });
  url = await app.listen();
});
afterAll(() => app.stop());

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: any;
}
async function post(query: string, { token, variables = {}, headers = {}, to = url }: { token?: string; variables?: object; headers?: Record<string, string>; to?: string } = {}): Promise<Reply> {
  const response = await fetch(`${to}/graphql`, {
    method: 'POST', body: JSON.stringify({ query, variables }), headers: { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}
const WHO = '{ viewer { email } }';

describe('F1: a bearer token', () => {
  test('makes the viewer', async () => {
    const person = await signedUp(app);
    expect((await post(WHO, { token: person.accessToken })).body.data).toEqual({ viewer: { email: person.email } });
    expect((await post(WHO)).body.data).toEqual({ viewer: null });
    const viewer = await app.world.aUser({ email: anEmail() });
    expect((await post('{ viewer { isEmailVerified } }', { token: await app.world.tokenOf(viewer) })).body.data).toEqual({ viewer: { isEmailVerified: false } });
  });

  test('that is unsigned, strange, expired or of an ended session is 401', async () => {
    const person = await signedUp(app);
    const [, body] = person.accessToken.split('.');
    const unsigned = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${body}.`;
    const ended = await signedIn(app, person.email);
    await app.run(SIGN_OUT, {}, ended.viewer);
    for (const token of [unsigned, 'x', person.refreshToken, ended.accessToken]) {
      const { status, headers, body: answer } = await post(WHO, { token });
      expect([status, answer.errors[0].extensions.code, answer.data ?? null]).toEqual([401, 'UNAUTHENTICATED', null]);
      expect(headers.get('www-authenticate')).toContain('invalid_token');
    }
  });
});

describe('F3: tries per network address', () => {
  const guess = (email: string, password = 'wrong password', ip = '203.0.113.9') => post(SIGN_IN, { variables: { input: { email, password } }, headers: { 'x-forwarded-for': ip }, to: urlBehindProxy });
  let behindProxy: TestApp;
  let urlBehindProxy: string;
  beforeAll(async () => {
    behindProxy = await startApp({ RATE_LIMIT_SIGN_IN_ATTEMPTS: '3', TRUSTED_PROXIES: 'loopback' });
    urlBehindProxy = await behindProxy.listen();
  });
  afterAll(() => behindProxy.stop());

  test('ten times as many as per account, over all accounts; then 429 with the time to wait', async () => {
    for (let count = 0; count < 30; count++) expect((await guess(anEmail())).body.data.signIn.errors[0].code).toBe('WRONG_CREDENTIALS');
    const { status, headers, body } = await guess(anEmail());
    expect([status, body.errors[0].extensions.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(300);
    expect((await guess(anEmail(), 'wrong password', '203.0.113.10')).status).toBe(200);
  });

  test('those that succeed do not count', async () => {
    const person = await signedUp(behindProxy);
    let { refreshToken } = person;
    for (let count = 0; count < 35; count++) {
      const { body } = await post(REFRESH, { variables: { token: refreshToken }, headers: { 'x-forwarded-for': '203.0.113.11' }, to: urlBehindProxy });
      refreshToken = body.data.refreshSession.tokens.refreshToken;
    }
    for (let count = 0; count < 35; count++) expect((await guess(person.email, PASSWORD, '203.0.113.11')).body.data.signIn.errors).toEqual([]);
  });

  test('many guesses in one request are refused as a whole', async () => {
    const { email } = await signedUp(behindProxy);
    const guesses = Array.from({ length: 5 }, (_, count) => `g${count}: signIn(input: { email: "${email}", password: "wrong ${count}" }) { errors { __typename } }`).join(' ');
    const { body } = await post(`mutation { ${guesses} }`, { headers: { 'x-forwarded-for': '203.0.113.12' }, to: urlBehindProxy });
    expect([body.errors[0].extensions.code, body.data ?? null]).toEqual(['TOO_COMPLEX', null]);
  });
});

describe('F6: an open socket', () => {
  test('of a session that new credentials have ended is closed within five seconds with 4403; the one that asked stays', async () => {
    const person = await signedUp(app);
    const other = await signedIn(app, person.email);
    const [mine, theirs] = [await connected(person), await connected(other)];
    await post(CHANGE_PASSWORD, { token: person.accessToken, variables: { input: { currentPassword: PASSWORD, newPassword: 'a brand new secret' } } });
    expect(await theirs.closed).toBe(4403);
    expect(SOCKET_LIMITS.sessionCheckMilliseconds).toBeLessThanOrEqual(3_000);
    expect(mine.socket.readyState).toBe(WebSocket.OPEN);
    mine.socket.close();
    await mine.closed;
  });
});

describe('F8: with Redis gone', () => {
  test('tries of a password are limited all the same', async () => {
    const alone = await startApp({ RATE_LIMIT_SIGN_IN_ATTEMPTS: '3', REDIS_URL: 'redis://127.0.0.1:1' });
    try {
      const { email } = await signedUp(alone);
      const codes = [];
      for (let count = 0; count < 4; count++) codes.push((await alone.run(SIGN_IN, { input: { email, password: 'wrong password' } })).data.signIn.errors[0].code);
      expect(codes).toEqual(['WRONG_CREDENTIALS', 'WRONG_CREDENTIALS', 'WRONG_CREDENTIALS', 'TOO_MANY_ATTEMPTS']);
    } finally {
      await alone.stop();
    }
  });
});

test('refusals are told in the language of the request', async () => {
  const variables = { input: { email: anEmail(), password: 'wrong password' } };
  expect((await post(SIGN_IN, { variables, headers: { 'accept-language': 'zh-TW' } })).body.data.signIn.errors).toMatchObject([{ message: '账号或凭据不正确。' }]);
  expect((await post(SIGN_IN, { variables })).body.data.signIn.errors).toMatchObject([{ message: 'The account or the credentials are not right.' }]);
});

async function connected({ accessToken }: Person): Promise<{ socket: WebSocket; closed: Promise<number> }> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const closed = new Promise<number>((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)));
  socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { token: accessToken } })));
  await new Promise<void>((resolve) => socket.addEventListener('message', ({ data }) => void (String(data).includes('connection_ack') && resolve())));
  return { socket, closed };
}
