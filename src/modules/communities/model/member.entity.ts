import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import { hasPermission, type Permission, type Role } from './role.ts';

/** BOT: not a person, but a program that writes here. It stands in no list, count or sale of members. */
export const MEMBER_STATUSES = ['ACTIVE', 'LEFT', 'REMOVED', 'BANNED', 'BOT'] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];
export type EndedStatus = Exclude<MemberStatus, 'ACTIVE' | 'BOT'>;
/** Those who are here: everybody else has no part in it. */
export const PRESENT_STATUSES: readonly MemberStatus[] = ['ACTIVE', 'BOT'];

export const MemberSchema = defineEntity({
  name: 'Member',
  tableName: 'member',
  uniques: [
    { name: 'member_community_id_user_id_unique', properties: ['communityId', 'userId'] },
    { name: 'member_community_id_number_unique', properties: ['communityId', 'number'] },
    { name: 'member_community_id_id_unique', properties: ['communityId', 'id'] },
    { name: 'member_community_id_owner_unique', properties: ['communityId'], where: `"role" = 'OWNER'` },
  ],
  indexes: [
    { name: 'member_user_id_index', properties: ['userId'] },
    { name: 'member_community_id_invited_by_user_id_index', properties: ['communityId', 'invitedByUserId'] },
    { name: 'member_banned_index', properties: ['communityId', 'number'], where: `"status" = 'BANNED'` },
    { name: 'member_muted_until_index', properties: ['mutedUntil'], where: '"muted_until" is not null' },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    userId: column.reference(),
    role: p.text().$type<Role>(),
    status: p.text().$type<MemberStatus>(),
    /** Counted from 1 in order of joining; bots are counted down from -1. */
    number: p.integer(),
    nickname: p.text().nullable(),
    /** Emptied when the time is over and the member was told. */
    mutedUntil: column.time().nullable(),
    /** When a guest becomes an ordinary member; null for guests without an end, and for every other role. */
    guestUntil: column.time().nullable(),
    /** Whose invitation brought the member in, the first time. */
    invitedByUserId: column.reference().nullable(),
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
  /** The number, the nickname and a mute stay; a role does not. */
  end(status: EndedStatus): void {
    this.status = status;
    this.takeRole('MEMBER', null);
  }
  returnAs(status: 'ACTIVE' | 'REMOVED'): void {
    this.status = status;
    this.accessVersion += 1;
  }
  takeRole(role: Role, guestUntil: Date | null): void {
    this.role = role;
    this.guestUntil = role === 'GUEST' ? guestUntil : null;
    this.accessVersion += 1;
  }
  mute(until: Date | null): void {
    this.mutedUntil = until;
    this.accessVersion += 1;
  }
  acknowledge(version: number): void {
    if (version <= this.acknowledgedRulesVersion) return;
    this.acknowledgedRulesVersion = version;
    this.accessVersion += 1;
  }
}
MemberSchema.setClass(Member);

export type MemberRow = RowOf<typeof MemberSchema>;
export interface MemberTables {
  member: TableOf<typeof MemberSchema>;
}
