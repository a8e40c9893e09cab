import { describe, expect, test } from '@jest/globals';
import { eventually } from '../support/eventually.ts';
import { poster, send, startFloor, type FloorServer } from '../support/floor-server.ts';
import { connect, openSocket } from '../support/raw-socket.ts';

/** A floor with requests that wait until they are let go. */
async function busyFloor(drainDelayMilliseconds = 0): Promise<{ floor: FloorServer; letGo: () => void; waiting: () => number }> {
  const held: (() => void)[] = [];
  const floor = await startFloor({ sleep: () => new Promise((resolve) => held.push(resolve)), http: { drainDelayMilliseconds } });
  return { floor, letGo: () => held.splice(0).forEach((resolve) => resolve()), waiting: () => held.length };
}

describe('a drain', () => {
  test('lets 50 requests under way finish, and ends sockets with 1001', async () => {
    const { floor, letGo, waiting } = await busyFloor();
    const socket = await connect(floor.url);
    const answers = Promise.all(Array.from({ length: 50 }, (_, index) => poster(floor.url)(`{ slow(seconds: ${index}) }`)));
    await eventually(() => waiting() === 50);
    const drained = floor.server.drain();
    expect((await socket.closed).code).toBe(1001);
    letGo();
    expect((await answers).map(({ status, body }) => [status, body.data.slow])).toEqual(Array(50).fill([200, 'done']));
    await drained;
    await expect(fetch(`${floor.url}/live`)).rejects.toThrow();
  });
  test('does not wait for a client that does not close its socket', async () => {
    const { floor } = await busyFloor();
    const socket = await connect(floor.url);
    (socket.socket as unknown as { _socket: { pause(): void } })._socket.pause();
    const started = performance.now();
    await floor.server.drain();
    // A socket that nobody ends lasts 30 s.
    expect(performance.now() - started).toBeLessThan(20_000);
    socket.close();
  });
  test('is announced by /ready while requests are still answered, and takes no new sockets', async () => {
    const { floor } = await busyFloor(5_000);
    expect([(await send(`${floor.url}/ready`)).status, (await send(`${floor.url}/live`)).status]).toEqual([200, 200]);
    const drained = floor.server.drain();
    const ready = await send(`${floor.url}/ready`);
    expect([ready.status, ready.body]).toEqual([503, { status: 'draining' }]);
    expect((await send(`${floor.url}/live`)).status).toBe(200);
    expect((await poster(floor.url)('{ email }')).status).toBe(200);
    await expect(openSocket(floor.url)).rejects.toThrow('503');
    expect(floor.server.drain()).toBe(drained);
    await drained;
  });
});

describe('health', () => {
  test('/ready says when what stands below is away, /live does not', async () => {
    for (const isReady of [async () => false, async () => { throw new Error('away'); }]) {
      const floor = await startFloor({ http: { isReady } });
      expect([(await send(`${floor.url}/ready`)).status, (await send(`${floor.url}/live`)).status]).toEqual([503, 200]);
      await floor.stop();
    }
  });
  test('/metrics is for this machine, or for whoever has the token', async () => {
    const local = await startFloor();
    expect((await fetch(`${local.url}/metrics`).then((response) => response.text()))).toContain('xingqun_http_request_seconds');
    expect((await send(`${local.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.7' } })).status).toBe(403);
    await local.stop();
    const guarded = await startFloor({ http: { metricsToken: 'a-long-token-for-metrics' } });
    const status = (authorization: string): Promise<number> => fetch(`${guarded.url}/metrics`, { headers: { authorization } }).then((response) => response.status);
    expect([await status(''), await status('Bearer other'), await status('Bearer a-long-token-for-metrics')]).toEqual([403, 403, 200]);
    await guarded.stop();
  });
});
