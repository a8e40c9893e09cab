import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** IN: holds a place. WAITING: comes in when there is room, in order. WITHDRAWN: gave it up; entering again is a new line at the end. */
export const RELAY_ENTRY_STATES = ['IN', 'WAITING', 'WITHDRAWN'] as const;
export type RelayEntryState = (typeof RELAY_ENTRY_STATES)[number];

/** One line of a relay list. A person has one that stands. */
export const RelayEntrySchema = defineEntity({
  name: 'RelayEntry',
  tableName: 'relay_entry',
  uniques: [
    { name: 'relay_entry_community_id_id_unique', properties: ['communityId', 'id'] },
    { name: 'relay_entry_position_unique', properties: ['communityId', 'relayListId', 'position'] },
  ],
  checks: [{ name: 'relay_entry_takes_something', expression: 'quantity >= 1' }],
  indexes: [
    { name: 'relay_entry_one_per_person', expression: `create unique index "relay_entry_one_per_person" on "relay_entry" ("relay_list_id", "user_id") where state in ('IN', 'WAITING')` },
    { name: 'relay_entry_person_index', properties: ['communityId', 'userId', 'state'] },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    relayListId: column.reference(),
    userId: column.reference(),
    /** The order of arrival, from 1. */
    position: p.integer(),
    quantity: p.integer(),
    variant: p.text().nullable(),
    note: p.text().default(''),
    state: p.text().$type<RelayEntryState>(),
    /** When a place became free for it; null for who came in at once, or waits. */
    promotedAt: column.time().nullable(),
    createdAt: column.time(),
    updatedAt: column.time(),
  },
});
export class RelayEntry extends RelayEntrySchema.class {
  promote(at: Date): void {
    this.state = 'IN';
    this.promotedAt = at;
    this.updatedAt = at;
  }
  withdraw(at: Date): void {
    this.state = 'WITHDRAWN';
    this.updatedAt = at;
  }
}
RelayEntrySchema.setClass(RelayEntry);

export type RelayEntryRow = RowOf<typeof RelayEntrySchema>;
export interface RelayEntryTables {
  relay_entry: TableOf<typeof RelayEntrySchema>;
}
