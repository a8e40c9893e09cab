import { after, SECOND } from '../../../kernel/clock.ts';
import { newId } from '../../../kernel/id.ts';
import { ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { tablesOf, userRow } from '../access.ts';
import type { IdentityDeps } from '../deps.ts';
import { RefreshToken, Session, type SessionRow } from '../model/session.entity.ts';
import type { UserRow } from '../model/user.entity.ts';

const MAX_SESSIONS = 100;

export interface SessionTokens {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date;
  readonly refreshToken: string;
  readonly refreshTokenExpiresAt: Date;
}
/** A person, signed in on a device. */
export interface SignedIn {
  readonly user: UserRow;
  readonly session: SessionRow;
  readonly tokens: SessionTokens;
}
/** What the transaction has written; the access token is signed after it. */
export interface OpenedSession {
  readonly user: UserRow;
  readonly session: SessionRow;
  readonly refreshToken: string;
}

/** Starts a session and its rotation of refresh tokens. */
export async function openSession(deps: IdentityDeps, tx: Tx, userId: string, deviceName: string | null): Promise<OpenedSession> {
  const session: SessionRow = {
    id: newId(tx.now.getTime()), userId, deviceName, createdAt: tx.now, lastUsedAt: tx.now, expiresAt: after(tx.now, deps.settings.refreshTokenSeconds * SECOND), endedAt: null, endedBy: null,
  };
  await endOldest(tx, userId);
  tx.em.create(Session, session);
  const refreshToken = giveRefreshToken(deps, tx, session.id);
  await tx.flush();
  return { user: (await userRow(tablesOf(tx), userId))!, session, refreshToken };
}

/** Signing in costs no attempts when it works, so the number of sessions is bounded here: the one not used for longest makes room. */
async function endOldest(tx: Tx, userId: string): Promise<void> {
  const live = tablesOf(tx).selectFrom('user_session').select('id').where('userId', '=', userId).where('endedAt', 'is', null).where('expiresAt', '>', tx.now);
  const tooMany = live.orderBy('lastUsedAt', 'desc').orderBy('id', 'desc').offset(MAX_SESSIONS - 1);
  await tablesOf(tx).updateTable('user_session').set({ endedAt: tx.now, endedBy: 'REVOKED' }).where('id', 'in', tooMany).execute();
}

/** A new token of the session; `chosen` stands for a random one. */
export function giveRefreshToken({ opaqueTokens }: IdentityDeps, tx: Tx, sessionId: string, chosen: string | null = null): string {
  const { token, hash } = chosen === null ? opaqueTokens.newOpaqueToken('refresh') : { token: chosen, hash: opaqueTokens.hashOpaqueToken(chosen) };
  tx.em.create(RefreshToken, { hash, sessionId, createdAt: tx.now });
  return token;
}

/** `seconds` replaces the configured life of access tokens. */
export async function withTokens({ accessTokens }: IdentityDeps, { user, session, refreshToken }: OpenedSession, seconds?: number): Promise<SignedIn> {
  const { token, expiresAt } = await accessTokens.issue({ userId: user.id, sessionId: session.id }, seconds);
  return { user, session, tokens: { accessToken: token, accessTokenExpiresAt: expiresAt, refreshToken, refreshTokenExpiresAt: session.expiresAt } };
}

/** A session for somebody who needs no proof: for the composition, never for a resolver. */
export async function openSessionFor(deps: IdentityDeps, userId: string, options: { readonly deviceName?: string; readonly accessTokenSeconds?: number } = {}): Promise<SignedIn> {
  const opened = await deps.uow.run(async (tx) => ok(await openSession(deps, tx, userId, options.deviceName ?? null)));
  if (!opened.ok) throw new Error('A session is never refused');
  return withTokens(deps, opened.value, options.accessTokenSeconds);
}
