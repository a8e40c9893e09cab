import { MINUTE } from '../../../kernel/clock.ts';
import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { SignedInViewer } from '../../../kernel/viewer.ts';
import { credentialOfWechat, sessionRow } from '../access.ts';
import type { IdentityDeps } from '../deps.ts';
import { identityOf, type WechatSignInFailure } from './sign-in-with-wechat.ts';
import { forgiveAttempt, takeAttempt, type TooManyAttempts } from './take-attempt.ts';

/** For so long after signing in, an account without a password needs no further proof. */
const FRESH = 10 * MINUTE;

/** Asks a person who signs in with WeChat for a fresh code of the same account, unless they have just signed in. */
export async function proveWechat(
  deps: IdentityDeps, { viewer, ip }: { viewer: SignedInViewer; ip: string | null }, code: string | null, path: readonly string[],
): Promise<Result<null, Failure<'REQUIRED'> | WechatSignInFailure | TooManyAttempts>> {
  if (code === null) return (await hasJustSignedIn(deps, viewer)) ? ok(null) : refuse(failure('REQUIRED', path));
  const attempt = await takeAttempt(deps, 'account', viewer.userId);
  if (!attempt.ok) return attempt;
  const identity = await identityOf(deps, code, path);
  if (!identity.ok) return identity;
  if ((await credentialOfWechat(deps.reader, identity.value))?.userId !== viewer.userId) return refuse(failure('WRONG_CREDENTIALS', path));
  await forgiveAttempt(deps, viewer.userId, ip);
  return ok(null);
}

async function hasJustSignedIn({ reader, clock }: IdentityDeps, { userId, sessionId }: SignedInViewer): Promise<boolean> {
  const session = sessionId === null ? null : await sessionRow(reader, userId, sessionId, clock.now());
  return session !== null && clock.now().getTime() - session.createdAt.getTime() < FRESH;
}
