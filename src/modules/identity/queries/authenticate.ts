import { sql } from 'kysely';
import { anyOf, prepared, type Slots } from '../../../platform/database/prepared.ts';
import { RequestError } from '../../../kernel/request-error.ts';
import { LOCALES, type Locale, type SignedInViewer } from '../../../kernel/viewer.ts';
import type { IdentityDeps, IdentitySettings } from '../deps.ts';
import type { UserRow } from '../model/user.entity.ts';

/** A viewer by access token, and until when the token holds. */
export interface Authenticated {
  readonly viewer: SignedInViewer & { readonly sessionId: string };
  readonly expiresAt: Date;
}
const invalidToken = (): RequestError => new RequestError('UNAUTHENTICATED', 'errors.invalid-token');

/** Who an access token stands for, while its session lives. Anything else is `UNAUTHENTICATED`. Requests that arrive together are one question to the database. */
export function authenticator({ accessTokens, reader, clock, settings, askTogether }: IdentityDeps): (token: string) => Promise<Authenticated> {
  const accountOf = askTogether(async (sessionIds: readonly string[]) => {
    const accounts = new Map((await accountsSignedIn(reader, { sessionIds, at: clock.now() })).map((account) => [account.sessionId, account]));
    return (sessionId: string) => accounts.get(sessionId);
  });
  return async (token) => {
    const claims = await accessTokens.verify(token);
    if (!claims.ok) throw invalidToken();
    const { userId, sessionId, expiresAt } = claims.value;
    const account = await accountOf(sessionId);
    if (account?.userId !== userId) throw invalidToken();
    return { viewer: { userId, sessionId, isStaff: isStaff(settings, account), locale: localeOf(account) }, expiresAt };
  };
}
const accountsSignedIn = prepared((db: IdentityDeps['reader'], { sessionIds, at }: Slots<{ sessionIds: readonly string[]; at: Date }>) =>
  db.selectFrom('user_session as session').innerJoin('user_account as account', 'account.id', 'session.userId').select(['session.id as sessionId', 'session.userId', 'account.email', 'account.emailVerifiedAt', 'account.locale'])
    .where('session.id', '=', anyOf(sessionIds)).where('session.endedAt', 'is', null).where('session.expiresAt', '>', at));
// One string for all, not one of each row: who listens holds it as long.
const localeOf = (account: Pick<UserRow, 'locale'>): Locale => LOCALES.find((locale) => locale === account.locale)!;

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
