import { failure, type Failure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { credentialForChange, failuresForChange, passwordByEmail, tablesOf, type PasswordRow } from '../access.ts';
import type { Caller, IdentityDeps } from '../deps.ts';
import { enqueueMail } from '../jobs/send-mail.ts';
import { deviceNameFrom, emailKey, normalizeEmail } from '../model/account-rules.ts';
import { openSession, withTokens, type OpenedSession, type SignedIn } from './open-session.ts';
import { forgiveAttempt, takeAttempt, type TooManyAttempts } from './take-attempt.ts';

export interface SignInInput {
  readonly email: string;
  readonly password: string;
  readonly deviceName?: string | null;
}
type WrongCredentials = Failure<'WRONG_CREDENTIALS'>;
type Locked = Failure<'ACCOUNT_LOCKED'>;

/** Signs in with e-mail and password. What is answered, and after how long, does not tell whether there is such an account. */
export async function signIn(deps: IdentityDeps, { ip }: Caller, input: SignInInput): Promise<Result<SignedIn, WrongCredentials | Locked | TooManyAttempts>> {
  const email = normalizeEmail(input.email) ?? input.email.trim().toLowerCase().slice(0, 254);
  const attempt = await takeAttempt(deps, 'account', email);
  if (!attempt.ok) return attempt;
  const locked = await lockOf(deps, email);
  if (locked) return refuse(locked);
  const known = await passwordByEmail(deps.reader, email);
  const isRight = await deps.passwords.verify(known?.passwordHash ?? null, input.password);
  const opened = isRight && known ? await admit(deps, known, email, input) : null;
  if (opened === null) return refuse(await countFailure(deps, email, known?.userId ?? null));
  await forgiveAttempt(deps, email, ip);
  return ok(await withTokens(deps, opened));
}

async function lockOf({ reader, clock }: IdentityDeps, email: string): Promise<Locked | null> {
  const row = await reader.selectFrom('sign_in_failures').select('lockedUntil').where('emailHash', '=', emailKey(email)).where('lockedUntil', '>', clock.now()).executeTakeFirst();
  return row?.lockedUntil ? failure('ACCOUNT_LOCKED', undefined, { retryAt: row.lockedUntil.toISOString() }) : null;
}

/** Null when the password was changed while it was being compared. */
async function admit(deps: IdentityDeps, { userId, passwordHash }: PasswordRow, email: string, { password, deviceName }: SignInInput): Promise<OpenedSession | null> {
  const renewed = deps.passwords.isOutdated(passwordHash!) ? await deps.passwords.hash(password) : null;
  const opened = await deps.uow.run(async (tx) => {
    const credential = await credentialForChange(tx, userId);
    if (credential.passwordHash !== passwordHash) return refuse(null);
    if (renewed !== null) credential.passwordHash = renewed;
    await tablesOf(tx).deleteFrom('sign_in_failures').where('emailHash', '=', emailKey(email)).execute();
    return ok(await openSession(deps, tx, userId, deviceNameFrom(deviceName)));
  });
  return opened.ok ? opened.value : null;
}

async function countFailure(deps: IdentityDeps, email: string, userId: string | null): Promise<WrongCredentials> {
  await deps.uow.run(async (tx) => {
    const failures = await failuresForChange(tx, emailKey(email));
    // A mail to nobody is queued as well: the work is the same.
    if (failures.add(tx.now)) enqueueMail(tx, { kind: 'account-locked', userId: userId ?? newId() });
    return ok(null);
  });
  return failure('WRONG_CREDENTIALS');
}
