import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import { after, DAY } from '../../../kernel/clock.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** MONTHLY and YEARLY renew by themselves. TERM is paid once for 365 days. LIFETIME is paid once and never ends. */
export const PLAN_KINDS = ['MONTHLY', 'YEARLY', 'TERM', 'LIFETIME'] as const;
export type PlanKind = (typeof PLAN_KINDS)[number];
const TERM_DAYS = 365;

export const isRecurring = (kind: PlanKind): boolean => kind === 'MONTHLY' || kind === 'YEARLY';
export const intervalOf = (kind: PlanKind): 'month' | 'year' | null => (kind === 'MONTHLY' ? 'month' : kind === 'YEARLY' ? 'year' : null);
/** When access that was paid once ends; null for life. */
export const termEnd = (kind: PlanKind, startsAt: Date): Date | null => (kind === 'TERM' ? after(startsAt, TERM_DAYS * DAY) : null);

export const PlanSchema = defineEntity({
  name: 'Plan',
  tableName: 'plan',
  uniques: [{ name: 'plan_community_id_id_unique', properties: ['communityId', 'id'] }, { name: 'plan_tier_id_kind_unique', properties: ['tierId', 'kind'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    tierId: column.reference(),
    kind: p.text().$type<PlanKind>(),
    createdAt: column.time(),
  },
});
export class Plan extends PlanSchema.class {}
PlanSchema.setClass(Plan);

export type PlanRow = RowOf<typeof PlanSchema>;
export interface PlanTables {
  plan: TableOf<typeof PlanSchema>;
}
