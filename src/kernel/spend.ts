import { RequestError } from './request-error.ts';

/** Who counts how often something is done. */
export interface Allowances<B extends string> {
  consume(bucket: B, key: string): Promise<{ readonly isAllowed: boolean; readonly retryAfterSeconds: number }>;
}

/** Takes a point of the key's bucket; throws `RATE_LIMITED` with `retryAfter` in seconds when none is left. */
export async function spend<B extends string>(allowances: Allowances<B>, bucket: B, key: string): Promise<void> {
  const { isAllowed, retryAfterSeconds } = await allowances.consume(bucket, key);
  if (!isAllowed) throw new RequestError('RATE_LIMITED', 'errors.rate-limited', { seconds: retryAfterSeconds }, { retryAfter: retryAfterSeconds });
}
