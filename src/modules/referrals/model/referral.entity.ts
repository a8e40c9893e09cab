import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** GIVEN: both have their vouchers. TAKEN_BACK: the order was refunded, and the vouchers with it. */
export const REFERRAL_STATES = ['GIVEN', 'TAKEN_BACK'] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

/** One person brought another, who has paid. One row for each invited person. */
export const ReferralSchema = defineEntity({
  name: 'Referral',
  tableName: 'referral',
  uniques: [{ name: 'referral_community_id_id_unique', properties: ['communityId', 'id'] }, { name: 'referral_community_id_referee_unique', properties: ['communityId', 'refereeUserId'] }],
  checks: [{ name: 'referral_two_people', expression: 'referrer_user_id <> referee_user_id' }],
  indexes: [
    { name: 'referral_community_id_created_at_id_index', properties: ['communityId', 'createdAt', 'id'] },
    { name: 'referral_referrer_index', properties: ['communityId', 'referrerUserId', 'createdAt', 'id'] },
    { name: 'referral_order_index', properties: ['communityId', 'orderId'] },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    referrerUserId: column.reference(),
    refereeUserId: column.reference(),
    /** The first paid order of the invited person. */
    orderId: column.reference(),
    state: p.text().$type<ReferralState>(),
    /** Null where nothing was given: an amount of 0, a debt as high, or a person who is no member. */
    referrerVoucherId: column.reference().nullable(),
    refereeVoucherId: column.reference().nullable(),
    createdAt: column.time(),
    takenBackAt: column.time().nullable(),
  },
});
export class Referral extends ReferralSchema.class {}
ReferralSchema.setClass(Referral);

/** Vouchers of people that were used before they were taken back: the next voucher is lower by it. */
export const ReferralDebtSchema = defineEntity({
  name: 'ReferralDebt',
  tableName: 'referral_debt',
  uniques: [{ name: 'referral_debt_voucher_id_unique', properties: ['voucherId'] }],
  checks: [{ name: 'referral_debt_within', expression: 'settled_minor >= 0 and settled_minor <= amount_minor' }],
  indexes: [{ name: 'referral_debt_person_index', properties: ['communityId', 'userId'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    userId: column.reference(),
    /** The voucher that was used. */
    voucherId: column.reference(),
    amountMinor: column.bigint(),
    currency: p.text(),
    /** What later vouchers were lowered by. */
    settledMinor: column.bigint().default(0),
    createdAt: column.time(),
  },
});

/** Orders whose money went back in full: what is heard of them later gives nothing. */
export const ReferralRefundSchema = defineEntity({
  name: 'ReferralRefund',
  tableName: 'referral_refund',
  properties: { communityId: p.uuid().primary(), orderId: p.uuid().primary() },
});

export type ReferralRow = RowOf<typeof ReferralSchema>;
export interface ReferralTables {
  referral: TableOf<typeof ReferralSchema>;
  referral_debt: TableOf<typeof ReferralDebtSchema>;
  referral_refund: TableOf<typeof ReferralRefundSchema>;
}
