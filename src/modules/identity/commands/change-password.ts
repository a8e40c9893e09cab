import { failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn } from '../../../kernel/viewer.ts';
import { credentialForChange } from '../access.ts';
import type { Caller, IdentityDeps } from '../deps.ts';
import { enqueueMail } from '../jobs/send-mail.ts';
import { checkPassword } from '../model/account-rules.ts';
import { endSessions } from './end-sessions.ts';
import { provePassword } from './prove-password.ts';
import type { TooManyAttempts } from './take-attempt.ts';

export interface ChangePasswordInput {
  readonly currentPassword: string;
  readonly newPassword: string;
}
type ChangePasswordFailure = Failure<'WRONG_CREDENTIALS' | 'PASSWORD_TOO_EASY'> | InputFailure | TooManyAttempts;

/** Replaces the password and ends every other session; answers how many there were. An account without one gets its first by the mail for a forgotten password. */
export async function changePassword(deps: IdentityDeps, { viewer, ip }: Caller, input: ChangePasswordInput): Promise<Result<number, ChangePasswordFailure>> {
  const person = signedIn(viewer);
  const known = await provePassword(deps, { viewer: person, ip }, input.currentPassword, ['input', 'currentPassword']);
  if (!known.ok) return known;
  const password = checkPassword(input.newPassword, known.value.email, ['input', 'newPassword']);
  if (!password.ok) return password;
  const hash = await deps.passwords.hash(password.value);
  return deps.uow.run<number, ChangePasswordFailure>(async (tx) => {
    const credential = await credentialForChange(tx, person.userId);
    if (credential.passwordHash !== known.value.passwordHash) return refuse(failure('WRONG_CREDENTIALS', ['input', 'currentPassword']));
    credential.setPassword(hash, tx.now);
    enqueueMail(tx, { kind: 'password-changed', userId: person.userId });
    return ok(await endSessions(tx, person.userId, 'CREDENTIALS_CHANGED', person.sessionId));
  });
}
