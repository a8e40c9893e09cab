import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/**
 * PUBLIC: listed, anyone joins. UNLISTED: anyone with the address joins. APPLY: listed, somebody approves.
 * INVITE: seen by anyone with the address, joined by code. PRIVATE: not there for those who are not members, joined by code.
 */
export const VISIBILITIES = ['PUBLIC', 'UNLISTED', 'APPLY', 'INVITE', 'PRIVATE'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export const CommunitySchema = defineEntity({
  name: 'Community',
  tableName: 'community',
  properties: {
    id: column.key(),
    slug: p.text().unique(),
    name: p.text(),
    description: p.text().default(''),
    visibility: p.text().$type<Visibility>(),
    timeZone: p.text(),
    currency: p.text(),
    /** Null: no limit. */
    capacity: p.integer().nullable(),
    memberCount: p.integer().default(0),
    /** The member number given last. */
    lastMemberNumber: p.integer().default(0),
    currentRulesVersion: p.integer().default(0),
    createdAt: column.time(),
  },
});
export class Community extends CommunitySchema.class {
  isFull(): boolean {
    return this.capacity !== null && this.capacity !== undefined && this.memberCount >= this.capacity;
  }
  /** Numbers are given once: a member who left and comes back keeps the old one. */
  nextMemberNumber(): number {
    this.lastMemberNumber += 1;
    return this.lastMemberNumber;
  }
}
CommunitySchema.setClass(Community);

export type CommunityRow = RowOf<typeof CommunitySchema>;
export interface CommunityTables {
  community: TableOf<typeof CommunitySchema>;
}
