import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { ProviderSubscription } from '../../../platform/payments/payments.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import { paidAccess, paidThrough, statusOf, type PaidAccess } from './paid-access.ts';

/** What the provider said last about a subscription. Never changed here first: it is fetched again after every change. */
export const SubscriptionSchema = defineEntity({
  name: 'MembershipSubscription',
  tableName: 'membership_subscription',
  uniques: [{ name: 'membership_subscription_community_id_id_unique', properties: ['communityId', 'id'] }],
  indexes: [
    { name: 'membership_subscription_person_index', properties: ['communityId', 'userId'] },
    { name: 'membership_subscription_user_index', properties: ['userId'] },
    { name: 'membership_subscription_live_index', expression: 'create index "membership_subscription_live_index" on "membership_subscription" ("id") where ended_at is null' },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    userId: column.reference(),
    tierId: column.reference(),
    orderId: column.reference().unique(),
    providerId: p.text().unique(),
    /** In the provider's words. */
    status: p.text(),
    cancelAt: column.time().nullable(),
    currentPeriodStart: column.time(),
    currentPeriodEnd: column.time(),
    paidThrough: column.time(),
    /** Until when access was given; null when it was taken. */
    accessEndsAt: column.time().nullable(),
    endedAt: column.time().nullable(),
    /** When what it gave was taken back with its money: whatever the provider says of it, it gives nothing. */
    revokedAt: column.time().nullable(),
    /** What the person asked for last and the provider has not confirmed: true to cancel at the period's end, false to go on. */
    pendingCancellation: p.boolean().nullable(),
    /** Numbers the calls that change it, for their keys. */
    changeNumber: p.integer().default(0),
    createdAt: column.time(),
  },
});
export class MembershipSubscription extends SubscriptionSchema.class {
  /** Takes over what the provider says, and tells what that means for access. */
  mirror(now: ProviderSubscription): PaidAccess {
    this.paidThrough = paidThrough(now, this.paidThrough);
    this.status = now.status;
    this.cancelAt = now.cancelAt;
    this.currentPeriodStart = now.currentPeriodStart;
    this.currentPeriodEnd = now.currentPeriodEnd;
    if (this.pendingCancellation === (now.cancelAt !== null) || now.endedAt !== null) this.pendingCancellation = null;
    return this.isRevoked() ? { kind: 'NONE' } : paidAccess(now, this.paidThrough);
  }
  revoke(at: Date): void {
    this.revokedAt = at;
    this.accessEndsAt = null;
  }
  /** Its money came back to us: it gives what was paid for, without the grace, as nothing will be collected any more. */
  restore(): Date {
    this.revokedAt = null;
    this.accessEndsAt = this.paidThrough;
    return this.paidThrough;
  }
  isRevoked(): boolean {
    return this.revokedAt != null;
  }
  /** No period follows the one that is paid for; true when the provider has to be told. */
  stopRenewing(): boolean {
    if (this.isEnded() || (this.pendingCancellation ?? this.cancelAt != null)) return false;
    this.pendingCancellation = true;
    return true;
  }
  /** True the first time. */
  end(at: Date): boolean {
    if (this.isEnded()) return false;
    this.endedAt = at;
    return true;
  }
  isEnded(): boolean {
    return this.endedAt != null;
  }
  hasEndedStatus(): boolean {
    const status = statusOf(this.status);
    return status === 'CANCELED' || status === 'INCOMPLETE_EXPIRED';
  }
  /** The key of the next call that changes it. Setting the same wish twice does no harm, so every call has its own. */
  nextChange(isCancellation: boolean): string {
    this.pendingCancellation = isCancellation;
    this.changeNumber += 1;
    return `subscription:${this.id}:${this.changeNumber}`;
  }
}
SubscriptionSchema.setClass(MembershipSubscription);

export type SubscriptionRow = RowOf<typeof SubscriptionSchema>;
export interface SubscriptionTables {
  membership_subscription: TableOf<typeof SubscriptionSchema>;
}
