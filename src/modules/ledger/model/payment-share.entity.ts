import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { ShareKind } from './share-plan.ts';

/** What one payee gets of one payment, and where that money is: see share-state.ts. */
export const PaymentShareSchema = defineEntity({
  name: 'PaymentShare',
  tableName: 'payment_share',
  uniques: [
    { name: 'payment_share_position_unique', properties: ['communityId', 'paymentId', 'position'] },
    { name: 'payment_share_community_id_id_unique', properties: ['communityId', 'id'] },
  ],
  indexes: [
    { name: 'payment_share_payee_index', properties: ['communityId', 'payeeUserId', 'id'] },
    { name: 'payment_share_available_index', properties: ['payeeUserId', 'id'], where: `"available_minor" > 0` },
    { name: 'payment_share_reserved_index', properties: ['payeeUserId', 'id'], where: `"reserved_minor" > 0` },
    { name: 'payment_share_owed_index', properties: ['payeeUserId', 'id'], where: `"owed_minor" > 0` },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    paymentId: column.reference(),
    position: p.integer(),
    kind: p.text().$type<ShareKind>(),
    payeeUserId: column.reference().nullable(),
    basisPoints: p.integer(),
    currency: p.text(),
    amountMinor: column.bigint(),
    reversedMinor: column.bigint().default(0),
    pendingMinor: column.bigint().default(0),
    availableMinor: column.bigint().default(0),
    reservedMinor: column.bigint().default(0),
    settledMinor: column.bigint().default(0),
    owedMinor: column.bigint().default(0),
    recoveredMinor: column.bigint().default(0),
    createdAt: column.time(),
  },
});
export class PaymentShare extends PaymentShareSchema.class {}
PaymentShareSchema.setClass(PaymentShare);

export type PaymentShareRow = RowOf<typeof PaymentShareSchema>;
export interface PaymentShareTables {
  payment_share: TableOf<typeof PaymentShareSchema>;
}
