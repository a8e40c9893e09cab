import { failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Locale } from '../../../kernel/viewer.ts';
import { tablesOf } from '../access.ts';
import type { Caller, IdentityDeps } from '../deps.ts';
import { enqueueMail } from '../jobs/send-mail.ts';
import { checkDisplayName, checkEmail, checkPassword, deviceNameFrom } from '../model/account-rules.ts';
import { Credential } from '../model/credential.entity.ts';
import { openSession, withTokens, type SignedIn } from './open-session.ts';
import { takeAttempt, type TooManyAttempts } from './take-attempt.ts';

export interface SignUpInput {
  readonly email: string;
  readonly password: string;
  readonly displayName: string;
  readonly locale?: Locale | null;
  readonly deviceName?: string | null;
}
type SignUpFailure = InputFailure | Failure<'PASSWORD_TOO_EASY'> | TooManyAttempts;

/** Opens an account, signs it in, and mails the link that verifies the address. A taken address is told, hence the limit by network address. */
export async function signUp(deps: IdentityDeps, { viewer }: Caller, input: SignUpInput): Promise<Result<SignedIn, SignUpFailure>> {
  const checked = check(input);
  if (!checked.ok) return checked;
  const { email, password, displayName } = checked.value;
  const attempt = await takeAttempt(deps, 'mails', email);
  if (!attempt.ok) return attempt;
  const passwordHash = await deps.passwords.hash(password);
  const opened = await deps.uow.run(async (tx) => {
    const id = newId(tx.now.getTime());
    const row = { id, email, emailVerifiedAt: null, pendingEmail: null, displayName, bio: '', avatarMediaId: null, locale: input.locale ?? viewer.locale, createdAt: tx.now };
    const { numInsertedOrUpdatedRows } = await tablesOf(tx).insertInto('user_account').values(row).onConflict((conflict) => conflict.column('email').doNothing()).executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n) return refuse(failure('TAKEN', ['input', 'email']));
    tx.em.create(Credential, { userId: id, passwordHash, passwordChangedAt: tx.now });
    enqueueMail(tx, { kind: 'verify-email', userId: id });
    tx.emit({ name: 'identity.user-signed-up', communityId: null, payload: { userId: id, method: 'PASSWORD' } });
    return ok(await openSession(deps, tx, id, deviceNameFrom(input.deviceName)));
  });
  return opened.ok ? ok(await withTokens(deps, opened.value)) : opened;
}

function check(input: SignUpInput): Result<{ email: string; password: string; displayName: string }, InputFailure | Failure<'PASSWORD_TOO_EASY'>> {
  const email = checkEmail(input.email, ['input', 'email']);
  if (!email.ok) return email;
  const password = checkPassword(input.password, email.value, ['input', 'password']);
  if (!password.ok) return password;
  const displayName = checkDisplayName(input.displayName, ['input', 'displayName']);
  if (!displayName.ok) return displayName;
  return ok({ email: email.value, password: password.value, displayName: displayName.value });
}
