import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadTrustedDocuments } from '../../src/graphql/operations/trusted-documents.ts';
import { poster, send, startFloor, temporaryFolder, type FloorServer } from '../support/floor-server.ts';
import { connect } from '../support/raw-socket.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
const DEEP = `query Deep {\n  author {\n    ${'articles(first: 2) { nodes { author { '.repeat(5)}name${' } } }'.repeat(5)}\n  }\n}\n`;
const EXPENSIVE = 'query Expensive($first: Int) { articles(first: $first) { nodes { author { articles(first: $first) { nodes { id } } } } } }';

function manifests(): string[] {
  const operations = temporaryFolder();
  mkdirSync(path.join(operations, 'people'));
  writeFileSync(path.join(operations, 'people', 'author.graphql'), 'query Author {\n  author { ...Name }\n}\n');
  writeFileSync(path.join(operations, 'name.graphql'), 'fragment Name on Person { name }');
  writeFileSync(path.join(operations, 'ticks.graphql'), 'subscription Ticks { ticks { n } }');
  const mounted = temporaryFolder();
  writeFileSync(path.join(mounted, 'mini-program.json'), JSON.stringify({ [sha256(DEEP)]: DEEP, expensive: EXPENSIVE }));
  writeFileSync(path.join(mounted, 'web.json'), JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations: [{ id: 'web-1', name: 'Email', type: 'query', body: 'query Email { email }' }] }));
  return [operations, mounted];
}
const AUTHOR = 'query Author {\n  author {\n    ...Name\n  }\n}\n\nfragment Name on Person {\n  name\n}';

let open: FloorServer;
let strict: FloorServer;
beforeAll(async () => {
  const directories = manifests();
  open = await startFloor({ api: { trusted: loadTrustedDocuments({ mode: 'open', directories }) } });
  strict = await startFloor({ api: { trusted: loadTrustedDocuments({ mode: 'strict', directories }) } });
});
afterAll(() => Promise.all([open.stop(), strict.stop()]));

const ask = (floor: FloorServer, body: object, headers: Record<string, string> = {}) => send(`${floor.url}/graphql`, { method: 'POST', headers: { ...JSON_HEADERS, ...headers }, body: JSON.stringify(body) });

describe('a known document', () => {
  test.each([
    { how: 'documentId', body: { documentId: sha256(AUTHOR) } },
    { how: 'documentId with its algorithm', body: { documentId: `sha256:${sha256(AUTHOR)}` } },
    { how: 'the persistedQuery extension', body: { extensions: { persistedQuery: { version: 1, sha256Hash: sha256(AUTHOR) } } } },
    { how: 'the persistedQuery extension and its text', body: { query: AUTHOR, extensions: { persistedQuery: { version: 1, sha256Hash: sha256(AUTHOR) } } } },
    { how: 'its text', body: { query: AUTHOR } },
    { how: 'its text with other spaces and order', body: { query: 'fragment Name on Person { name } query Author { author { ...Name } }' } },
  ])('is served by $how, also in strict mode', async ({ body }) => {
    for (const floor of [open, strict]) expect((await ask(floor, body)).body.data).toEqual({ author: { name: 'Ada' } });
  });
  test('is served by GET and by the id of a mounted manifest', async () => {
    const answer = await send(`${strict.url}/graphql?documentId=web-1`, { headers: { 'apollo-require-preflight': 'true' } });
    expect(answer.body.data).toEqual({ email: expect.any(String) });
  });
  test('is served over WebSocket', async () => {
    for (const payload of [{ query: '', documentId: sha256('subscription Ticks { ticks { n } }') }, { query: '', extensions: { persistedQuery: { version: 1, sha256Hash: sha256('subscription Ticks { ticks { n } }') } } }]) {
      const socket = await connect(strict.url);
      const next = socket.subscribe('1', payload);
      while (strict.modules.events.listeners === 0) await new Promise(setImmediate);
      strict.modules.events.send({ n: 1 });
      expect((await next)?.payload.data).toEqual({ ticks: { n: 1 } });
      socket.close();
      while (strict.modules.events.listeners > 0) await new Promise(setImmediate);
    }
  });
  test('is not bounded in shape and cost, but in its arguments', async () => {
    expect((await ask(open, { query: DEEP.trim() })).code).toBe('TOO_COMPLEX');
    expect((await ask(open, { documentId: sha256(DEEP) })).status).toBe(200);
    expect((await ask(open, { documentId: 'expensive', variables: { first: 100 } })).body.extensions.cost.requested).toBe(10_301);
    expect((await ask(open, { documentId: 'expensive', variables: { first: 101 } })).code).toBe('BAD_USER_INPUT');
  });
  test('keeps its rate limit', async () => {
    const limited = await startFloor({ points: { address: 200 }, api: { trusted: loadTrustedDocuments({ mode: 'strict', directories: manifests() }) } });
    expect((await ask(limited, { documentId: 'expensive', variables: { first: 100 } })).status).toBe(429);
    await limited.stop();
  });
});

describe('an unknown document', () => {
  test('is refused in strict mode over HTTP and WebSocket, except to staff', async () => {
    const document = { query: '{ email }' };
    const refused = await ask(strict, document);
    expect([refused.status, refused.code, refused.body.data]).toEqual([400, 'DOCUMENT_NOT_TRUSTED', undefined]);
    const bearer = ({ token }: { token: string }) => ({ authorization: `Bearer ${token}` });
    expect((await ask(strict, document, bearer(strict.signIn()))).code).toBe('DOCUMENT_NOT_TRUSTED');
    expect((await ask(strict, document, bearer(strict.signIn({ isStaff: true })))).status).toBe(200);
    const socket = await connect(strict.url);
    expect((await socket.subscribe('1', { query: 'subscription { ticks { n } }' }))?.payload[0].extensions.code).toBe('DOCUMENT_NOT_TRUSTED');
    socket.close();
  });
  test('by an unknown id is refused', async () => {
    for (const floor of [open, strict]) expect((await ask(floor, { documentId: sha256('nothing') })).code).toBe('DOCUMENT_NOT_TRUSTED');
    expect((await ask(strict, { extensions: { persistedQuery: { version: 1, sha256Hash: sha256('{ email }') } } })).code).toBe('DOCUMENT_NOT_TRUSTED');
  });
  test('may be registered under its hash in open mode, which makes it no less bounded', async () => {
    const persisted = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: sha256(text) } });
    const missing = await ask(open, { extensions: persisted('{ email }') });
    expect([missing.status, missing.code, missing.body.errors[0].message]).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound']);
    expect((await ask(open, { query: '{ email }', extensions: persisted('{ email }') })).status).toBe(200);
    expect((await ask(open, { extensions: persisted('{ email }') })).body.data).toEqual({ email: expect.any(String) });
    expect((await ask(open, { query: '{ __typename }', extensions: persisted('{ email }') })).code).toBe('BAD_USER_INPUT');
    const deep = DEEP.trim();
    expect((await ask(open, { query: deep, extensions: persisted(deep) })).code).toBe('TOO_COMPLEX');
    expect((await ask(open, { extensions: persisted(deep) })).code).toBe('PERSISTED_QUERY_NOT_FOUND');
  });
});

describe('introspection', () => {
  test.each([{ introspection: 'on', visitor: 200, staff: 200 }, { introspection: 'staff', visitor: 400, staff: 200 }, { introspection: 'off', visitor: 400, staff: 400 }] as const)('$introspection', async ({ introspection, visitor, staff }) => {
    const floor = await startFloor({ api: { introspection } });
    const { token } = floor.signIn({ isStaff: true });
    const query = '{ ...A } fragment A on Query { __schema { queryType { name } } }';
    expect([(await poster(floor.url)(query)).status, (await poster(floor.url)(query, {}, { authorization: `Bearer ${token}` })).status]).toEqual([visitor, staff]);
    expect((await poster(floor.url)('{ __typename }')).status).toBe(200);
    await floor.stop();
  });
});

describe('Cache-Control', () => {
  test.each([
    { query: '{ email }', policy: 'public, max-age=15' },
    { query: '{ viewer { id } }', policy: 'private, no-store' },
    { query: '{ articles { nodes { id } } ...V } fragment V on Query { viewer { id } }', policy: 'private, no-store' },
    { query: '{ rateLimit { cost } }', policy: 'private, no-store' },
    { query: '{ fault }', policy: 'private, no-store' },
    { query: '{ nothing }', policy: 'private, no-store' },
    { query: 'mutation { touch }', policy: 'private, no-store' },
  ])('$query is $policy for a visitor and private for a person', async ({ query, policy }) => {
    const { token } = open.signIn();
    const visitor = await poster(open.url)(query);
    const person = await poster(open.url)(query, {}, { authorization: `Bearer ${token}` });
    expect([visitor.headers.get('cache-control'), person.headers.get('cache-control')]).toEqual([policy, 'private, no-store']);
    expect(visitor.headers.get('vary')).toMatch(/authorization, accept, accept-language/i);
  });
});
