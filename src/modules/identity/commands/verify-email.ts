import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { accountForChange, mailTokenForUse, tablesOf, userRow } from '../access.ts';
import type { Caller, IdentityDeps } from '../deps.ts';
import { enqueueMail } from '../jobs/send-mail.ts';
import type { User, UserRow } from '../model/user.entity.ts';
import { endSessions } from './end-sessions.ts';
import { forgiveAttempt } from './take-attempt.ts';

type Expired = Failure<'CODE_EXPIRED'>;
type Taken = Failure<'TAKEN'>;

/** Believes that an address is the person's, by the token of the mail that went there. The same link again gives the same answer. */
export async function verifyEmail(deps: IdentityDeps, { viewer, ip }: Caller, token: string): Promise<Result<UserRow, Expired | Taken>> {
  if (!deps.opaqueTokens.isOpaqueToken('verify', token)) return refuse(failure('CODE_EXPIRED', ['token']));
  const verified = await deps.uow.run<UserRow, Expired | Taken>(async (tx) => {
    const proof = await mailTokenForUse(tx, deps.opaqueTokens.hashOpaqueToken(token));
    const user = proof && (await accountForChange(tx, proof.userId));
    if (!proof || !user) return refuse(failure('CODE_EXPIRED', ['token']));
    const isRepeated = proof.purpose === 'VERIFY_EMAIL' && user.email === proof.email && !!user.emailVerifiedAt;
    if (!isRepeated) {
      if (!proof.isUsable('VERIFY_EMAIL', tx.now)) return refuse(failure('CODE_EXPIRED', ['token']));
      const refusal = await confirm(tx, user, proof.email, viewer.userId === user.id ? viewer.sessionId : null);
      if (refusal) return refuse(refusal);
      proof.usedAt = tx.now;
      await tx.flush();
    }
    return ok((await userRow(tablesOf(tx), user.id))!);
  });
  if (verified.ok) await forgiveAttempt(deps, null, ip);
  return verified;
}

async function confirm(tx: Tx, user: User, address: string, sessionId: string | null): Promise<Expired | Taken | null> {
  const former = user.email;
  if (former !== address) {
    const isTaken = await tablesOf(tx).selectFrom('user_account').select('id').where('email', '=', address).executeTakeFirst();
    if (isTaken) return failure('TAKEN', ['token']);
  }
  if (!user.confirmEmail(address, tx.now)) return failure('CODE_EXPIRED', ['token']);
  if (former !== address) {
    await endSessions(tx, user.id, 'CREDENTIALS_CHANGED', sessionId);
    if (former) enqueueMail(tx, { kind: 'email-changed', userId: user.id, address: former });
  }
  tx.emit({ name: 'identity.email-verified', communityId: null, payload: { userId: user.id } });
  return null;
}
