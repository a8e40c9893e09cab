import { createHash } from 'node:crypto';
import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';

/** So many points in so many seconds. */
export interface Bucket { readonly points: number; readonly seconds: number }

export interface RateDecision {
  readonly isAllowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** When the window ends and all points are there again. */
  readonly resetAt: Date;
  /** Whole seconds to wait; 0 when allowed. */
  readonly retryAfterSeconds: number;
}

export interface BucketLimiter {
  readonly limit: number;
  consume(key: string, points?: number): Promise<RateDecision>;
  refund(key: string, points: number): Promise<void>;
}

export interface RateLimiter<B extends string = string> {
  /** Takes points from a key's bucket. Points beyond the limit count too, so that hammering does not pay. */
  consume(bucket: B, key: string, points?: number): Promise<RateDecision>;
  /** Gives points back that were taken but not needed. */
  refund(bucket: B, key: string, points: number): Promise<void>;
  /** Gives a key its full bucket back, as after a sign-in that worked. */
  forget(bucket: B, key: string): Promise<void>;
  /** One bucket, for whoever needs no other. */
  bucket(name: B): BucketLimiter;
  close(): Promise<void>;
}

// Keys are addresses and e-mail addresses: a store shared with others need not know them.
const disguise = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 22);

const MAX_REMEMBERED = 5_000;
/** Each operation takes and gives back by two keys. */
function rememberDisguises(): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    let disguised = known.get(key);
    if (disguised === undefined) {
      if (known.size >= MAX_REMEMBERED) known.clear();
      known.set(key, (disguised = disguise(key)));
    }
    return disguised;
  };
}

function decision(limit: number, state: RateLimiterRes, isAllowed: boolean): RateDecision {
  const wait = Math.max(0, state.msBeforeNext);
  return { isAllowed, limit, remaining: Math.max(0, state.remainingPoints), resetAt: new Date(Date.now() + wait), retryAfterSeconds: isAllowed ? 0 : Math.max(1, Math.ceil(wait / 1_000)) };
}

/** The port over one limiter of the library per bucket. */
export function rateLimiterOver<B extends string>(buckets: Readonly<Record<B, Bucket>>, limiterFor: (name: B, bucket: Bucket) => RateLimiterAbstract, close: () => Promise<void>): RateLimiter<B> {
  const names = Object.keys(buckets) as B[];
  const disguised = rememberDisguises();
  const limiters = Object.fromEntries(names.map((name) => [name, limiterFor(name, buckets[name])])) as Record<B, RateLimiterAbstract>;
  const limiter: RateLimiter<B> = {
    async consume(bucket, key, points = 1) {
      const limit = buckets[bucket].points;
      try {
        return decision(limit, await limiters[bucket].consume(disguised(key), points), true);
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return decision(limit, refusal, false);
        throw refusal;
      }
    },
    async refund(bucket, key, points) {
      const { consumedPoints } = await limiters[bucket].reward(disguised(key), points);
      // The window may have ended since the points were taken: the next one is not made wider by them.
      if (consumedPoints < 0) await limiters[bucket].penalty(disguised(key), -consumedPoints);
    },
    async forget(bucket, key) {
      await limiters[bucket].delete(disguised(key));
    },
    bucket: (name) => ({ limit: buckets[name].points, consume: (key, points) => limiter.consume(name, key, points), refund: (key, points) => limiter.refund(name, key, points) }),
    close,
  };
  return limiter;
}
