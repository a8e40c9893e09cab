import { describe, expect, test } from '@jest/globals';
import { openLine } from '../../scripts/chaos/line.ts';
import { addressKey } from '../../src/platform/rate-limit/address-key.ts';
import { createMemoryRateLimiter } from '../../src/platform/rate-limit/memory-rate-limiter.ts';
import type { RateDecision, RateLimiter } from '../../src/platform/rate-limit/rate-limiter.ts';
import { createRedisRateLimiter } from '../../src/platform/rate-limit/redis-rate-limiter.ts';
import { hasRedis, redisServer } from './support/redis-server.ts';

const buckets = { user: { points: 10, seconds: 60 }, mail: { points: 1, seconds: 60 } };
type Limiter = RateLimiter<keyof typeof buckets>;
const figures = ({ isAllowed, limit, remaining }: RateDecision): unknown[] => [isAllowed, limit, remaining];

async function expectLimits(limiter: Limiter): Promise<void> {
  const before = Date.now();
  expect(figures(await limiter.consume('user', 'a', 4))).toEqual([true, 10, 6]);
  expect(figures(await limiter.consume('user', 'a', 6))).toEqual([true, 10, 0]);
  const refused = await limiter.consume('user', 'a');
  expect(figures(refused)).toEqual([false, 10, 0]);
  expect(refused.retryAfterSeconds).toBeGreaterThanOrEqual(30);
  expect(refused.retryAfterSeconds).toBeLessThanOrEqual(60);
  expect(refused.resetAt.getTime()).toBeGreaterThan(before + 30_000);
  expect(figures(await limiter.consume('user', 'b', 10))).toEqual([true, 10, 0]);
  expect(figures(await limiter.consume('mail', 'a'))).toEqual([true, 1, 0]);
  expect(figures(await limiter.consume('mail', 'a'))).toEqual([false, 1, 0]);
  await limiter.forget('user', 'a');
  expect(figures(await limiter.consume('user', 'a'))).toEqual([true, 10, 9]);
  expect((await limiter.consume('user', 'c', 5_000)).isAllowed).toBe(false);
  const user = limiter.bucket('user');
  expect([user.limit, ...figures(await user.consume('d', 8))]).toEqual([10, true, 10, 2]);
  await user.refund('d', 5);
  expect(figures(await user.consume('d'))).toEqual([true, 10, 6]);
  await user.refund('e', 7);
  expect(figures(await user.consume('e'))).toEqual([true, 10, 9]);
}

test('in memory: keys and buckets are apart, and what is refused says when to come back', async () => {
  const limiter = createMemoryRateLimiter(buckets);
  await expectLimits(limiter);
  await limiter.close();
});

test.each([
  { ip: '203.0.113.7', key: '203.0.113.7' }, { ip: '::ffff:203.0.113.7', key: '203.0.113.7' }, { ip: '2001:db8:1:2:3:4:5:6', key: '2001:db8:1:2::/64' }, { ip: '2001:DB8:1:2::1', key: '2001:db8:1:2::/64' },
  { ip: '2001:db8::1', key: '2001:db8:0:0::/64' }, { ip: '::1', key: '0:0:0:0::/64' }, { ip: 'fe80::1%eth0', key: 'fe80:0:0:0::/64' }, { ip: 'unknown', key: 'unknown' },
])('$ip is limited as $key', ({ ip, key }) => expect(addressKey(ip)).toBe(key));

/** Resolves each time the limiter tells that state. */
function stateWatcher(): { onState: (state: string) => void; until: (state: string) => Promise<void> } {
  let now = 'unknown';
  const waiting = new Map<string, (() => void)[]>();
  return {
    onState(state) {
      now = state;
      for (const resolve of waiting.get(state) ?? []) resolve();
      waiting.delete(state);
    },
    until: (state) => (now === state ? Promise.resolve() : new Promise((resolve) => waiting.set(state, [...(waiting.get(state) ?? []), resolve]))),
  };
}

describe('without a reachable Redis', () => {
  test('memory limits, and nothing throws', async () => {
    const limiter = createRedisRateLimiter({ url: 'redis://127.0.0.1:1', buckets });
    await expectLimits(limiter);
    await limiter.close();
  });
});

// npm brings no redis-server; where none is installed the two tests above still show memory and a dead Redis
const withRedis = hasRedis ? describe : describe.skip;

withRedis('with a Redis server', () => {
  test('limits are shared by processes', async () => {
    await using server = await redisServer();
    const [one, other] = [stateWatcher(), stateWatcher()];
    const first = createRedisRateLimiter({ url: server.url, buckets, onState: one.onState });
    const second = createRedisRateLimiter({ url: server.url, buckets, onState: other.onState });
    await Promise.all([one.until('connected'), other.until('connected')]);
    await expectLimits(first);
    expect(figures(await second.consume('user', 'b'))).toEqual([false, 10, 0]);
    await Promise.all([first.close(), second.close()]);
  });

  test('when Redis dies the limit goes on in memory, and goes back when Redis is there again', async () => {
    await using server = await redisServer();
    const states = stateWatcher();
    const limiter = createRedisRateLimiter({ url: server.url, buckets, onState: states.onState });
    await states.until('connected');
    expect(figures(await limiter.consume('user', 'a', 9))).toEqual([true, 10, 1]);
    await server.stop();
    await states.until('lost');
    expect(figures(await limiter.consume('user', 'a', 10))).toEqual([true, 10, 0]);
    expect(figures(await limiter.consume('user', 'a'))).toEqual([false, 10, 0]);
    await server.start();
    await states.until('connected');
    expect(figures(await limiter.consume('user', 'a', 2))).toEqual([true, 10, 8]);
    await limiter.close();
  });

  test('D13 in a partition Redis is waited for once: then memory decides at once, and Redis again when it is back', async () => {
    await using server = await redisServer();
    const line = await openLine(Number(new URL(server.url).port));
    const states = stateWatcher();
    const limiter = createRedisRateLimiter({ url: `redis://127.0.0.1:${line.port}`, buckets, onState: states.onState });
    const beside = stateWatcher();
    const other = createRedisRateLimiter({ url: server.url, buckets, onState: beside.onState });
    await Promise.all([states.until('connected'), beside.until('connected')]);
    expect(figures(await limiter.consume('user', 'a', 9))).toEqual([true, 10, 1]);
    line.hold();
    expect(figures(await limiter.consume('user', 'a', 9))).toEqual([true, 10, 1]);
    await states.until('lost');
    const asked = performance.now();
    for (let n = 0; n < 100; n++) expect((await limiter.consume('user', `b${n}`)).remaining).toBe(9);
    // A hundred times the patience with a Redis that is silent is 25 s.
    expect(performance.now() - asked).toBeLessThan(10_000);
    line.heal();
    await states.until('connected');
    expect(figures(await other.consume('user', 'c', 9))).toEqual([true, 10, 1]);
    expect(figures(await limiter.consume('user', 'c'))).toEqual([true, 10, 0]);
    await Promise.all([limiter.close(), other.close()]);
    line.close();
  });
});
