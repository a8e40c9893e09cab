import { defineEntity, p } from '@mikro-orm/core';
import { failure, type Failure } from '../../../kernel/failure.ts';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { Stacking } from './pricing.ts';

/** EVERYONE: all members. NEW_MEMBERS: who never had paid access here. LAPSED: who had, and has none now. TIER_HOLDERS: who holds the named tier now. */
export const AUDIENCES = ['EVERYONE', 'NEW_MEMBERS', 'LAPSED', 'TIER_HOLDERS'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** A discount that people get by a code. All but its end and its counter is fixed when it is made. */
export const CouponSchema = defineEntity({
  name: 'Coupon',
  tableName: 'coupon',
  uniques: [{ name: 'coupon_community_id_id_unique', properties: ['communityId', 'id'] }],
  checks: [{ name: 'coupon_one_amount', expression: 'num_nonnulls(basis_points, amount_minor) = 1 and num_nonnulls(amount_minor, currency) % 2 = 0' }, { name: 'coupon_within_limit', expression: 'taken_count >= 0 and taken_count <= coalesce(max_uses, taken_count)' }],
  indexes: [{ name: 'coupon_community_id_created_at_id_index', properties: ['communityId', 'createdAt', 'id'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    name: p.text(),
    basisPoints: p.integer().nullable(),
    amountMinor: column.bigint().nullable(),
    currency: p.text().nullable(),
    audience: p.text().$type<Audience>(),
    audienceTierId: column.reference().nullable(),
    /** What it lowers: null for everything. */
    tierId: column.reference().nullable(),
    planId: column.reference().nullable(),
    stacking: p.text().$type<Stacking>(),
    startsAt: column.time(),
    /** Null: without end. */
    endsAt: column.time().nullable(),
    /** Null: no limit. */
    maxUses: p.integer().nullable(),
    maxUsesPerPerson: p.integer().nullable(),
    /** Reserved and paid ones; given back ones do not count. */
    takenCount: p.integer().default(0),
    closedAt: column.time().nullable(),
    createdAt: column.time(),
  },
});
export class Coupon extends CouponSchema.class {
  close(at: Date): void {
    this.closedAt ??= at;
  }
}
CouponSchema.setClass(Coupon);

/** What people type. */
export const PromotionCodeSchema = defineEntity({
  name: 'PromotionCode',
  tableName: 'promotion_code',
  uniques: [
    { name: 'promotion_code_community_id_id_unique', properties: ['communityId', 'id'] },
    { name: 'promotion_code_community_id_code_unique', properties: ['communityId', 'code'] },
  ],
  checks: [{ name: 'promotion_code_within_limit', expression: 'taken_count >= 0 and taken_count <= coalesce(max_uses, taken_count)' }],
  indexes: [{ name: 'promotion_code_coupon_index', properties: ['communityId', 'couponId', 'createdAt', 'id'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    couponId: column.reference(),
    code: p.text(),
    maxUses: p.integer().nullable(),
    takenCount: p.integer().default(0),
    closedAt: column.time().nullable(),
    createdAt: column.time(),
  },
});
export class PromotionCode extends PromotionCodeSchema.class {
  close(at: Date): void {
    this.closedAt ??= at;
  }
}
PromotionCodeSchema.setClass(PromotionCode);

/** How often one person has taken a coupon. */
export const CouponTakerSchema = defineEntity({
  name: 'CouponTaker',
  tableName: 'coupon_taker',
  checks: [{ name: 'coupon_taker_not_negative', expression: 'taken_count >= 0' }],
  properties: {
    communityId: p.uuid().primary(),
    couponId: p.uuid().primary(),
    userId: p.uuid().primary(),
    takenCount: p.integer().default(0),
  },
});

export type CouponRow = RowOf<typeof CouponSchema>;
export type PromotionCodeRow = RowOf<typeof PromotionCodeSchema>;
export interface CouponTables {
  coupon: TableOf<typeof CouponSchema>;
  promotion_code: TableOf<typeof PromotionCodeSchema>;
  coupon_taker: TableOf<typeof CouponTakerSchema>;
}

/** As people type it: in any case, with spaces and hyphens. */
export const normalizeCode = (code: string): string => code.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').slice(0, 64);
export const CODE = /^[\p{L}\p{N}]{4,32}$/u;

type Terms = Pick<CouponRow, 'startsAt' | 'endsAt' | 'closedAt'>;
/** Why a coupon counts for nothing at a time; null while it does. */
export function timeFault({ startsAt, endsAt, closedAt }: Terms, at: Date, ...path: string[]): Failure<'PROMOTION_NOT_STARTED' | 'PROMOTION_EXPIRED'> | null {
  if (startsAt > at) return failure('PROMOTION_NOT_STARTED', path);
  return (endsAt !== null && endsAt <= at) || (closedAt !== null && closedAt <= at) ? failure('PROMOTION_EXPIRED', path) : null;
}
