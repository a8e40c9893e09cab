import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

const SESSION_ENDS = ['SIGNED_OUT', 'REVOKED', 'CREDENTIALS_CHANGED', 'TOKEN_REUSED'] as const;
export type SessionEnd = (typeof SESSION_ENDS)[number];

/** One sign-in on one device. All refresh tokens of its rotation belong to it and end with it. */
export const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'user_session',
  indexes: [{ name: 'user_session_user_id_index', properties: ['userId'] }, { name: 'user_session_expires_at_index', properties: ['expiresAt'] }],
  properties: {
    id: column.key(),
    userId: column.reference(),
    deviceName: p.text().nullable(),
    createdAt: column.time(),
    lastUsedAt: column.time(),
    /** Moves on with each refresh. */
    expiresAt: column.time(),
    endedAt: column.time().nullable(),
    endedBy: p.text().$type<SessionEnd>().nullable(),
  },
});
export class Session extends SessionSchema.class {
  isLive(now: Date): boolean {
    return !this.endedAt && this.expiresAt > now;
  }
  end(by: SessionEnd, now: Date): void {
    this.endedAt = now;
    this.endedBy = by;
  }
  prolong(now: Date, expiresAt: Date): void {
    this.lastUsedAt = now;
    this.expiresAt = expiresAt;
  }
}
SessionSchema.setClass(Session);

export type SessionRow = RowOf<typeof SessionSchema>;

/** Every token that a session has given out; one that comes back used tells of a thief. */
export const RefreshTokenSchema = defineEntity({
  name: 'RefreshToken',
  tableName: 'refresh_token',
  indexes: [{ name: 'refresh_token_session_id_index', properties: ['sessionId'] }],
  properties: {
    hash: p.text().primary(),
    sessionId: column.reference(),
    createdAt: column.time(),
    usedAt: column.time().nullable(),
  },
});
export class RefreshToken extends RefreshTokenSchema.class {}
RefreshTokenSchema.setClass(RefreshToken);

export interface SessionTables {
  user_session: TableOf<typeof SessionSchema>;
  refresh_token: TableOf<typeof RefreshTokenSchema>;
}
