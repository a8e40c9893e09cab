import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { SignedInViewer } from '../../../kernel/viewer.ts';
import type { IdentityDeps } from '../deps.ts';
import { passwordOf, type PasswordRow } from '../access.ts';
import { forgiveAttempt, takeAttempt, type TooManyAttempts } from './take-attempt.ts';

/** Asks a signed-in person for the password again, before their way to sign in changes. */
export async function provePassword(
  deps: IdentityDeps, { viewer, ip }: { viewer: SignedInViewer; ip: string | null }, password: string, path: readonly string[],
): Promise<Result<PasswordRow, Failure<'WRONG_CREDENTIALS'> | TooManyAttempts>> {
  const attempt = await takeAttempt(deps, 'account', viewer.userId);
  if (!attempt.ok) return attempt;
  const known = await passwordOf(deps.reader, viewer.userId);
  if (!(await deps.passwords.verify(known?.passwordHash ?? null, password)) || !known) return refuse(failure('WRONG_CREDENTIALS', path));
  await forgiveAttempt(deps, viewer.userId, ip);
  return ok(known);
}
