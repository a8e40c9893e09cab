import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import { after, DAY } from '../../../kernel/clock.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import { firstGap, type Span } from '../../tiers/index.ts';
import type { PlanPieceTables } from './plan-piece.entity.ts';

/** MONTHLY, QUARTERLY and YEARLY renew by themselves. TERM is paid once for some days, FIXED_PERIOD once until a date, LIFETIME once and never ends. */
export const PLAN_KINDS = ['MONTHLY', 'QUARTERLY', 'YEARLY', 'TERM', 'FIXED_PERIOD', 'LIFETIME'] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];
export interface Interval {
  readonly unit: 'month' | 'year';
  readonly count: number;
}
const INTERVALS: Readonly<Partial<Record<PlanKind, Interval>>> = { MONTHLY: { unit: 'month', count: 1 }, QUARTERLY: { unit: 'month', count: 3 }, YEARLY: { unit: 'year', count: 1 } };
/** How long a term is when nothing else is said, and at most. */
export const USUAL_TERM_DAYS = 365;
export const MAX_TERM_DAYS = 3_660;
/** The days that periods may have, and the time by which prices begin and end. */
export const FIRST_DAY = '2000-01-01';
export const LAST_DAY = '2100-12-31';
export const LAST_TIME = new Date('2101-01-01T00:00:00Z');
/** How many ways to buy one tier there may be. */
export const MAX_PLANS = 20;
/** The highest limit that a plan may have. */
export const MAX_SALES_LIMIT = 1_000_000;

export const isRecurring = (kind: PlanKind): boolean => kind in INTERVALS;
/** How often a plan renews; null when it is paid once. */
export const intervalOf = (kind: PlanKind): Interval | null => INTERVALS[kind] ?? null;

export const PlanSchema = defineEntity({
  name: 'Plan',
  tableName: 'plan',
  uniques: [{ name: 'plan_community_id_id_unique', properties: ['communityId', 'id'] }],
  checks: [
    { name: 'plan_term', expression: `(kind = 'TERM') = (term_days is not null)` },
    { name: 'plan_period', expression: `(kind = 'FIXED_PERIOD') = (ends_at is not null) and num_nonnulls(starts_on, ends_on, starts_at, ends_at) % 4 = 0` },
    { name: 'plan_within_limit', expression: 'taken_count >= 0 and taken_count <= coalesce(sales_limit, taken_count)' },
  ],
  indexes: [{ name: 'plan_tier_id_kind_name_unique', expression: `create unique index "plan_tier_id_kind_name_unique" on "plan" ("tier_id", "kind", coalesce("name", ''))` }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    tierId: column.reference(),
    kind: p.text().$type<PlanKind>(),
    /** Tells plans of one kind apart. */
    name: p.text().nullable(),
    termDays: p.integer().nullable(),
    /** The first and the last day of a period, and when they begin and end where the community is. */
    startsOn: p.text().nullable(),
    endsOn: p.text().nullable(),
    startsAt: column.time().nullable(),
    endsAt: column.time().nullable(),
    /** How many may be sold in all; null: no limit. */
    salesLimit: p.integer().nullable(),
    /** Sold ones and those that open orders hold; given back ones do not count. */
    takenCount: p.integer().default(0),
    createdAt: column.time(),
  },
});
export class Plan extends PlanSchema.class {
  /** A period that is over gives nothing any more. */
  isOver(at: Date): boolean {
    return this.endsAt != null && this.endsAt <= at;
  }
}
PlanSchema.setClass(Plan);

export type PlanRow = RowOf<typeof PlanSchema>;
export interface PlanTables extends PlanPieceTables {
  plan: TableOf<typeof PlanSchema>;
}

/** What there are only so many of is held for an hour by who has not paid. */
export const isLimited = ({ salesLimit }: { salesLimit?: number | null }): boolean => salesLimit != null;
/** How many are neither sold nor held by an open order; null without a limit. */
export const remainingOf = ({ salesLimit, takenCount }: Pick<PlanRow, 'salesLimit' | 'takenCount'>): number | null => (salesLimit === null ? null : Math.max(salesLimit - takenCount!, 0));

/** Between which times something paid once gives access; without an end for life. A term begins where it overlaps nothing of what the person has already. */
export function accessOf(plan: Pick<PlanRow, 'kind' | 'termDays' | 'startsAt' | 'endsAt'>, at: Date, held: readonly Span[]): { startsAt: Date; endsAt: Date | null } {
  if (plan.kind === 'FIXED_PERIOD') return { startsAt: plan.startsAt! > at ? plan.startsAt! : at, endsAt: plan.endsAt };
  if (plan.kind !== 'TERM') return { startsAt: at, endsAt: null };
  const length = plan.termDays! * DAY;
  const startsAt = firstGap(held, at, length);
  return { startsAt, endsAt: after(startsAt, length) };
}
