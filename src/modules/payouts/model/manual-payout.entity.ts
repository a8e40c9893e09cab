import { defineEntity, p } from '@mikro-orm/core';
import { after, DAY } from '../../../kernel/clock.ts';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/**
 * AWAITING_CONFIRMATION: recorded and set aside, nothing is booked. CONFIRMED: the payee has it. DISPUTED: the payee says they have
 * not. WITHDRAWN: by whoever may record one, before an answer. REVERSED: by staff, after it.
 */
export const MANUAL_PAYOUT_STATES = ['AWAITING_CONFIRMATION', 'CONFIRMED', 'DISPUTED', 'WITHDRAWN', 'REVERSED'] as const;
export type ManualPayoutState = (typeof MANUAL_PAYOUT_STATES)[number];
/** A reference stands for one payment; one that never arrived may be named again. */
const STANDING = `"state" in ('AWAITING_CONFIRMATION', 'CONFIRMED')`;

/** Payees who have not answered for so long are taken for gone. */
export const SILENT_DAYS = 30;
export const isSilent = ({ createdAt }: Pick<ManualPayoutRow, 'createdAt'>, now: Date): boolean => after(createdAt, SILENT_DAYS * DAY) <= now;

/** Money that a payee was given outside the provider, as somebody recorded it, and what the payee says of it. */
export const ManualPayoutSchema = defineEntity({
  name: 'ManualPayout',
  tableName: 'manual_payout',
  uniques: [
    { name: 'manual_payout_community_id_id_unique', properties: ['communityId', 'id'] },
    { name: 'manual_payout_reference_unique', properties: ['communityId', 'reference'], where: STANDING },
  ],
  indexes: [
    { name: 'manual_payout_community_index', properties: ['communityId', 'createdAt', 'id'] },
    { name: 'manual_payout_awaiting_index', properties: ['communityId', 'payeeUserId', 'createdAt', 'id'], where: `"state" = 'AWAITING_CONFIRMATION'` },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    payeeUserId: column.reference(),
    amountMinor: column.bigint(),
    currency: p.text(),
    /** Where the payment is found again, such as the number of a bank transfer. */
    reference: p.text(),
    recordedByUserId: column.reference(),
    createdAt: column.time(),
    state: p.text().$type<ManualPayoutState>(),
    /** Who said what became of it: the payee, staff for a payee who is gone, or whoever withdrew it. */
    answeredByUserId: column.reference().nullable(),
    answeredAt: column.time().nullable(),
    /** When it turned out not to have arrived, though it was confirmed. */
    reversedAt: column.time().nullable(),
  },
});
export class ManualPayout extends ManualPayoutSchema.class {}
ManualPayoutSchema.setClass(ManualPayout);

export type ManualPayoutRow = RowOf<typeof ManualPayoutSchema>;
export interface ManualPayoutTables {
  manual_payout: TableOf<typeof ManualPayoutSchema>;
}
