import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** Only PENDING is not an end. */
export const KOL_INVITATION_STATUSES = ['PENDING', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED'] as const;
export type KolInvitationStatus = (typeof KOL_INVITATION_STATUSES)[number];

export const KolInvitationSchema = defineEntity({
  name: 'KolInvitation',
  tableName: 'kol_invitation',
  uniques: [
    { name: 'kol_invitation_community_id_id_unique', properties: ['communityId', 'id'] },
    { name: 'kol_invitation_pending_unique', properties: ['communityId', 'memberId'], where: `"status" = 'PENDING'` },
  ],
  indexes: [{ name: 'kol_invitation_expiry_index', properties: ['status', 'expiresAt'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    /** Who is invited. */
    memberId: column.reference(),
    userId: column.reference(),
    status: p.text().$type<KolInvitationStatus>(),
    message: p.text().default(''),
    invitedByMemberId: column.reference(),
    expiresAt: column.time(),
    decidedAt: column.time().nullable(),
    createdAt: column.time(),
  },
});
export class KolInvitation extends KolInvitationSchema.class {
  close(status: Exclude<KolInvitationStatus, 'PENDING'>, now: Date): void {
    this.status = status;
    this.decidedAt = now;
  }
}
KolInvitationSchema.setClass(KolInvitation);

export type KolInvitationRow = RowOf<typeof KolInvitationSchema>;
export interface KolInvitationTables {
  kol_invitation: TableOf<typeof KolInvitationSchema>;
}

/** An invitation that nobody answered in time is over before a job says so. */
export const statusAt = ({ status, expiresAt }: Pick<KolInvitationRow, 'status' | 'expiresAt'>, now: Date): KolInvitationStatus => (status === 'PENDING' && expiresAt <= now ? 'EXPIRED' : status);
