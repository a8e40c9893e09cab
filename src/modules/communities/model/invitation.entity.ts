import { randomInt } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/core';
import { failure, type Failure } from '../../../kernel/failure.ts';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

export const InvitationSchema = defineEntity({
  name: 'Invitation',
  tableName: 'invitation',
  uniques: [{ name: 'invitation_community_id_id_unique', properties: ['communityId', 'id'] }],
  indexes: [{ name: 'invitation_community_id_created_at_id_index', properties: ['communityId', 'createdAt', 'id'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    code: p.text().unique(),
    createdByUserId: column.reference(),
    /** Null: no limit. */
    maxUses: p.integer().nullable(),
    useCount: p.integer().default(0),
    /** Null: it does not expire. */
    expiresAt: column.time().nullable(),
    revokedAt: column.time().nullable(),
    createdAt: column.time(),
  },
});
export class Invitation extends InvitationSchema.class {
  take(): void {
    this.useCount += 1;
  }
  /** Somebody who waited with it no longer does. */
  giveBack(): void {
    this.useCount -= 1;
  }
}
InvitationSchema.setClass(Invitation);

export type InvitationRow = RowOf<typeof InvitationSchema>;
export interface InvitationTables {
  invitation: TableOf<typeof InvitationSchema>;
}

type Terms = Pick<InvitationRow, 'maxUses' | 'useCount' | 'expiresAt' | 'revokedAt'>;
/** Why a code opens nothing any more; null while it does. A revoked code, and one whose maker may not invite now, has expired for whoever holds it. */
export function invitationFault(invitation: Terms, mayMakerInvite: boolean, now: Date, ...path: string[]): Failure<'INVITATION_EXPIRED' | 'INVITATION_SPENT'> | null {
  const { maxUses, useCount, expiresAt, revokedAt } = invitation;
  if (!mayMakerInvite || revokedAt || (expiresAt && expiresAt <= now)) return failure('INVITATION_EXPIRED', path);
  return maxUses != null && useCount >= maxUses ? failure('INVITATION_SPENT', path) : null;
}

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const CODE_LENGTH = 16;
/** 80 random bits, without characters that are read as one another. */
export const newInvitationCode = (): string => Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
/** As people type it: in any case, with spaces and hyphens. */
export const normalizeCode = (code: string): string => code.toUpperCase().replace(/[\s-]/g, '').slice(0, 64);
