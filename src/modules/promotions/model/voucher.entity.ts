import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** AVAILABLE: can be used from `usableFrom` until it expires. RESERVED: an open order holds it. USED: it was paid with. REVOKED: taken back. */
export const VOUCHER_STATES = ['AVAILABLE', 'RESERVED', 'USED', 'REVOKED'] as const;
export type VoucherState = (typeof VOUCHER_STATES)[number];
/** Together with the source's id and the person it names the voucher: given again, it stays the one that it is. */
export const VOUCHER_SOURCES = ['GIFT_OF_OWNER', 'GROUP_BUY_LEADER', 'REFERRAL', 'RED_PACKET'] as const;
export type VoucherSource = (typeof VOUCHER_SOURCES)[number];

/** Money off for one person, once. What it is worth beyond the price is lost. */
export const VoucherSchema = defineEntity({
  name: 'Voucher',
  tableName: 'voucher',
  uniques: [
    { name: 'voucher_community_id_id_unique', properties: ['communityId', 'id'] },
    { name: 'voucher_source_unique', properties: ['communityId', 'sourceKind', 'sourceId', 'userId'] },
  ],
  indexes: [
    { name: 'voucher_person_index', properties: ['communityId', 'userId', 'createdAt', 'id'] },
    { name: 'voucher_user_index', properties: ['userId', 'createdAt', 'id'] },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    userId: column.reference(),
    amountMinor: column.bigint(),
    currency: p.text(),
    /** What must be left to pay before vouchers count. */
    minSpendMinor: column.bigint().default(0),
    sourceKind: p.text().$type<VoucherSource>(),
    sourceId: p.text(),
    reason: p.text().nullable(),
    state: p.text().$type<VoucherState>(),
    /** Null: at once. */
    usableFrom: column.time().nullable(),
    expiresAt: column.time().nullable(),
    usedAt: column.time().nullable(),
    revokedAt: column.time().nullable(),
    createdAt: column.time(),
  },
});
export class Voucher extends VoucherSchema.class {}
VoucherSchema.setClass(Voucher);

/** PENDING: given, and the payment that earned it can still be taken back. */
export const VOUCHER_STANDINGS = ['PENDING', ...VOUCHER_STATES] as const;
export type VoucherStanding = (typeof VOUCHER_STANDINGS)[number];
/** Whether it cannot be used yet; from its moment on it can. */
export const isPending = ({ usableFrom }: Pick<VoucherRow, 'usableFrom'>, at: Date): boolean => usableFrom !== null && usableFrom > at;
/** How a voucher stands at a time. */
export const standingOfVoucher = (voucher: Pick<VoucherRow, 'state' | 'usableFrom'>, at: Date): VoucherStanding => (voucher.state === 'AVAILABLE' && isPending(voucher, at) ? 'PENDING' : voucher.state);

export type VoucherRow = RowOf<typeof VoucherSchema>;
export interface VoucherTables {
  voucher: TableOf<typeof VoucherSchema>;
}
