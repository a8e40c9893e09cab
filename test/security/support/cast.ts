import type { Kysely } from 'kysely';
import { newId } from '../../../src/kernel/id.ts';
import type { SignedInViewer, Viewer } from '../../../src/kernel/viewer.ts';
import { VISITOR } from '../../../src/kernel/viewer.ts';
import { Planting, type Figures } from './canaries.ts';

/** What somebody is in a community. */
export const PARTS = ['outsider', 'member', 'paidMember', 'exMember', 'guest', 'muted', 'banned', 'author', 'admin', 'partner', 'owner'] as const;
export type Part = (typeof PARTS)[number];
/** Everybody who asks in the matrix. */
export const CALLERS = ['visitor', ...PARTS, 'foreignOwner', 'staff'] as const;
export type Caller = (typeof CALLERS)[number];
export type PersonName = Exclude<Caller, 'visitor'>;

/** How far the logs of what is addressed to single people are counted. */
export const NOTED = 900;

export type Cast<Name extends string> = Readonly<Record<Name, SignedInViewer>>;

/** Accounts with credentials, a session and mail under way; every text of theirs is a canary that names its owner. */
export async function createCast<Name extends string>(database: Kysely<any>, place: string, names: readonly Name[], now: Date): Promise<{ cast: Cast<Name>; canaries: ReadonlySet<string>; figures: Figures }> {
  const people = new Planting(place, now);
  const cast = {} as Record<Name, SignedInViewer>;
  for (const name of names) {
    const userId = newId();
    const sessionId = newId();
    cast[name] = { userId, sessionId, isStaff: name === 'staff', locale: 'en' };
    const email = `${people.text('user_account', 'email', name)}@example.com`;
    const pending = `${people.text('user_account', 'pending_email', name)}@example.com`;
    people.add('user_account', { id: userId, email, email_verified_at: now, pending_email: pending, locale: 'en', created_at: now }, ['display_name', 'bio'], name);
    people.addKeyed('user_credential', { user_id: userId, password_changed_at: now }, ['password_hash', 'wechat_open_id', 'wechat_union_id'], name);
    people.add('user_session', { id: sessionId, user_id: userId, created_at: now, last_used_at: people.moment('user_session', 'last_used_at', name), expires_at: people.moment('user_session', 'expires_at', name) }, ['device_name'], name);
    people.addKeyed('refresh_token', { session_id: sessionId, created_at: now }, ['hash'], name);
    people.addKeyed('mail_token', { user_id: userId, purpose: 'RESET_PASSWORD', created_at: now, expires_at: people.days(1) }, ['hash', 'email'], name);
    people.addKeyed('sign_in_failures', { count: people.figure('sign_in_failures', 'count', name), last_failed_at: now }, ['email_hash'], name);
    if (name === 'staff') people.add('staff_act', { user_id: userId, act: 'RETRY_PARKED_JOB', occurred_at: now }, ['target'], name);
    people.addKeyed('viewer_log', { user_id: userId, last_seq: NOTED });
    people.addKeyed('idempotency_key', { user_id: userId, operation: 'publishPost', result_id: newId(), created_at: now }, ['key', 'input_hash'], name);
  }
  await people.write(database);
  return { cast, canaries: people.canaries, figures: people.figures };
}

export const viewerOf = (cast: Partial<Cast<PersonName>>, caller: Caller): Viewer => (caller === 'visitor' ? VISITOR : cast[caller]!);
