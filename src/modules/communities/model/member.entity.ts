import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import { hasPermission, type Permission, type Role } from './role.ts';

export const MEMBER_STATUSES = ['ACTIVE', 'LEFT', 'REMOVED', 'BANNED'] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];

export const MemberSchema = defineEntity({
  name: 'Member',
  tableName: 'member',
  uniques: [{ name: 'member_community_id_user_id_unique', properties: ['communityId', 'userId'] }, { name: 'member_community_id_number_unique', properties: ['communityId', 'number'] }],
  indexes: [{ name: 'member_user_id_index', properties: ['userId'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    userId: column.reference(),
    role: p.text().$type<Role>(),
    status: p.text().$type<MemberStatus>(),
    /** Counted from 1 in order of joining. */
    number: p.integer(),
    nickname: p.text().nullable(),
    mutedUntil: column.time().nullable(),
    acknowledgedRulesVersion: p.integer().default(0),
    /** Grows with everything that may change what the member can see or do; live streams compare it. */
    accessVersion: p.integer().default(1),
    joinedAt: column.time(),
  },
});
export class Member extends MemberSchema.class {
  isActive(): boolean {
    return this.status === 'ACTIVE';
  }
  may(permission: Permission): boolean {
    return this.isActive() && hasPermission(this.role, permission);
  }
  end(status: Exclude<MemberStatus, 'ACTIVE'>): void {
    this.status = status;
    this.accessVersion += 1;
  }
}
MemberSchema.setClass(Member);

export type MemberRow = RowOf<typeof MemberSchema>;
export interface MemberTables {
  member: TableOf<typeof MemberSchema>;
}
