import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { TableOf } from '../../../platform/database/tables.ts';

export type MirroredKind = 'CUSTOMER' | 'PRODUCT' | 'PRICE' | 'COUPON' | 'PORTAL';

/** Under which id the provider knows a person, a plan or a price of ours. Made when it is first needed. */
export const ProviderObjectSchema = defineEntity({
  name: 'ProviderObject',
  tableName: 'provider_object',
  properties: {
    kind: p.text().$type<MirroredKind>().primary(),
    ownId: p.uuid().primary(),
    /** Null while the provider has not answered. */
    providerId: p.text().nullable().unique(),
    /** Calls that brought no answer: the provider repeats a fault under the same key, so now and then a new one is taken. */
    failures: p.integer().default(0),
    createdAt: column.time(),
  },
});

export interface ProviderObjectTables {
  provider_object: TableOf<typeof ProviderObjectSchema>;
}
