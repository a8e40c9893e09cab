import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HOSTILE_DOCUMENTS } from '../support/hostile-documents.ts';
import { poster, send, startFloor, type FloorServer, type Post } from '../support/floor-server.ts';

const JSON_POST = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
let floor: FloorServer;
let post: Post;
beforeAll(async () => {
  floor = await startFloor();
  post = poster(floor.url);
  await post('{ __typename }');
});
afterAll(() => floor.stop());

const postBody = (body: string, headers: Record<string, string> = JSON_POST) => send(`${floor.url}/graphql`, { method: 'POST', headers, body });

describe('A. hostile documents over HTTP', () => {
  test.each(HOSTILE_DOCUMENTS)('$name is refused as $code', async ({ query, variables, code }) => {
    const before = process.memoryUsage().rss;
    const answer = await post(query, variables);
    expect({ status: answer.status, code: answer.code, data: answer.body.data }).toEqual({ status: 400, code, data: undefined });
    expect(answer.body.errors.length).toBeLessThanOrEqual(5);
    expect(answer.text).not.toMatch(/call stack|Did you mean|node_modules/);
    // The least of three texts: a collection of garbage may fall into one of them.
    const costs = [answer.cpuMilliseconds];
    for (const n of [1, 2]) costs.push((await post(`${query} #${n}`, variables)).cpuMilliseconds);
    expect(Math.min(...costs)).toBeLessThan(250);
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 2 ** 20);
    expect(floor.faults).toEqual([]);
  });

  test('A13 an array of operations is refused', async () => {
    const answer = await postBody(JSON.stringify([{ query: '{ __typename }' }, { query: 'mutation { touch }' }]));
    expect([answer.status, answer.code]).toEqual([400, 'BAD_USER_INPUT']);
    expect(floor.modules.effects).toEqual([]);
  });
  test('A14 the standard introspection query is answered', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const answer = await post(getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true }));
    expect([answer.status, answer.body.errors, answer.body.data.__schema.queryType.name]).toEqual([200, undefined, 'Query']);
  });
  test('A16 variables nested 20,000 deep are refused in JSON', async () => {
    const answer = await postBody(`{"query":"query($f: Filter!) { echo(filter: $f) }","variables":{"f":${'{"nested":'.repeat(20_000)}{}${'}'.repeat(20_000)}}}`);
    expect([answer.status, answer.code]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    for (const [open, close] of [['[', ']'], ['{"n":', '0}']] as const) {
      const deep = await postBody(`{"query":"query($f: Filter!) { echo(filter: $f) }","variables":{"f":${open.repeat(14_000)}${close === ']' ? '' : '0'}${close.replace('0', '').repeat(14_000)}}}`);
      expect([deep.status, deep.code]).toEqual([400, 'BAD_USER_INPUT']);
    }
    const lists = await postBody(`{"query":"query($f: Filter!) { echo(filter: $f) }","variables":{"f":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`);
    expect([lists.status, lists.code]).toEqual([400, 'BAD_USER_INPUT']);
  });
  test('A17 a body of 200 kB is refused with 413 in JSON', async () => {
    const answer = await postBody(JSON.stringify({ query: `{ __typename } #${'x'.repeat(200_000)}` }));
    expect([answer.status, answer.code, answer.headers.get('content-type')]).toEqual([413, 'PAYLOAD_TOO_LARGE', 'application/json; charset=utf-8']);
    expect(answer.body.extensions.requestId).toBe(answer.headers.get('x-request-id'));
  });
  test('A18 variables named __proto__ and constructor leave prototypes as they are', async () => {
    for (const key of ['__proto__', 'constructor']) {
      await postBody(`{"query":"query($f: Filter!) { echo(filter: $f) }","variables":{"f":{"numbers":[1]},"${key}":{"polluted":true,"prototype":{"polluted":true}}}}`);
      await postBody(`{"query":"query($f: Filter!) { echo(filter: $f) }","variables":{"f":{"${key}":{"prototype":{"polluted":true},"polluted":true}}}}`);
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect((Object as { polluted?: boolean }).polluted).toBeUndefined();
  });
  test('A19 a near miss is told without a suggestion', async () => {
    const missed = await post('{ emial }');
    expect(missed.body.errors[0].message).toBe('Cannot query field "emial" on type "Query".');
    for (const probe of ['{ author { nam } }', '{ articles(frist: 1) { nodes { id } } }', '{ ... on Persn { name } }', '{ author { ...on Articel { id } } }', '{ echo(filter: { numbrs: [1] }) }', 'query($f: Filtr) { echo(filter: $f) }']) {
      expect((await post(probe)).text).not.toMatch(/Did you mean/);
    }
    expect((await post('query($f: Filter!) { echo(filter: $f) }', { f: { numbrs: [1] } })).text).not.toMatch(/Did you mean/);
  });
  test('A20 20 sign-ins in one document are refused, run not once, and count as 20 attempts', async () => {
    const limited = await startFloor({ points: { credentials: 25 } });
    const aliases = Array.from({ length: 20 }, (_, index) => `a${index}: signIn(password: "${index}")`).join(' ');
    const answer = await poster(limited.url)(`mutation { ${aliases} }`);
    expect([answer.status, answer.code, limited.modules.effects]).toEqual([400, 'TOO_COMPLEX', []]);
    const single = (): Promise<unknown[]> => poster(limited.url)('mutation { signIn(password: "x") }').then(({ status, code }) => [status, code]);
    for (let attempt = 21; attempt <= 25; attempt++) expect(await single()).toEqual([200, undefined]);
    expect(await single()).toEqual([429, 'RATE_LIMITED']);
    await limited.stop();
  });
  test('A21 no operation name escapes the checks', async () => {
    for (const name of ['IntrospectionQuery', '__ApolloGetServiceDefinition__', 'Health']) {
      const answer = await postBody(JSON.stringify({ operationName: name, query: `query ${name} { author { ${'articles { nodes { author { '.repeat(3)}name${' } } }'.repeat(3)} } }` }));
      expect([answer.status, answer.code]).toEqual([400, 'TOO_COMPLEX']);
    }
    expect((await postBody(JSON.stringify({ operationName: 'Other', query: 'query Mine { __typename }' }))).code).toBe('BAD_USER_INPUT');
  });
});

describe('A22. cost', () => {
  test.each([
    { query: '{ __typename }', cost: 0 },
    { query: '{ author { name id } }', cost: 1 },
    { query: '{ articles { nodes { id } } }', cost: 21 },
    { query: '{ articles(first: null) { nodes { id } } }', cost: 21 },
    { query: '{ articles(first: 5) { nodes { id } pageInfo { hasNextPage } } }', cost: 7 },
    { query: '{ articles(first: 5) { edges { node { id } } } }', cost: 11 },
    { query: '{ articles(first: 5) { nodes { author { name } } } }', cost: 11 },
    { query: '{ articles(first: 5) { nodes { readers { name } } } }', cost: 106 },
    { query: '{ articles(first: 5) { nodes { editors { name } } } }', cost: 21 },
    { query: '{ articles(first: 5) { nodes { id } } ...A } fragment A on Query { articles(first: 5) { nodes { title } } }', cost: 6 },
    { query: 'query($n: Int) { articles(first: $n) { nodes { id } } }', cost: 21 },
    { query: 'query($n: Int = 7) { articles(first: $n) { nodes { id } } }', cost: 8 },
    { query: 'query($n: Int = 7) { articles(first: $n) { nodes { id } } }', variables: { n: 9 }, cost: 10 },
    { query: 'query($n: Int = 7) { articles(first: $n) { nodes { id } } }', variables: { n: null }, cost: 21 },
    { query: '{ hit { id ... on Article { author { name } } ... on Person { articles(first: 2) { nodes { id } } } } }', cost: 5 },
  ])('$query costs $cost', async ({ query, variables, cost }) => {
    const { body } = await post(query, variables);
    expect(body.extensions.cost).toEqual({ requested: cost, limit: 5_000 });
  });
  test('it is told when it is too high', async () => {
    const { body } = await post('{ articles(first: 100) { nodes { author { articles(first: 100) { nodes { id } } } } } }');
    expect([body.errors[0].extensions.code, body.extensions.cost]).toEqual(['TOO_COMPLEX', { requested: 10_301, limit: 5_000 }]);
  });
  test('it is charged to the person before execution and refunded for what was not there', async () => {
    const limited = await startFloor({ points: { user: 100 } });
    const { token } = limited.signIn();
    const ask = (query: string) => poster(limited.url)(query, {}, { authorization: `Bearer ${token}` });
    const first = await ask('{ articlesByIds(ids: ["1"]) { id } rateLimit { limit cost remaining resetAt } }');
    expect(first.body.data.rateLimit).toEqual({ limit: 100, cost: 21, remaining: 79, resetAt: expect.stringMatching(/Z$/) });
    expect([first.headers.get('ratelimit-limit'), first.headers.get('ratelimit-remaining')]).toEqual(['100', '79']);
    // Of 21 points, 3 objects were answered: the root, one article and the rate limit.
    const second = await ask('{ rateLimit { remaining } }');
    expect(second.body.data.rateLimit.remaining).toBe(96);
    await limited.stop();
  });
  test('without points left the operation does not run, and the answer says when to come back', async () => {
    const limited = await startFloor({ points: { user: 3 } });
    const { token } = limited.signIn();
    const ask = () => poster(limited.url)('mutation { touch }', {}, { authorization: `Bearer ${token}` });
    for (let call = 1; call <= 3; call++) expect((await ask()).status).toBe(200);
    const refused = await ask();
    expect([refused.status, refused.code, limited.modules.effects.length]).toEqual([429, 'RATE_LIMITED', 3]);
    expect(Number(refused.headers.get('retry-after'))).toBe(refused.body.errors[0].extensions.retryAfter);
    const other = limited.signIn();
    expect((await poster(limited.url)('mutation { touch }', {}, { authorization: `Bearer ${other.token}` })).status).toBe(200);
    await limited.stop();
  });
  test('visitors share the points of their address, and unseen documents are counted apart', async () => {
    const limited = await startFloor({ points: { address: 2, documents: 3 } });
    const ask = (query: string) => poster(limited.url)(query).then(({ code }) => code);
    expect([await ask('{ author { id } }'), await ask('{ author { id } }'), await ask('{ author { id } }')]).toEqual([undefined, undefined, 'RATE_LIMITED']);
    await limited.stop();
    const unseen = await startFloor({ points: { documents: 2 } });
    const codes = [];
    for (const field of ['id', 'name', 'id name']) codes.push((await poster(unseen.url)(`{ author { ${field} } }`)).code);
    codes.push((await poster(unseen.url)('{ author { id } }')).code);
    expect(codes).toEqual([undefined, undefined, 'RATE_LIMITED', undefined]);
    await unseen.stop();
  });
});
