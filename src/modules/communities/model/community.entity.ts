import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/**
 * PUBLIC: listed, anyone joins. UNLISTED: anyone with the address joins. APPLY: listed, somebody approves.
 * INVITE: seen by anyone with the address, joined by code. PRIVATE: not there for those who are not members, joined by code.
 */
export const VISIBILITIES = ['PUBLIC', 'UNLISTED', 'APPLY', 'INVITE', 'PRIVATE'] as const;
export type Visibility = (typeof VISIBILITIES)[number];
/** Anyone joins. */
export const OPEN_DOORS: readonly Visibility[] = ['PUBLIC', 'UNLISTED'];
/** What the directory shows. */
export const LISTED: readonly Visibility[] = ['PUBLIC', 'APPLY'];

export const CommunitySchema = defineEntity({
  name: 'Community',
  tableName: 'community',
  indexes: [{ name: 'community_listed_index', properties: ['createdAt', 'id'], where: `"visibility" in ('PUBLIC', 'APPLY')` }],
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
    /** The place in the waiting list given last. */
    lastWaitingNumber: p.integer().default(0),
    /** Whoever applies answers these. */
    joinQuestions: p.json().$type<readonly string[]>().default([]),
    /** 0: no rules yet. */
    currentRulesVersion: p.integer().default(0),
    /** Whether messages may carry files beside pictures. */
    filesAllowed: p.boolean().default(true),
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
  nextWaitingNumber(): number {
    this.lastWaitingNumber += 1;
    return this.lastWaitingNumber;
  }
  nextRulesVersion(): number {
    this.currentRulesVersion += 1;
    return this.currentRulesVersion;
  }
}
CommunitySchema.setClass(Community);

export type CommunityRow = RowOf<typeof CommunitySchema>;
export interface CommunityTables {
  community: TableOf<typeof CommunitySchema>;
}
