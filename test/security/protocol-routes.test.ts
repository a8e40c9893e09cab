import { describe, expect, test } from '@jest/globals';
import { clientAddress, trustedProxies } from '../../src/http/client-address.ts';
import { poster, send, startFloor } from '../support/floor-server.ts';

describe('the webhook route', () => {
  const start = async () => {
    const received: { body: Buffer; signature: string }[] = [];
    const floor = await startFloor({
      http: {
        stripeWebhook: async (body, signature) => {
          received.push({ body, signature });
          return signature === 't=1' ? { status: 200, body: { received: true } } : { status: 400, body: { error: 'signature' } };
        },
      },
    });
    const post = (body: string | Buffer, signature: string, type = 'application/json') => send(`${floor.url}/webhooks/stripe`, { method: 'POST', headers: { 'content-type': type, 'stripe-signature': signature }, body: body as string });
    return { floor, received, post };
  };
  test('hands over the bytes as they came', async () => {
    const { floor, received, post } = await start();
    const bytes = Buffer.from('{ "id" :\t"evt_1",  "name": "caf\\u00e9 é", "n": 1.0 }\n');
    const answer = await post(bytes, 't=1');
    expect([answer.status, answer.body]).toEqual([200, { received: true }]);
    expect(received[0]!.body.equals(bytes)).toBe(true);
    expect((await post('not json', 't=2', 'text/plain')).status).toBe(400);
    expect(received[1]).toEqual({ body: Buffer.from('not json'), signature: 't=2' });
    await floor.stop();
  });
  test('takes bodies up to 1 MB, and leaves other routes at 100 kB', async () => {
    const { floor, received, post } = await start();
    expect((await post('x'.repeat(1_000_000), 't=1')).status).toBe(200);
    const large = await post('x'.repeat(1_100_000), 't=1');
    expect([large.status, large.code, received.length]).toEqual([413, 'PAYLOAD_TOO_LARGE', 1]);
    expect((await poster(floor.url)(`{ email } #${'x'.repeat(110_000)}`)).status).toBe(413);
    expect((await poster(floor.url)(`{ email } #${'x'.repeat(99_000)}`)).status).toBe(200);
    await floor.stop();
  });
  test('logs no body and no signature', async () => {
    const { floor, post } = await start();
    await post('{"canary":"body-canary"}', 't=signature-canary');
    await poster(floor.url)('{ email }', { canary: 'body-canary' }, { authorization: 'Bearer signature-canary' });
    await send(`${floor.url}/graphql?query=${encodeURIComponent('{ email(canary: "body-canary") }')}`);
    expect(floor.log.length).toBeGreaterThanOrEqual(3);
    expect(floor.log.join('')).not.toMatch(/canary/);
    await floor.stop();
  });
});

test('a request is one line of the log, with its id, route, status and time', async () => {
  const floor = await startFloor();
  const answer = await poster(floor.url)('{ email }', {}, { 'x-request-id': 'request-12345678' });
  expect(answer.headers.get('x-request-id')).toBe('request-12345678');
  const lines = floor.log.filter((line) => line.includes('request-12345678'));
  expect(lines.map((line) => JSON.parse(line))).toEqual([expect.objectContaining({ level: 'info', msg: 'request', requestId: 'request-12345678', method: 'POST', route: '/graphql', status: 200, milliseconds: expect.any(Number) })]);
  expect(lines[0]!.match(/request-12345678/g)?.length).toBe(1);
  await floor.stop();
});

describe('the address of a client', () => {
  const isTrusted = trustedProxies(['loopback', '10.1.0.0/16', '2001:db8::/32', '192.0.2.7']);
  test.each([
    { remote: '203.0.113.9', forwarded: undefined, address: '203.0.113.9' },
    { remote: '203.0.113.9', forwarded: '198.51.100.1', address: '203.0.113.9' },
    { remote: '127.0.0.1', forwarded: '198.51.100.1', address: '198.51.100.1' },
    { remote: '::ffff:127.0.0.1', forwarded: '198.51.100.1', address: '198.51.100.1' },
    { remote: '127.0.0.1', forwarded: '1.1.1.1, 198.51.100.1', address: '198.51.100.1' },
    { remote: '127.0.0.1', forwarded: '198.51.100.1, 10.1.2.3, 192.0.2.7', address: '198.51.100.1' },
    { remote: '127.0.0.1', forwarded: '198.51.100.1, 10.2.2.3', address: '10.2.2.3' },
    { remote: '2001:db8::1', forwarded: '2001:db9::5', address: '2001:db9::5' },
    { remote: '127.0.0.1', forwarded: 'nonsense', address: '127.0.0.1' },
  ])('from $remote for $forwarded is $address', ({ remote, forwarded, address }) => {
    expect(clientAddress(remote, forwarded, isTrusted)).toBe(address);
  });
  test('without trusted proxies the header is never believed, so that nobody escapes the limit of their address', async () => {
    const floor = await startFloor({ points: { address: 2 } });
    const codes = [];
    for (let hop = 1; hop <= 3; hop++) codes.push((await poster(floor.url)('{ email }', {}, { 'x-forwarded-for': `198.51.100.${hop}` })).code);
    expect(codes).toEqual([undefined, undefined, 'RATE_LIMITED']);
    await floor.stop();
  });
});
