import { defineEntity, p } from '@mikro-orm/core';
import { HOUR } from '../../../kernel/clock.ts';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

export type MirroredKind = 'CUSTOMER' | 'PRODUCT' | 'PRICE' | 'COUPON' | 'PORTAL';

/** The provider forgets a key after a day at the earliest: an older one might make a second object. */
const KEY_HOURS = 23;
export const TRIES_PER_KEY = 2;

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
    /** With which key it is being asked for, what was sent with it, and when first; null when it is not. */
    askedKey: p.text().nullable(),
    askedWith: p.json().$type<object>().nullable(),
    askedAt: column.time().nullable(),
    createdAt: column.time(),
  },
});

export type ProviderObjectRow = RowOf<typeof ProviderObjectSchema>;
export interface ProviderObjectTables {
  provider_object: TableOf<typeof ProviderObjectSchema>;
}

/** The same until it has failed too often, so that asking again after a crash never makes a second object. */
export const keyOf = ({ kind, ownId, failures }: Pick<ProviderObjectRow, 'kind' | 'ownId' | 'failures'>): string => `${kind.toLowerCase()}:${ownId}:${Math.floor((failures as number) / TRIES_PER_KEY)}`;

/** Asked for too often or too long ago to be asked for again with its key: first it is looked for. */
export const isSpent = (row: ProviderObjectRow, now: Date): boolean => row.askedKey !== keyOf(row) || now.getTime() - row.askedAt!.getTime() > KEY_HOURS * HOUR;
