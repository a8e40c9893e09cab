import { failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { accountForChange, credentialForChange, mailTokenForUse, tablesOf } from '../access.ts';
import type { Caller, IdentityDeps } from '../deps.ts';
import { enqueueMail } from '../jobs/send-mail.ts';
import { checkPassword, emailKey } from '../model/account-rules.ts';
import { endSessions } from './end-sessions.ts';
import { forgiveAttempt } from './take-attempt.ts';

export interface ResetPasswordInput {
  readonly token: string;
  readonly newPassword: string;
}
type Expired = Failure<'CODE_EXPIRED'>;

/** Sets a new password by the token of a mail. It ends all sessions, unlocks the account, and verifies the address that the mail went to. */
export async function resetPassword(deps: IdentityDeps, { ip }: Caller, input: ResetPasswordInput): Promise<Result<null, Expired | InputFailure | Failure<'PASSWORD_TOO_EASY'>>> {
  const expired = refuse(failure('CODE_EXPIRED', ['input', 'token']));
  const hash = deps.opaqueTokens.isOpaqueToken('reset', input.token) ? deps.opaqueTokens.hashOpaqueToken(input.token) : null;
  const found = hash === null ? undefined : await deps.reader.selectFrom('mail_token').select('email').where('hash', '=', hash).where('usedAt', 'is', null).executeTakeFirst();
  if (hash === null || !found) return expired;
  const password = checkPassword(input.newPassword, found.email, ['input', 'newPassword']);
  if (!password.ok) return password;
  const passwordHash = await deps.passwords.hash(password.value);
  const email = await deps.uow.run((tx) => apply(tx, hash, passwordHash));
  if (!email.ok) return expired;
  await forgiveAttempt(deps, email.value, ip);
  return ok(null);
}

async function apply(tx: Tx, hash: string, passwordHash: string): Promise<Result<string, null>> {
  const proof = await mailTokenForUse(tx, hash);
  const user = proof && (await accountForChange(tx, proof.userId));
  if (!proof?.isUsable('RESET_PASSWORD', tx.now) || user?.email !== proof.email) return refuse(null);
  user.confirmEmail(proof.email, tx.now);
  (await credentialForChange(tx, user.id)).setPassword(passwordHash, tx.now);
  await tx.flush();
  const db = tablesOf(tx);
  await db.updateTable('mail_token').set({ usedAt: tx.now }).where('userId', '=', user.id).where('purpose', '=', 'RESET_PASSWORD').where('usedAt', 'is', null).execute();
  await db.deleteFrom('sign_in_failures').where('emailHash', '=', emailKey(proof.email)).execute();
  await endSessions(tx, user.id, 'CREDENTIALS_CHANGED', null);
  enqueueMail(tx, { kind: 'password-changed', userId: user.id });
  return ok(proof.email);
}
