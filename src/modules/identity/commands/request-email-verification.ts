import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { userRow } from '../access.ts';
import type { IdentityDeps } from '../deps.ts';
import { enqueueMail } from '../jobs/send-mail.ts';
import { takeAttempt, type TooManyAttempts } from './take-attempt.ts';

/** Mails the link once more: to the address that waits for confirmation, else to that of the account. Nothing is sent when there is nothing to verify. */
export async function requestEmailVerification(deps: IdentityDeps, viewer: Viewer): Promise<Result<null, Failure<'REQUIRED'> | TooManyAttempts>> {
  const { userId } = signedIn(viewer);
  const user = await userRow(deps.reader, userId);
  const address = user?.pendingEmail ?? user?.email;
  if (!user || !address) return refuse(failure('REQUIRED', ['email']));
  if (!user.pendingEmail && user.emailVerifiedAt) return ok(null);
  const attempt = await takeAttempt(deps, 'mails', address);
  if (!attempt.ok) return attempt;
  return deps.uow.run<null, never>(async (tx) => {
    enqueueMail(tx, { kind: user.pendingEmail ? 'change-email' : 'verify-email', userId });
    return ok(null);
  });
}
