import { describe, expect, test } from '@jest/globals';
import { createWechatClient } from '../../src/platform/wechat/code-to-session.ts';
import { localServer, type LocalServer } from './support/local-server.ts';

/** Answers as the documentation says: JSON as text/plain, always with status 200. */
const wechatServer = (answer: unknown): Promise<LocalServer> => localServer((_request, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(answer)));
const options = { appId: 'wx0123456789abcdef', appSecret: 'canary-app-secret' };

test('a code is exchanged for the person, and the session key stays behind', async () => {
  await using server = await wechatServer({ openid: 'o6_bmjrPTlm6', session_key: 'canary-session-key', unionid: 'oR5GjjpQ', errcode: 0, errmsg: 'ok' });
  const result = await createWechatClient({ ...options, apiBase: server.url }).code2Session('0a1B2c-_');
  expect(result).toEqual({ ok: true, value: { openId: 'o6_bmjrPTlm6', unionId: 'oR5GjjpQ' } });
  expect(server.received).toHaveLength(1);
  expect(server.received[0]).toMatchObject({ method: 'GET', url: expect.objectContaining({ pathname: '/sns/jscode2session' }) });
  expect(Object.fromEntries(server.received[0]?.url.searchParams ?? [])).toEqual({ appid: options.appId, secret: options.appSecret, js_code: '0a1B2c-_', grant_type: 'authorization_code' });
});

test('an app outside an open platform account has no union id', async () => {
  await using server = await wechatServer({ openid: 'o6', session_key: 'x' });
  expect(await createWechatClient({ ...options, apiBase: server.url }).code2Session('code')).toEqual({ ok: true, value: { openId: 'o6', unionId: null } });
});

describe('refusals', () => {
  test.each([
    { errcode: 40029, errmsg: 'invalid code', kind: 'invalid-code' }, { errcode: 40163, errmsg: 'code been used', kind: 'code-used' },
    { errcode: 45011, errmsg: 'api minute-quota reach limit', kind: 'rate-limited' }, { errcode: 40226, errmsg: 'code blocked', kind: 'account-blocked' }, { errcode: -1, errmsg: 'system error', kind: 'busy' },
  ])('errcode $errcode is $kind', async ({ errcode, errmsg, kind }) => {
    await using server = await wechatServer({ errcode, errmsg });
    expect(await createWechatClient({ ...options, apiBase: server.url }).code2Session('code')).toEqual({ ok: false, failure: { kind } });
  });

  test('a code that cannot be one is refused without asking', async () => {
    await using server = await wechatServer({ openid: 'o6' });
    const client = createWechatClient({ ...options, apiBase: server.url });
    for (const code of ['', 'a b', 'a&secret=x', 'x'.repeat(257)]) expect(await client.code2Session(code)).toEqual({ ok: false, failure: { kind: 'invalid-code' } });
    expect(server.received).toEqual([]);
  });

  test('a wrong secret is a fault of the deployment, told without the secret', async () => {
    await using server = await wechatServer({ errcode: 40125, errmsg: `invalid appsecret ${options.appSecret}` });
    const fault = await createWechatClient({ ...options, apiBase: server.url }).code2Session('code').catch((error: unknown) => error);
    expect(fault).toEqual(new Error('WeChat refused code2Session with errcode 40125.'));
  });
});

describe('a WeChat in trouble is busy', () => {
  test.each([
    { name: 'status 502', answer: { status: 502, body: '' }, reason: 'status 502' },
    { name: 'text that is not JSON', answer: { status: 200, body: '<html>' }, reason: 'an answer that is not JSON' },
    { name: 'another shape', answer: { status: 200, body: '{"openid":7}' }, reason: 'an answer of another shape' },
    { name: 'no openid', answer: { status: 200, body: '{}' }, reason: 'an answer without openid' },
    { name: 'a redirect', answer: { status: 302, body: '' }, reason: 'TypeError' },
  ])('$name', async ({ answer, reason }) => {
    await using server = await localServer((_request, response) => response.writeHead(answer.status, answer.status === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end(answer.body));
    const reasons: string[] = [];
    expect(await createWechatClient({ ...options, apiBase: server.url, onBusy: (why) => reasons.push(why) }).code2Session('code')).toEqual({ ok: false, failure: { kind: 'busy' } });
    expect(reasons).toEqual([reason]);
  });

  test('no answer in time', async () => {
    await using server = await localServer(() => {});
    const reasons: string[] = [];
    expect(await createWechatClient({ ...options, apiBase: server.url, timeoutMilliseconds: 50, onBusy: (why) => reasons.push(why) }).code2Session('code')).toEqual({ ok: false, failure: { kind: 'busy' } });
    expect(reasons).toEqual(['TimeoutError']);
  });

  test('nobody there', async () => {
    expect(await createWechatClient({ ...options, apiBase: 'http://127.0.0.1:1' }).code2Session('code')).toEqual({ ok: false, failure: { kind: 'busy' } });
  });
});
