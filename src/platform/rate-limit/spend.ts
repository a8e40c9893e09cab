import { RequestError } from '../../kernel/request-error.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** Takes a point of the key's bucket; throws `RATE_LIMITED` with `retryAfter` in seconds when none is left. */
export async function spend<B extends string>(limiter: Pick<RateLimiter<B>, 'consume'>, bucket: B, key: string): Promise<void> {
  const { isAllowed, retryAfterSeconds } = await limiter.consume(bucket, key);
  if (!isAllowed) throw new RequestError('RATE_LIMITED', 'errors.rate-limited', { seconds: retryAfterSeconds }, { retryAfter: retryAfterSeconds });
}
