import { defineEntity, p } from '@mikro-orm/core';
import { decimalsOf } from '../../../kernel/money.ts';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** What a community gives when an invited person pays for the first time. Without a row it gives nothing. */
export const ReferralProgrammeSchema = defineEntity({
  name: 'ReferralProgramme',
  tableName: 'referral_programme',
  checks: [{ name: 'referral_programme_amounts', expression: 'referrer_minor >= 0 and referee_minor >= 0' }],
  properties: {
    communityId: p.uuid().primary(),
    isActive: p.boolean(),
    /** For whoever invited. */
    referrerMinor: column.bigint(),
    /** For whoever was invited. */
    refereeMinor: column.bigint(),
    currency: p.text(),
    /** For how long the vouchers can be used; null: without end. */
    voucherDays: p.integer().nullable(),
    updatedAt: column.time(),
  },
});
export class ReferralProgramme extends ReferralProgrammeSchema.class {}
ReferralProgrammeSchema.setClass(ReferralProgramme);

export type ReferralProgrammeRow = RowOf<typeof ReferralProgrammeSchema>;
export interface ReferralProgrammeTables {
  referral_programme: TableOf<typeof ReferralProgrammeSchema>;
}

const REFERRER_UNITS = 30;
const REFEREE_UNITS = 20;
export const VOUCHER_DAYS = 90;
/** 30 and 20 in whole units of the currency: 30 and 20 yuan, 30 and 20 dollars. */
export const defaultsIn = (currency: string): { referrerMinor: number; refereeMinor: number } => ({ referrerMinor: REFERRER_UNITS * 10 ** decimalsOf(currency), refereeMinor: REFEREE_UNITS * 10 ** decimalsOf(currency) });
