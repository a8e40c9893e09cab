import { defineEntity, p } from '@mikro-orm/core';
import { HOUR } from '../../../kernel/clock.ts';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** ALARM: the operator and the owner are told. REFUND: the payment goes back at once, before the buyer's bank takes it. */
export const FRAUD_WARNING_ANSWERS = ['ALARM', 'REFUND'] as const;
export type FraudWarningAnswer = (typeof FRAUD_WARNING_ANSWERS)[number];

/** What holds where a community has set nothing. */
export const DEFAULT_REFUND_POLICY = { windowHours: 72, onFraudWarning: 'ALARM' } as const;
/** A year: what providers take back at the most. */
export const LONGEST_WINDOW_HOURS = 365 * 24;

/** How long members may have their money back without asking anybody. It holds for payments that come after it was set. */
export const RefundPolicySchema = defineEntity({
  name: 'RefundPolicy',
  tableName: 'refund_policy',
  properties: {
    communityId: column.key(),
    windowHours: p.integer(),
    onFraudWarning: p.text().$type<FraudWarningAnswer>(),
    changedAt: column.time(),
  },
});
export interface RefundPolicy {
  readonly windowHours: number;
  readonly onFraudWarning: FraudWarningAnswer;
}
export const windowOf = ({ windowHours }: RefundPolicy): number => windowHours * HOUR;

export type RefundPolicyRow = RowOf<typeof RefundPolicySchema>;
export interface RefundPolicyTables {
  refund_policy: TableOf<typeof RefundPolicySchema>;
}
