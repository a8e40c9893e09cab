import { LockMode } from '@mikro-orm/core';
import type { Kysely } from 'kysely';
import type { SignedInViewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { IdentityReader, Tables } from './deps.ts';
import { Credential, MailToken, SignInFailures } from './model/credential.entity.ts';
import { RefreshToken, Session, type SessionRow } from './model/session.entity.ts';
import { User, type UserRow } from './model/user.entity.ts';

const FOR_CHANGE = { lockMode: LockMode.PESSIMISTIC_WRITE } as const;

export const tablesOf = (tx: Tx): IdentityReader => tx.db as Kysely<Tables>;

/** The account, locked until the transaction ends. Account rows are locked before sessions. */
export const accountForChange = (tx: Tx, userId: string): Promise<User | null> => tx.em.findOne(User, { id: userId }, FOR_CHANGE);

/** How the person proves who they are; made on demand, as not every way of signing up sets one. */
export async function credentialForChange(tx: Tx, userId: string): Promise<Credential> {
  return (await tx.em.findOne(Credential, { userId }, FOR_CHANGE)) ?? tx.em.create(Credential, { userId });
}

/** A session for its own person only; for everyone else it is not there. */
export const ownSession = (tx: Tx, { userId }: SignedInViewer, sessionId: string): Promise<Session | null> => tx.em.findOne(Session, { id: sessionId, userId }, FOR_CHANGE);

/** The token and its session, both locked, so that of two refreshes with one token the second sees the first. */
export async function refreshTokenForUse(tx: Tx, hash: string): Promise<{ token: RefreshToken; session: Session } | null> {
  const token = await tx.em.findOne(RefreshToken, { hash }, FOR_CHANGE);
  const session = token && (await tx.em.findOne(Session, { id: token.sessionId }, FOR_CHANGE));
  return token && session ? { token, session } : null;
}

export async function isUnusedToken(tx: Tx, hash: string): Promise<boolean> {
  return (await tx.em.findOne(RefreshToken, { hash, usedAt: null })) !== null;
}

export const mailTokenForUse = (tx: Tx, hash: string): Promise<MailToken | null> => tx.em.findOne(MailToken, { hash }, FOR_CHANGE);

/** The count of wrong passwords for an address, locked; twins that fail at once both count. */
export async function failuresForChange(tx: Tx, emailHash: string): Promise<SignInFailures> {
  await tablesOf(tx).insertInto('sign_in_failures').values({ emailHash, count: 0, lastFailedAt: tx.now, lockedUntil: null }).onConflict((conflict) => conflict.doNothing()).execute();
  return tx.em.findOneOrFail(SignInFailures, { emailHash }, FOR_CHANGE);
}

export async function userRow(db: IdentityReader, userId: string): Promise<UserRow | null> {
  return (await db.selectFrom('user_account').selectAll().where('id', '=', userId).executeTakeFirst()) ?? null;
}

/** A live session of this person. */
export async function sessionRow(db: IdentityReader, userId: string, sessionId: string, now: Date): Promise<SessionRow | null> {
  const row = await db.selectFrom('user_session').selectAll().where('id', '=', sessionId).where('userId', '=', userId).where('endedAt', 'is', null).where('expiresAt', '>', now).executeTakeFirst();
  return row ?? null;
}

/** By the union id first: it stays when the mini-program is replaced by another of the same company. */
export async function credentialOfWechat(db: IdentityReader, { openId, unionId }: { openId: string; unionId: string | null }): Promise<{ userId: string; wechatUnionId: string | null } | undefined> {
  const credentials = db.selectFrom('user_credential').select(['userId', 'wechatUnionId']);
  const byUnion = unionId === null ? undefined : await credentials.where('wechatUnionId', '=', unionId).executeTakeFirst();
  return byUnion ?? credentials.where('wechatOpenId', '=', openId).executeTakeFirst();
}

export interface PasswordRow {
  readonly userId: string;
  readonly email: string | null;
  readonly passwordHash: string | null;
}

/** The account of an address and its password's hash. */
export const passwordByEmail = (db: IdentityReader, email: string): Promise<PasswordRow | undefined> => passwords(db).where('account.email', '=', email).executeTakeFirst();

export const passwordOf = (db: IdentityReader, userId: string): Promise<PasswordRow | undefined> => passwords(db).where('account.id', '=', userId).executeTakeFirst();

const passwords = (db: IdentityReader) => db.selectFrom('user_account as account').leftJoin('user_credential as credential', 'credential.userId', 'account.id').select(['account.id as userId', 'account.email', 'credential.passwordHash']);
