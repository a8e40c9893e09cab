import { createHash } from 'node:crypto';
import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';

/** So many points in so many seconds. */
export interface Bucket { readonly points: number; readonly seconds: number }

export interface RateDecision {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** When the window ends and all points are there again. */
  readonly resetAt: Date;
  /** Whole seconds to wait; 0 when allowed. */
  readonly retryAfterSeconds: number;
}

export interface RateLimiter<B extends string = string> {
  /** Takes points from a key's bucket. Points beyond the limit count too, so that hammering does not pay. */
  consume(bucket: B, key: string, points?: number): Promise<RateDecision>;
  /** Gives a key its full bucket back, as after a sign-in that worked. */
  forget(bucket: B, key: string): Promise<void>;
  close(): Promise<void>;
}

// Keys are addresses and e-mail addresses: a store shared with others need not know them.
const disguised = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 22);

function decision(limit: number, state: RateLimiterRes, allowed: boolean): RateDecision {
  const wait = Math.max(0, state.msBeforeNext);
  return { allowed, limit, remaining: Math.max(0, state.remainingPoints), resetAt: new Date(Date.now() + wait), retryAfterSeconds: allowed ? 0 : Math.max(1, Math.ceil(wait / 1_000)) };
}

/** The port over one limiter of the library per bucket. */
export function rateLimiterOver<B extends string>(buckets: Readonly<Record<B, Bucket>>, limiterFor: (name: B, bucket: Bucket) => RateLimiterAbstract, close: () => Promise<void>): RateLimiter<B> {
  const names = Object.keys(buckets) as B[];
  const limiters = Object.fromEntries(names.map((name) => [name, limiterFor(name, buckets[name])])) as Record<B, RateLimiterAbstract>;
  return {
    async consume(bucket, key, points = 1) {
      const limit = buckets[bucket].points;
      try {
        return decision(limit, await limiters[bucket].consume(disguised(key), points), true);
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return decision(limit, refusal, false);
        throw refusal;
      }
    },
    async forget(bucket, key) {
      await limiters[bucket].delete(disguised(key));
    },
    close,
  };
}
