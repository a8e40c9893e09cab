import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { FraudWarningAnswer } from '../../billing/index.ts';

/** The buyer's bank believes that a payment was fraud; a dispute often follows. */
export const FraudWarningSchema = defineEntity({
  name: 'FraudWarning',
  tableName: 'fraud_warning',
  indexes: [{ name: 'fraud_warning_community_index', properties: ['communityId', 'warnedAt', 'id'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    orderId: column.reference(),
    paymentId: column.reference(),
    providerId: p.text().unique(),
    /** The provider's word for what kind of fraud. */
    kind: p.text(),
    /** What was done about it, by the community's rule of that time. */
    answer: p.text().$type<FraudWarningAnswer>(),
    warnedAt: column.time(),
    createdAt: column.time(),
  },
});

export type FraudWarningRow = RowOf<typeof FraudWarningSchema>;
export interface FraudWarningTables {
  fraud_warning: TableOf<typeof FraudWarningSchema>;
}
