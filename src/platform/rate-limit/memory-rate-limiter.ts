import { RateLimiterMemory } from 'rate-limiter-flexible';
import { rateLimiterOver, type Bucket, type RateLimiter } from './rate-limiter.ts';

/** Limits of one process. */
export const createMemoryRateLimiter = <B extends string>(buckets: Readonly<Record<B, Bucket>>): RateLimiter<B> =>
  rateLimiterOver(buckets, (name, { points, seconds }) => new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }), async () => {});
