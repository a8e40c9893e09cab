import type { Failure, InputFailure } from '../../../kernel/failure.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { signedIn } from '../../../kernel/viewer.ts';
import { accountForChange, passwordOf, tablesOf, userRow } from '../access.ts';
import type { Caller, IdentityDeps } from '../deps.ts';
import { enqueueMail } from '../jobs/send-mail.ts';
import { checkEmail } from '../model/account-rules.ts';
import type { UserRow } from '../model/user.entity.ts';
import { provePassword } from './prove-password.ts';
import { proveWechat } from './prove-wechat.ts';
import { takeAttempt, type TooManyAttempts } from './take-attempt.ts';

export interface ChangeEmailInput {
  readonly email: string;
  /** Asked of accounts that have one. */
  readonly password?: string | null;
  /** Asked of accounts without a password: what `wx.login` gave just now. */
  readonly wechatCode?: string | null;
}

type ChangeEmailFailure = Failure<'WRONG_CREDENTIALS' | 'SIGN_IN_UNAVAILABLE'> | InputFailure | TooManyAttempts;

/** Mails a link to the new address; the account moves there, and ends its other sessions, when the link is opened. */
export async function changeEmail(deps: IdentityDeps, { viewer, ip }: Caller, input: ChangeEmailInput): Promise<Result<UserRow, ChangeEmailFailure>> {
  const person = signedIn(viewer);
  const email = checkEmail(input.email, ['input', 'email']);
  if (!email.ok) return email;
  const account = await passwordOf(deps.reader, person.userId);
  const who = { viewer: person, ip };
  const proven = account?.passwordHash ? await provePassword(deps, who, input.password ?? '', ['input', 'password']) : await proveWechat(deps, who, input.wechatCode ?? null, ['input', 'wechatCode']);
  if (!proven.ok) return proven;
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
