import { sql } from 'kysely';
import { prepared, type Slots } from '../../../platform/database/prepared.ts';
import { RequestError } from '../../../kernel/request-error.ts';
import type { SignedInViewer } from '../../../kernel/viewer.ts';
import type { IdentityDeps, IdentitySettings } from '../deps.ts';
import type { UserRow } from '../model/user.entity.ts';

/** A viewer by access token, and until when the token holds. */
export interface Authenticated {
  readonly viewer: SignedInViewer & { readonly sessionId: string };
  readonly expiresAt: Date;
}
const invalidToken = (): RequestError => new RequestError('UNAUTHENTICATED', 'errors.invalid-token');

/** Who an access token stands for, while its session lives. Anything else is `UNAUTHENTICATED`. */
export async function authenticate({ accessTokens, reader, clock, settings }: IdentityDeps, token: string): Promise<Authenticated> {
  const claims = await accessTokens.verify(token);
  if (!claims.ok) throw invalidToken();
  const { userId, sessionId, expiresAt } = claims.value;
  const account = await reader.selectFrom('user_session as session').innerJoin('user_account as account', 'account.id', 'session.userId').select(['account.email', 'account.emailVerifiedAt', 'account.locale'])
    .where('session.id', '=', sessionId).where('session.userId', '=', userId).where('session.endedAt', 'is', null).where('session.expiresAt', '>', clock.now()).executeTakeFirst();
  if (!account) throw invalidToken();
  return { viewer: { userId, sessionId, isStaff: isStaff(settings, account), locale: account.locale }, expiresAt };
}

/** The operator is known by an address, and only when it is shown to be theirs. */
export const isStaff = ({ staffEmails }: IdentitySettings, { email, emailVerifiedAt }: Pick<UserRow, 'email' | 'emailVerifiedAt'>): boolean =>
  email !== null && emailVerifiedAt !== null && staffEmails.includes(email);

/** Those of these sessions that live: neither signed out, revoked, run out nor purged. */
export async function validSessions({ reader, clock }: IdentityDeps, sessionIds: readonly string[]): Promise<Set<string>> {
  const living = new Set(sessionIds);
  if (living.size > 0) for (const { id } of await endedSessions(reader, { sessionIds: `{${sessionIds.join(',')}}`, at: clock.now() })) living.delete(id);
  return living;
}
/** Of thousands of sessions mostly none: it costs little to be told those. */
const endedSessions = prepared((db: IdentityDeps['reader'], { sessionIds, at }: Slots<{ sessionIds: string; at: Date }>) =>
  db.selectFrom(sql<{ id: string }>`unnest(${sessionIds}::uuid[])`.as<'asked'>(sql`asked(id)`)).select('asked.id').where(({ not, exists, selectFrom }) => not(exists(
    selectFrom('user_session').select('user_session.id').whereRef('user_session.id', '=', 'asked.id').where('endedAt', 'is', null).where('expiresAt', '>', at)))));
