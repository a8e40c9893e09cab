import { defineEntity, p } from '@mikro-orm/core';
import { after, DAY, HOUR } from '../../../kernel/clock.ts';
import { column } from '../../../platform/database/columns.ts';
import type { TableOf } from '../../../platform/database/tables.ts';

/** How a person proves who they are. A table of its own, so that nobody reads it along with a profile. */
export const CredentialSchema = defineEntity({
  name: 'Credential',
  tableName: 'user_credential',
  properties: {
    userId: p.uuid().primary(),
    passwordHash: p.text().nullable(),
    passwordChangedAt: column.time().nullable(),
    wechatOpenId: p.text().nullable().unique(),
    wechatUnionId: p.text().nullable().unique(),
  },
});
export class Credential extends CredentialSchema.class {
  setPassword(hash: string, now: Date): void {
    this.passwordHash = hash;
    this.passwordChangedAt = now;
  }
}
CredentialSchema.setClass(Credential);

const MAIL_PURPOSES = ['VERIFY_EMAIL', 'RESET_PASSWORD'] as const;
export type MailPurpose = (typeof MAIL_PURPOSES)[number];

/** How long the link of a mail can be used. */
export const MAIL_TOKEN_LIFETIME: Readonly<Record<MailPurpose, number>> = { VERIFY_EMAIL: 3 * DAY, RESET_PASSWORD: HOUR };

/** What the link of a mail proves: that the person reads this address. Only the token's hash is kept. */
export const MailTokenSchema = defineEntity({
  name: 'MailToken',
  tableName: 'mail_token',
  indexes: [{ name: 'mail_token_user_id_index', properties: ['userId'] }, { name: 'mail_token_expires_at_index', properties: ['expiresAt'] }],
  properties: {
    hash: p.text().primary(),
    userId: column.reference(),
    purpose: p.text().$type<MailPurpose>(),
    email: p.text(),
    createdAt: column.time(),
    expiresAt: column.time(),
    usedAt: column.time().nullable(),
  },
});
export class MailToken extends MailTokenSchema.class {
  isUsable(purpose: MailPurpose, now: Date): boolean {
    return this.purpose === purpose && !this.usedAt && this.expiresAt > now;
  }
}
MailTokenSchema.setClass(MailToken);

/** So many wrong passwords in a row lock an account; the rate limit alone would let 960 a day pass. */
const FAILURES_BEFORE_LOCK = 20;
const LOCK_LASTS = DAY;
const FORGOTTEN_AFTER = DAY;

/** Wrong passwords by address, whether there is such an account or not: locking must not tell which. */
export const SignInFailuresSchema = defineEntity({
  name: 'SignInFailures',
  tableName: 'sign_in_failures',
  indexes: [{ name: 'sign_in_failures_last_failed_at_index', properties: ['lastFailedAt'] }],
  properties: {
    emailHash: p.text().primary(),
    count: p.integer(),
    lastFailedAt: column.time(),
    lockedUntil: column.time().nullable(),
  },
});
export class SignInFailures extends SignInFailuresSchema.class {
  isLocked(now: Date): boolean {
    return !!this.lockedUntil && this.lockedUntil > now;
  }
  /** Counts one more; true when it locks the account. */
  add(now: Date): boolean {
    const isOld = after(this.lastFailedAt, FORGOTTEN_AFTER) <= now;
    this.count = isOld ? 1 : this.count + 1;
    this.lastFailedAt = now;
    if (this.count < FAILURES_BEFORE_LOCK) return false;
    this.count = 0;
    this.lockedUntil = after(now, LOCK_LASTS);
    return true;
  }
}
SignInFailuresSchema.setClass(SignInFailures);

export interface CredentialTables {
  user_credential: TableOf<typeof CredentialSchema>;
  mail_token: TableOf<typeof MailTokenSchema>;
  sign_in_failures: TableOf<typeof SignInFailuresSchema>;
}
