import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { poster, send, startFloor, type FloorServer } from '../support/floor-server.ts';
import { connect } from '../support/raw-socket.ts';

describe('errors during execution', () => {
  let floor: FloorServer;
  beforeAll(async () => {
    floor = await startFloor();
  });
  afterAll(() => floor.stop());

  test.each([
    { field: 'stale', code: 'CONFLICT', faults: 0, message: 'Someone else has changed this. Please reload and try again.' },
    { field: 'away', code: 'UNAVAILABLE', faults: 1, message: 'The service is not available at the moment. Please try again.' },
    { field: 'denied', code: 'FORBIDDEN', faults: 0, message: 'You are not allowed to do this.' },
  ])('$field is told as $code', async ({ field, code, message, faults }) => {
    const { status, body } = await poster(floor.url)(`{ email ${field} }`);
    expect([status, body.data[field], body.data.email]).toEqual([200, null, expect.any(String)]);
    expect(body.errors).toEqual([{ message, path: [field], locations: [{ line: 1, column: 9 }], extensions: faults === 0 ? { code } : { code, errorId: expect.stringMatching(/^err_/) } }]);
    expect(floor.faults.splice(0).length).toBe(faults);
  });
  test('a fault is told without its text, under the id that stands in the log', async () => {
    for (let use = 1; use <= 4; use++) {
      const { body, headers } = await poster(floor.url)('query Broken { fault }');
      expect(body.errors).toEqual([{ message: 'Something went wrong', path: ['fault'], locations: [{ line: 1, column: 16 }], extensions: { code: 'INTERNAL', errorId: expect.stringMatching(/^err_\w+$/) } }]);
      expect(body.extensions.requestId).toBe(headers.get('x-request-id'));
      const line = floor.log.map((text) => JSON.parse(text)).find(({ errorId }) => errorId === body.errors[0].extensions.errorId);
      expect(line).toMatchObject({ level: 'error', area: 'graphql', operation: 'Broken', path: 'fault', requestId: headers.get('x-request-id'), err: { type: 'TypeError' } });
      expect(JSON.stringify(body)).not.toMatch(/salary|TypeError/);
    }
    expect(floor.faults.length).toBe(4);
  });
  test('variables that do not fit are the client’s fault', async () => {
    const wrong = await poster(floor.url)('query($ids: [ID!]!) { articlesByIds(ids: $ids) { id } }', { ids: [null] });
    expect([wrong.status, wrong.code, wrong.body.data]).toEqual([400, 'BAD_USER_INPUT', undefined]);
    const asJson = await send(`${floor.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: 'query($n: Int!) { slow(seconds: $n) }', variables: { n: 'x' } }) });
    expect([asJson.status, asJson.code, asJson.body.data]).toEqual([200, 'BAD_USER_INPUT', undefined]);
  });
});

describe('A27. an operation that takes too long', () => {
  let floor: FloorServer;
  beforeAll(async () => {
    floor = await startFloor({ api: { limits: { executionMilliseconds: 600 } }, sleep: () => new Promise(() => {}) });
  });
  afterAll(async () => {
    await floor.stop();
  });
  test('is ended by its deadline when the time is spent outside the database', async () => {
    const answer = await poster(floor.url)('{ email slow(seconds: 30) }');
    expect([answer.code, answer.body.data]).toEqual(['TIMEOUT', null]);
    expect(answer.milliseconds).toBeLessThan(9_000);
    const socket = await connect(floor.url);
    const next = socket.subscribe('1', { query: 'subscription { ticks { n } }' });
    await eventually(() => floor.modules.events.listeners === 1);
    floor.modules.events.send({ n: 404 });
    expect((await next)?.payload.errors[0].extensions.code).toBe('TIMEOUT');
    socket.close();
  });
});
