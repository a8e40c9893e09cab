import { after, SECOND } from '../../../kernel/clock.ts';
import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { refreshTokenForUse, sessionRow, tablesOf, userRow } from '../access.ts';
import type { Caller, IdentityDeps } from '../deps.ts';
import { emitEnded } from './end-sessions.ts';
import { giveRefreshToken, withTokens, type OpenedSession, type SignedIn } from './open-session.ts';
import { forgiveAttempt } from './take-attempt.ts';

/**
 * Exchanges a refresh token for new tokens; each works once. One that comes back used was stolen by somebody, so its
 * session ends with every token of it (RFC 9700 §4.14.2).
 */
export async function refreshSession(deps: IdentityDeps, { ip }: Caller, refreshToken: string): Promise<Result<SignedIn, Failure<'WRONG_CREDENTIALS'>>> {
  if (!deps.opaqueTokens.isOpaqueToken('refresh', refreshToken)) return refuse(failure('WRONG_CREDENTIALS'));
  const rotated = await deps.uow.run(async (tx) => ok(await rotate(deps, tx, deps.opaqueTokens.hashOpaqueToken(refreshToken))));
  if (!rotated.ok || rotated.value === null) return refuse(failure('WRONG_CREDENTIALS'));
  await forgiveAttempt(deps, null, ip);
  return ok(await withTokens(deps, rotated.value));
}

async function rotate(deps: IdentityDeps, tx: Tx, hash: string): Promise<OpenedSession | null> {
  const found = await refreshTokenForUse(tx, hash);
  if (!found?.session.isLive(tx.now)) return null;
  const { token, session } = found;
  if (token.usedAt) {
    session.end('TOKEN_REUSED', tx.now);
    emitEnded(tx, session.userId, 'TOKEN_REUSED');
    return null;
  }
  token.usedAt = tx.now;
  session.prolong(tx.now, after(tx.now, deps.settings.refreshTokenSeconds * SECOND));
  const refreshToken = giveRefreshToken(deps, tx, session.id);
  await tx.flush();
  const db = tablesOf(tx);
  const [row, user] = [await sessionRow(db, session.userId, session.id, tx.now), await userRow(db, session.userId)];
  return { user: user!, session: row!, refreshToken };
}
