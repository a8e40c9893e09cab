import { MINUTE, SECOND } from '../../../kernel/clock.ts';
import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { IdentityDeps } from '../deps.ts';

export type TooManyAttempts = Failure<'TOO_MANY_ATTEMPTS'>;

/** Counts an attempt before the secret is looked at, so that guesses made at the same time count too. */
export async function takeAttempt({ limiter }: IdentityDeps, bucket: 'account' | 'mails', key: string): Promise<Result<null, TooManyAttempts>> {
  const { isAllowed, resetAt, retryAfterSeconds } = await limiter.consume(bucket, key);
  if (isAllowed) return ok(null);
  return refuse(failure('TOO_MANY_ATTEMPTS', undefined, { minutes: Math.ceil((retryAfterSeconds * SECOND) / MINUTE), retryAt: resetAt.toISOString() }));
}

/** The secret was right: the account starts anew, and the network address gets the try back that the operation's door took from it. */
export async function forgiveAttempt({ limiter, addressKey }: IdentityDeps, account: string | null, ip: string | null): Promise<void> {
  if (account !== null) await limiter.forget('account', account);
  if (ip !== null) await limiter.refund('credentials', addressKey(ip), 1);
}
