import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { TableOf } from '../../../platform/database/tables.ts';

/** What the programme counts of a member; points are counted by growth. */
export const KolActivitySchema = defineEntity({
  name: 'KolActivity',
  tableName: 'kol_activity',
  properties: {
    communityId: p.uuid().primary(),
    memberId: p.uuid().primary(),
    postCount: p.integer().default(0),
    payingInviteeCount: p.integer().default(0),
  },
});

/** A post that was heard of, so that it counts once and a deletion that comes first holds. */
export const KolPostSchema = defineEntity({
  name: 'KolPost',
  tableName: 'kol_post',
  indexes: [{ name: 'kol_post_member_index', properties: ['communityId', 'memberId'] }],
  properties: {
    communityId: p.uuid().primary(),
    postId: p.uuid().primary(),
    memberId: column.reference(),
    isDeleted: p.boolean(),
  },
});

/** A person who paid, and the member who had invited them: counted once, whatever they buy later. */
export const KolPayingInviteeSchema = defineEntity({
  name: 'KolPayingInvitee',
  tableName: 'kol_paying_invitee',
  indexes: [{ name: 'kol_paying_invitee_inviter_index', properties: ['communityId', 'inviterMemberId'] }],
  properties: {
    communityId: p.uuid().primary(),
    userId: p.uuid().primary(),
    inviterMemberId: column.reference(),
    orderId: column.reference(),
    paidAt: column.time(),
  },
});

export interface KolActivityTables {
  kol_activity: TableOf<typeof KolActivitySchema>;
  kol_post: TableOf<typeof KolPostSchema>;
  kol_paying_invitee: TableOf<typeof KolPayingInviteeSchema>;
}
