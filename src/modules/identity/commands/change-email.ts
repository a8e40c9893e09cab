import type { Failure, InputFailure } from '../../../kernel/failure.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { signedIn } from '../../../kernel/viewer.ts';
import { accountForChange, passwordOf, tablesOf, userRow } from '../access.ts';
import type { Caller, IdentityDeps } from '../deps.ts';
import { enqueueMail } from '../jobs/send-mail.ts';
import { checkEmail } from '../model/account-rules.ts';
import type { UserRow } from '../model/user.entity.ts';
import { provePassword } from './prove-password.ts';
import { takeAttempt, type TooManyAttempts } from './take-attempt.ts';

export interface ChangeEmailInput {
  readonly email: string;
  /** Asked of accounts that have one. */
  readonly password?: string | null;
}

/** Mails a link to the new address; the account moves there, and ends its other sessions, when the link is opened. */
export async function changeEmail(deps: IdentityDeps, { viewer, ip }: Caller, input: ChangeEmailInput): Promise<Result<UserRow, Failure<'WRONG_CREDENTIALS'> | InputFailure | TooManyAttempts>> {
  const person = signedIn(viewer);
  const email = checkEmail(input.email, ['input', 'email']);
  if (!email.ok) return email;
  const account = await passwordOf(deps.reader, person.userId);
  if (account?.passwordHash) {
    const proven = await provePassword(deps, { viewer: person, ip }, input.password ?? '', ['input', 'password']);
    if (!proven.ok) return proven;
  }
  const attempt = await takeAttempt(deps, 'mails', email.value);
  if (!attempt.ok) return attempt;
  return deps.uow.run<UserRow, never>(async (tx) => {
    const user = (await accountForChange(tx, person.userId))!;
    if (user.email !== email.value) {
      user.pendingEmail = email.value;
      enqueueMail(tx, { kind: 'change-email', userId: person.userId });
    } else user.pendingEmail = null;
    await tx.flush();
    return ok((await userRow(tablesOf(tx), person.userId))!);
  });
}
