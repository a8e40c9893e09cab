import type { InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { IdentityDeps } from '../deps.ts';
import { enqueueMail } from '../jobs/send-mail.ts';
import { checkEmail } from '../model/account-rules.ts';
import { passwordByEmail } from '../access.ts';
import { takeAttempt, type TooManyAttempts } from './take-attempt.ts';

/** Mails a link for a new password, when there is such an account. The answer and the work are the same when there is none. */
export async function requestPasswordReset(deps: IdentityDeps, emailText: string): Promise<Result<null, InputFailure | TooManyAttempts>> {
  const email = checkEmail(emailText, ['email']);
  if (!email.ok) return email;
  const attempt = await takeAttempt(deps, 'mails', email.value);
  if (!attempt.ok) return attempt;
  const known = await passwordByEmail(deps.reader, email.value);
  return deps.uow.run<null, never>(async (tx) => {
    enqueueMail(tx, { kind: 'reset-password', userId: known?.userId ?? newId() });
    return ok(null);
  });
}
