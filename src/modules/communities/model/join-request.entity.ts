import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** PENDING: somebody decides. WAITING: there is no room yet. The others are ends. */
export const JOIN_REQUEST_STATUSES = ['PENDING', 'WAITING', 'ADMITTED', 'DECLINED', 'WITHDRAWN'] as const;
export type JoinRequestStatus = (typeof JOIN_REQUEST_STATUSES)[number];
export const OPEN_STATUSES: readonly JoinRequestStatus[] = ['PENDING', 'WAITING'];

/** A question as it stood when it was answered. */
export interface JoinAnswer {
  readonly question: string;
  readonly answer: string;
}

/** Somebody at the door: an application, a place in the waiting list, or both one after the other. */
export const JoinRequestSchema = defineEntity({
  name: 'JoinRequest',
  tableName: 'join_request',
  uniques: [
    { name: 'join_request_open_unique', properties: ['communityId', 'userId'], where: `"status" in ('PENDING', 'WAITING')` },
    { name: 'join_request_community_id_waiting_number_unique', properties: ['communityId', 'waitingNumber'] },
  ],
  indexes: [
    { name: 'join_request_community_id_status_created_at_id_index', properties: ['communityId', 'status', 'createdAt', 'id'] },
    { name: 'join_request_waiting_index', properties: ['communityId', 'waitingNumber'], where: `"status" = 'WAITING'` },
    { name: 'join_request_user_id_index', properties: ['userId'] },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    userId: column.reference(),
    status: p.text().$type<JoinRequestStatus>(),
    answers: p.json().$type<readonly JoinAnswer[]>().default([]),
    /** The version of the rules that came with the request as read. */
    acknowledgedRulesVersion: p.integer().default(0),
    invitationId: column.reference().nullable(),
    /** Who comes first in the waiting list; null for those who never waited. */
    waitingNumber: p.integer().nullable(),
    decidedByUserId: column.reference().nullable(),
    decidedAt: column.time().nullable(),
    /** What the person is told about a refusal. */
    reason: p.text().nullable(),
    createdAt: column.time(),
  },
});
export class JoinRequest extends JoinRequestSchema.class {
  isOpen(): boolean {
    return OPEN_STATUSES.includes(this.status);
  }
  wait(number: number): void {
    this.status = 'WAITING';
    this.waitingNumber = number;
  }
  admit(now: Date): void {
    this.status = 'ADMITTED';
    this.decidedAt ??= now;
  }
  decline(now: Date, byMemberId: string, reason: string | null): void {
    this.status = 'DECLINED';
    this.decidedAt = now;
    this.decidedByUserId = byMemberId;
    this.reason = reason;
  }
  withdraw(now: Date): void {
    this.status = 'WITHDRAWN';
    this.decidedAt = now;
  }
}
JoinRequestSchema.setClass(JoinRequest);

export type JoinRequestRow = RowOf<typeof JoinRequestSchema>;
export interface JoinRequestTables {
  join_request: TableOf<typeof JoinRequestSchema>;
}
