import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { TableOf } from '../../../platform/database/tables.ts';

/** Where a member stands: the sum of the ledger, and what was made of it last. */
export const MemberGrowthSchema = defineEntity({
  name: 'MemberGrowth',
  tableName: 'member_growth',
  indexes: [{ name: 'member_growth_board_index', expression: 'create index "member_growth_board_index" on "member_growth" ("community_id", "points" desc, "member_id")' }],
  properties: {
    memberId: p.uuid().primary(),
    communityId: column.reference(),
    userId: column.reference(),
    points: p.integer().default(0),
    /** Lines in the member's ledger. */
    entryCount: p.integer().default(0),
    /** What was received less what was given away; no part of `points`, which make the level. */
    movedPoints: p.integer().default(0),
    movementCount: p.integer().default(0),
    levelNumber: p.integer().default(1),
    /** What the grant for the level gives now. */
    entitlements: p.array().columnType('text[]'),
    updatedAt: column.time(),
  },
});
export class MemberGrowth extends MemberGrowthSchema.class {
  /** Adds a line's amount; gives the line's place and the points after it. */
  add(amount: number, now: Date): { position: number; balance: number } {
    this.points += amount;
    this.entryCount += 1;
    this.updatedAt = now;
    return { position: this.entryCount, balance: this.points };
  }
  /** What the member can give away; below zero where points that were given away had to be taken back. */
  spendable(): number {
    return this.points + (this.movedPoints ?? 0);
  }
  /** Adds what was given or received; gives the line's place and what can be spent after it. */
  move(amount: number, now: Date): { position: number; balance: number } {
    this.movedPoints = (this.movedPoints ?? 0) + amount;
    this.movementCount = (this.movementCount ?? 0) + 1;
    this.updatedAt = now;
    return { position: this.movementCount, balance: this.spendable() };
  }
  unlocks(entitlements: readonly string[]): boolean {
    return entitlements.length === this.entitlements.length && entitlements.every((entitlement, index) => entitlement === this.entitlements[index]);
  }
}
MemberGrowthSchema.setClass(MemberGrowth);

export interface MemberGrowthTables {
  member_growth: TableOf<typeof MemberGrowthSchema>;
}
