import type { DomainEvent } from '../../kernel/event.ts';

/** A person has an account now. */
export type UserSignedUp = DomainEvent<'identity.user-signed-up', { userId: string; method: 'PASSWORD' | 'WECHAT' }>;
/** A person has shown that an e-mail address is theirs. */
export type EmailVerified = DomainEvent<'identity.email-verified', { userId: string }>;
/** Sessions of a person ended before their time: signed out, revoked, or ended by new credentials or a stolen token. */
export type SessionsEnded = DomainEvent<'identity.sessions-ended', { userId: string; count: number; by: 'SIGNED_OUT' | 'REVOKED' | 'CREDENTIALS_CHANGED' | 'TOKEN_REUSED' }>;
