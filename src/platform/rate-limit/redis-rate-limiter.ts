import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import { ImpatientRedis } from '../network/impatient-redis.ts';
import { rateLimiterOver, type Bucket, type RateLimiter } from './rate-limiter.ts';

export interface RedisRateLimiterOptions<B extends string> {
  readonly url: string;
  readonly buckets: Readonly<Record<B, Bucket>>;
  /** Told when Redis is lost and when it is back; not at every failed attempt. */
  readonly onState?: (state: 'connected' | 'lost', error?: Error) => void;
}

const MAX_RETRY_DELAY = 5_000;
// A limit that makes requests wait for a sick Redis would do its harm: memory decides after this time, and at once until Redis answers again.
const PATIENCE = 250;

function connect(url: string, onState: RedisRateLimiterOptions<string>['onState']): ImpatientRedis {
  const redis = new ImpatientRedis(url, { patienceMilliseconds: PATIENCE, connectMilliseconds: 2_000, retryAfter: (attempt) => Math.min(attempt * 100, MAX_RETRY_DELAY) });
  let state: 'unknown' | 'connected' | 'lost' = 'unknown';
  const tell = (next: 'connected' | 'lost', error?: Error): void => {
    if (state === next) return;
    state = next;
    onState?.(next, error);
  };
  redis.on('ready', () => tell('connected'));
  redis.on('error', (error: Error) => tell('lost', error));
  redis.on('close', () => tell('lost'));
  return redis;
}

/** Limits shared by all processes. While Redis cannot answer, each process limits by its own memory. */
export function createRedisRateLimiter<B extends string>({ url, buckets, onState }: RedisRateLimiterOptions<B>): RateLimiter<B> {
  const redis = connect(url, onState);
  const limiterFor = (name: B, { points, seconds }: Bucket): RateLimiterRedis => {
    const options = { keyPrefix: `xingqun:limit:${name}`, points, duration: seconds };
    return new RateLimiterRedis({ ...options, storeClient: redis, rejectIfRedisNotReady: true, insuranceLimiter: new RateLimiterMemory(options) });
  };
  return rateLimiterOver(buckets, limiterFor, async () => redis.disconnect());
}
