import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** What a capacity counts: people in, or the sum of what they take. */
export const CAPACITY_UNITS = ['ENTRIES', 'QUANTITY'] as const;
export type CapacityUnit = (typeof CAPACITY_UNITS)[number];
export const CLOSING_REASONS = ['BY_HAND', 'TIME', 'RECALLED'] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

/** A list that members of a room enter one after another. Its counts are changed under the lock of its row only. */
export const RelayListSchema = defineEntity({
  name: 'RelayList',
  tableName: 'relay_list',
  uniques: [{ name: 'relay_list_community_id_id_unique', properties: ['communityId', 'id'] }],
  checks: [
    { name: 'relay_list_within_capacity', expression: 'taken >= 0 and taken <= coalesce(capacity, taken)' },
    { name: 'relay_list_counts', expression: 'waiting_count >= 0 and waiting_count <= entry_count and entry_count <= last_position' },
    { name: 'relay_list_closed_for_a_reason', expression: '(closed_at is null) = (closed_because is null)' },
  ],
  indexes: [
    { name: 'relay_list_due_index', expression: 'create index "relay_list_due_index" on "relay_list" ("closes_at", "id") where closed_at is null' },
    { name: 'relay_list_message_index', properties: ['communityId', 'roomId', 'messageId'] },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    roomId: column.reference(),
    messageId: column.reference(),
    authorId: column.reference(),
    /** Empty once its message is recalled, as all that was said in it. */
    title: p.text(),
    description: p.text().default(''),
    /** Null: no bound. */
    capacity: p.integer().nullable(),
    capacityUnit: p.text().$type<CapacityUnit>(),
    /** The most that one person takes. */
    maxQuantity: p.integer(),
    /** What to choose from; none when empty. */
    variants: p.array().columnType('text[]'),
    closesAt: column.time().nullable(),
    closedAt: column.time().nullable(),
    closedBecause: p.text().$type<ClosingReason>().nullable(),
    /** Of the capacity, by those who are in. */
    taken: p.integer().default(0),
    /** Those who are in or wait. */
    entryCount: p.integer().default(0),
    waitingCount: p.integer().default(0),
    /** The place of whoever came last; places are not given again. */
    lastPosition: p.integer().default(0),
    createdAt: column.time(),
  },
});
export class RelayList extends RelayListSchema.class {
  isOpen(now: Date): boolean {
    return this.closedAt == null && (this.closesAt == null || this.closesAt > now);
  }
  /** Closes it for a reason; a recall counts after any other. */
  close(because: ClosingReason, at: Date): void {
    this.closedAt ??= at;
    this.closedBecause = because === 'RECALLED' ? because : (this.closedBecause ?? because);
  }
  /** What this quantity takes of the capacity. */
  placesFor(quantity: number): number {
    return this.capacityUnit === 'ENTRIES' ? 1 : quantity;
  }
  fits(places: number): boolean {
    return this.capacity == null || this.taken + places <= this.capacity;
  }
  /** Whether a newcomer is in at once: nobody overtakes those who wait. */
  hasRoomFor(quantity: number): boolean {
    return this.waitingCount === 0 && this.fits(this.placesFor(quantity));
  }
  left(): number | null {
    return this.capacity == null ? null : this.capacity - this.taken;
  }
}
RelayListSchema.setClass(RelayList);

export type RelayListRow = RowOf<typeof RelayListSchema>;
export interface RelayListTables {
  relay_list: TableOf<typeof RelayListSchema>;
}
