import { writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect as connectTcp, type Socket } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { eventually } from '../support/eventually.ts';
import { poster, send, startFloor, temporaryFolder, type FloorServer } from '../support/floor-server.ts';
import { openSocket } from '../support/raw-socket.ts';

const QUERY = encodeURIComponent('{ email }');
const JSON_BODY = JSON.stringify({ query: 'mutation { touch }' });
let floor: FloorServer;
beforeAll(async () => {
  floor = await startFloor({ routes: [async (app) => void app.get('/broken', async () => { throw new Error('relation "person" does not exist'); })] });
});
afterAll(() => floor.stop());

describe('B1. GraphQL over HTTP', () => {
  const audits = serverAudits({ url: () => `${floor.url}/graphql`, fetchFn: (url: string, init: RequestInit = {}) => fetch(url, { ...init, headers: { 'apollo-require-preflight': 'true', ...init.headers } }) });
  test('there are 61 audits', () => expect(audits.length).toBe(61));
  test.each(audits)('$id $name', async ({ fn }) => {
    const result = await fn();
    expect(result.status === 'ok' ? 'ok' : `${result.status}: ${'reason' in result ? result.reason : ''}`).toBe('ok');
  });
});

describe('B2–B4. methods and types', () => {
  test('B2 a mutation by GET is refused with 405 and has no effect', async () => {
    const answer = await send(`${floor.url}/graphql?query=${encodeURIComponent('mutation { touch }')}`, { headers: { 'apollo-require-preflight': 'true' } });
    expect([answer.status, answer.headers.get('allow'), answer.code, floor.modules.effects]).toEqual([405, 'POST', 'BAD_USER_INPUT', []]);
  });
  test('B3 a query by GET without the preflight header is refused, with it is answered', async () => {
    expect((await send(`${floor.url}/graphql?query=${QUERY}`)).status).toBe(400);
    const answer = await send(`${floor.url}/graphql?query=${QUERY}`, { headers: { 'apollo-require-preflight': 'true' } });
    expect([answer.status, answer.body.data]).toEqual([200, { email: expect.any(String) }]);
  });
  test.each([{ type: 'text/plain' }, { type: 'application/x-www-form-urlencoded' }, { type: 'multipart/form-data; boundary=x' }])('B4 a POST as "$type" is refused with 400 and has no effect', async ({ type }) => {
    const answer = await send(`${floor.url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body: type.startsWith('application/x-www') ? `query=${encodeURIComponent('mutation{touch}')}` : JSON_BODY });
    expect([answer.status, answer.code, floor.modules.effects]).toEqual([400, 'BAD_USER_INPUT', []]);
  });
  test('B4 a POST without a type is refused and has no effect', async () => {
    const answer = await send(`${floor.url}/graphql`, { method: 'POST', headers: { 'content-type': '' }, body: JSON_BODY });
    expect([answer.status, answer.code, floor.modules.effects]).toEqual([415, 'BAD_USER_INPUT', []]);
  });
  test('an empty operation name is none', async () => {
    for (const operationName of ['', null]) {
      const answer = await send(`${floor.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ __typename }', operationName }) });
      expect([answer.status, answer.body.data]).toEqual([200, { __typename: 'Query' }]);
    }
    const answer = await send(`${floor.url}/graphql?operationName=&query=${QUERY}`, { headers: { 'apollo-require-preflight': 'true' } });
    expect(answer.status).toBe(200);
  });
  test('other methods are refused with 405', async () => {
    const answer = await send(`${floor.url}/graphql`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON_BODY });
    expect([answer.status, answer.headers.get('allow'), floor.modules.effects]).toEqual([405, 'GET, POST', []]);
  });
  test('a subscription over HTTP is refused', async () => {
    const answer = await poster(floor.url)('subscription { ticks { n } }');
    expect([answer.status, answer.code]).toEqual([400, 'OPERATION_NOT_ALLOWED']);
  });
});

describe('B5, B6. other origins', () => {
  const status = (headers: Record<string, string>): Promise<string> => openSocket(floor.url, { headers }).then((socket) => (socket.close(), 'open'), (error: Error) => error.message);
  test('B5 a socket from a foreign page with cookies is refused', async () => {
    expect(await status({ origin: 'https://evil.example', cookie: 'session=1' })).toBe('Unexpected server response: 403');
    expect(await status({ origin: 'null', cookie: 'session=1' })).toBe('Unexpected server response: 403');
    expect(await status({ origin: floor.url, cookie: 'session=1' })).toBe('open');
    expect(await status({ origin: 'https://app.example.com', cookie: 'session=1' })).toBe('open');
    expect(await status({ origin: 'https://evil.example' })).toBe('open');
  });
  test('B5 another path does not become a socket', async () => {
    await expect(openSocket(floor.url, { path: '/chat' })).rejects.toThrow('404');
  });
  test('B6 a foreign origin gets no permission, ours gets it without credentials', async () => {
    const preflight = (origin: string) => send(`${floor.url}/graphql`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' } });
    const foreign = await preflight('https://evil.example');
    expect([foreign.headers.get('access-control-allow-origin'), foreign.headers.get('access-control-allow-credentials')]).toEqual([null, null]);
    const ours = await preflight('https://app.example.com');
    expect([ours.headers.get('access-control-allow-origin'), ours.headers.get('access-control-allow-credentials')]).toEqual(['https://app.example.com', null]);
  });
});

describe('B7, B8. broken connections', () => {
  test('B7 200 connections that send their headers byte by byte do not keep others out, and are ended', async () => {
    const hasty = await startFloor({ http: { headersTimeoutMilliseconds: 3_000 } });
    const { hostname, port } = new URL(hasty.url);
    const slow: Socket[] = Array.from({ length: 200 }, () => connectTcp(Number(port), hostname).on('error', () => {}).resume());
    for (const socket of slow) socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: ');
    const answers = await Promise.all(Array.from({ length: 20 }, () => poster(hasty.url)('{ email }')));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    await eventually(() => slow.every(({ destroyed, readableEnded }) => destroyed || readableEnded));
    await hasty.stop();
  });
  test('B8 oversized headers are refused with 431 in JSON', async () => {
    const answer = await new Promise<{ status?: number; body: string }>((resolve, reject) => {
      httpRequest(`${floor.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-large': 'a'.repeat(20_000) } }, (response) => {
        let body = '';
        response.on('data', (chunk) => (body += String(chunk))).on('end', () => resolve({ status: response.statusCode, body }));
      }).on('error', reject).end();
    });
    expect([answer.status, JSON.parse(answer.body).errors[0].extensions.code, JSON.parse(answer.body).extensions.requestId]).toEqual([431, 'BAD_USER_INPUT', expect.any(String)]);
  });
  test.each([{ what: 'two content lengths', text: 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}' }, { what: 'a length and chunks', text: 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n' }, { what: 'no HTTP', text: 'hello\r\n\r\n' }])('B8 $what is refused with 400 in JSON', async ({ text }) => {
    const { hostname, port } = new URL(floor.url);
    const answer = await new Promise<string>((resolve) => {
      let received = '';
      connectTcp(Number(port), hostname).on('data', (chunk) => (received += String(chunk))).on('close', () => resolve(received)).on('error', () => {}).end(text);
    });
    expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
    expect(JSON.parse(answer.split('\r\n\r\n')[1]!).errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('B9. errors of any kind are JSON with the id of the request', () => {
  test.each([
    { what: 'an unknown path', path: '/nothing', init: {}, status: 404, code: 'NOT_FOUND' },
    { what: 'a fault in a route', path: '/broken', init: {}, status: 500, code: 'INTERNAL' },
    { what: 'JSON that is none', path: '/graphql', init: { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":' }, status: 400, code: 'BAD_USER_INPUT' },
    { what: 'an empty body', path: '/graphql', init: { method: 'POST', headers: { 'content-type': 'application/json' }, body: '' }, status: 400, code: 'BAD_USER_INPUT' },
    { what: 'a path that cannot be decoded', path: '/%E0%A4%A', init: {}, status: 400, code: 'BAD_USER_INPUT' },
    { what: 'a bad token', path: '/graphql', init: { method: 'POST', headers: { 'content-type': 'application/json', authorization: 'Bearer none' }, body: '{"query":"{ email }"}' }, status: 401, code: 'UNAUTHENTICATED' },
  ])('$what', async ({ path, init, status, code }) => {
    const answer = await send(`${floor.url}${path}`, { ...init, headers: { ...(init as { headers?: Record<string, string> }).headers, 'x-request-id': 'request-12345678' } });
    expect([answer.status, answer.code]).toEqual([status, code]);
    expect([answer.headers.get('x-request-id'), answer.body.extensions.requestId]).toEqual(['request-12345678', 'request-12345678']);
    expect(answer.text).not.toMatch(/relation|at .*\.ts|node_modules|<html/);
  });
  test('a bad token is challenged, no token is a visitor', async () => {
    const bad = await poster(floor.url)('{ viewer { id } }', {}, { authorization: 'Bearer none' });
    expect([bad.status, bad.headers.get('www-authenticate'), bad.body.data]).toEqual([401, 'Bearer error="invalid_token"', undefined]);
    expect((await poster(floor.url)('{ viewer { id } }')).body.data).toEqual({ viewer: null });
    const { token } = floor.signIn();
    expect((await poster(floor.url)('{ viewer { id } }', {}, { authorization: `Bearer ${token}` })).body.data).toEqual({ viewer: { id: '1' } });
    expect((await poster(floor.url)('{ secret { id } }')).body).toMatchObject({ data: { secret: null }, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });
  test('messages are in the language that the client accepts', async () => {
    const zh = await send(`${floor.url}/nothing`, { headers: { 'accept-language': 'zh-TW,en;q=0.5' } });
    expect(zh.body.errors[0].message).toBe('内容不存在，或您无权查看。');
    expect((await poster(floor.url)('{ articles(first: 0) { nodes { id } } }', {}, { 'accept-language': 'zh' })).body.errors[0].message).toBe('first 必须在 1 到 100 之间。');
    expect((await poster(floor.url)('{ denied }', {}, { 'accept-language': 'zh' })).body.errors[0].message).toBe('您没有权限执行此操作。');
  });
});

describe('B10. pages', () => {
  test.each([{ path: '/live' }, { path: '/ready' }, { path: '/metrics' }, { path: '/nothing' }, { path: '/graphiql' }])('$path carries the security headers', async ({ path }) => {
    const { headers } = await send(`${floor.url}${path}`);
    expect(['x-content-type-options', 'x-frame-options', 'referrer-policy', 'cross-origin-opener-policy'].map((name) => headers.get(name))).toEqual(['nosniff', 'SAMEORIGIN', 'no-referrer', 'same-origin']);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('GraphiQL', () => {
  const bundle = (): string => {
    const folder = temporaryFolder();
    for (const [name, text] of Object.entries({ 'graphiql.js': 'export {}', 'graphiql.css': 'a{}', 'chunk-A.css': 'b{}' })) writeFileSync(path.join(folder, name), text);
    return folder;
  };
  const withGraphiql = (openness: 'on' | 'staff' | 'off', operationsDirectory = temporaryFolder()) => startFloor({ http: { graphiql: { openness, directory: bundle(), operationsDirectory } } });
  test('comes from this server alone, with the saved operations', async () => {
    const operations = temporaryFolder();
    writeFileSync(path.join(operations, 'author.graphql'), 'query Author { author { ...Name } }');
    writeFileSync(path.join(operations, 'name.graphql'), 'fragment Name on Person { name }');
    const open = await withGraphiql('on', operations);
    const page = await send(`${open.url}/graphiql`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect([...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address).sort()).toEqual(['/graphiql/chunk-A.css', '/graphiql/graphiql.css', '/graphiql/graphiql.js']);
    for (const file of ['graphiql.js', 'graphiql.css', 'chunk-A.css']) expect((await send(`${open.url}/graphiql/${file}`)).status).toBe(200);
    expect((await send(`${open.url}/graphiql/operations.json`)).body).toEqual([{ name: 'Author', file: 'author', query: 'query Author {\n  author {\n    ...Name\n  }\n}\n\nfragment Name on Person {\n  name\n}' }]);
    expect((await send(`${open.url}/graphiql/../package.json`)).status).toBe(404);
    expect((await send(`${open.url}/graphiql/%2e%2e%2fpackage.json`)).status).toBeGreaterThanOrEqual(400);
    await open.stop();
  });
  test('is closed to visitors and members where it is for staff', async () => {
    const guarded = await withGraphiql('staff');
    const enter = (token: string) => fetch(`${guarded.url}/graphiql/session`, { method: 'POST', redirect: 'manual', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ token }).toString() });
    expect((await send(`${guarded.url}/graphiql`)).text).not.toContain('graphiql.js');
    expect((await send(`${guarded.url}/graphiql/graphiql.js`)).status).toBe(404);
    expect((await enter(guarded.signIn().token)).status).toBe(403);
    const entered = await enter(guarded.signIn({ isStaff: true }).token);
    const cookie = entered.headers.get('set-cookie')!;
    expect([entered.status, entered.headers.get('location'), cookie]).toEqual([303, '/graphiql', expect.stringMatching(/; Path=\/graphiql; HttpOnly; SameSite=Strict$/)]);
    const headers = { cookie: cookie.split(';')[0]! };
    expect((await send(`${guarded.url}/graphiql`, { headers })).text).toContain('graphiql.js');
    expect((await send(`${guarded.url}/graphiql/graphiql.js`, { headers })).status).toBe(200);
    await guarded.stop();
  });
  test('can be off', async () => {
    const off = await withGraphiql('off');
    expect([(await send(`${off.url}/graphiql`)).status, (await send(`${off.url}/graphiql/graphiql.js`)).status]).toEqual([404, 404]);
    await off.stop();
  });
});
