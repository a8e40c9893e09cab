import { createHmac } from 'node:crypto';
import { after, MINUTE, SECOND } from '../../../kernel/clock.ts';
import { failure, type Failure } from '../../../kernel/failure.ts';
import { RequestError } from '../../../kernel/request-error.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { isUnusedToken, refreshTokenForUse, sessionRow, tablesOf, userRow } from '../access.ts';
import type { Caller, IdentityDeps } from '../deps.ts';
import type { Session } from '../model/session.entity.ts';
import { emitEnded } from './end-sessions.ts';
import { giveRefreshToken, withTokens, type OpenedSession, type SignedIn } from './open-session.ts';
import { forgiveAttempt } from './take-attempt.ts';

export interface RefreshSessionInput {
  readonly refreshToken: string;
  /** Of a client whose network may lose the answer: the same key gives the same refresh token again. */
  readonly idempotencyKey?: string | null;
}
const REPEATED_WITHIN = 2 * MINUTE;
const MAX_KEY_LENGTH = 200;

/**
 * Exchanges a refresh token for new tokens; each works once. One that comes back used was stolen by somebody, so its
 * session ends with every token of it (RFC 9700 §4.14.2).
 */
export async function refreshSession(deps: IdentityDeps, { ip }: Caller, { refreshToken, idempotencyKey = null }: RefreshSessionInput): Promise<Result<SignedIn, Failure<'WRONG_CREDENTIALS'>>> {
  if (idempotencyKey !== null && (idempotencyKey.length < 1 || idempotencyKey.length > MAX_KEY_LENGTH)) throw new RequestError('BAD_USER_INPUT', 'errors.idempotency-key');
  if (!deps.opaqueTokens.isOpaqueToken('refresh', refreshToken)) return refuse(failure('WRONG_CREDENTIALS'));
  const rotated = await deps.uow.run(async (tx) => ok(await rotate(deps, tx, refreshToken, idempotencyKey === null ? null : derivedToken(refreshToken, idempotencyKey))));
  if (!rotated.ok || rotated.value === null) return refuse(failure('WRONG_CREDENTIALS'));
  await forgiveAttempt(deps, null, ip);
  return ok(await withTokens(deps, rotated.value));
}

/** Nobody who has only the old token can tell the next one, and we can tell it again without having kept it. */
const derivedToken = (refreshToken: string, key: string): string => `refresh_${createHmac('sha256', refreshToken).update(key).digest('base64url')}`;

/** `next` is the token to give when the client brought a key. */
async function rotate(deps: IdentityDeps, tx: Tx, refreshToken: string, next: string | null): Promise<OpenedSession | null> {
  const found = await refreshTokenForUse(tx, deps.opaqueTokens.hashOpaqueToken(refreshToken));
  if (!found?.session.isLive(tx.now)) return null;
  const { token, session } = found;
  if (token.usedAt) {
    const isRepeated = next !== null && after(token.usedAt, REPEATED_WITHIN) > tx.now && (await isUnusedToken(tx, deps.opaqueTokens.hashOpaqueToken(next)));
    if (isRepeated) return opened(tx, session, next);
    session.end('TOKEN_REUSED', tx.now);
    emitEnded(tx, session.userId, 'TOKEN_REUSED');
    return null;
  }
  token.usedAt = tx.now;
  session.prolong(tx.now, after(tx.now, deps.settings.refreshTokenSeconds * SECOND));
  return opened(tx, session, giveRefreshToken(deps, tx, session.id, next));
}

async function opened(tx: Tx, { id, userId }: Session, refreshToken: string): Promise<OpenedSession> {
  await tx.flush();
  const db = tablesOf(tx);
  const [session, user] = [await sessionRow(db, userId, id, tx.now), await userRow(db, userId)];
  return { user: user!, session: session!, refreshToken };
}
