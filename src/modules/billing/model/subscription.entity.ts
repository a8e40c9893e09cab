import { defineEntity, p } from '@mikro-orm/core';
import { SECOND } from '../../../kernel/clock.ts';
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
    { name: 'membership_subscription_price_index', expression: 'create index "membership_subscription_price_index" on "membership_subscription" ("community_id", "price_id") where ended_at is null' },
    { name: 'membership_subscription_live_index', expression: 'create index "membership_subscription_live_index" on "membership_subscription" ("id") where ended_at is null' },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    userId: column.reference(),
    tierId: column.reference(),
    orderId: column.reference().unique(),
    providerId: p.text().unique(),
    /** What is paid for each period: our price, and the provider's name of it. */
    priceId: column.reference().nullable(),
    providerPriceId: p.text().nullable(),
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
    /** When the free trial ends; null outside of it. */
    trialEndsAt: column.time().nullable(),
    /** Since when it rests, and how many seconds that were paid for are left. */
    pausedAt: column.time().nullable(),
    remainingSeconds: p.integer().nullable(),
    /** What is subscribed from the end of the period on. */
    scheduledPriceId: column.reference().nullable(),
    scheduledAt: column.time().nullable(),
    createdAt: column.time(),
  },
});
export class MembershipSubscription extends SubscriptionSchema.class {
  /** Takes over what the provider says, and tells what that means for access. */
  mirror(now: ProviderSubscription, at: Date): PaidAccess {
    this.paidThrough = paidThrough(now, this.paidThrough);
    this.status = now.status;
    this.cancelAt = now.cancelAt;
    this.currentPeriodStart = now.currentPeriodStart;
    this.currentPeriodEnd = now.currentPeriodEnd;
    this.trialEndsAt = now.endedAt === null ? now.trialEndsAt : null;
    if (now.endedAt === null) this.rest(now.isCollectionPaused, at);
    if (this.pendingCancellation === (now.cancelAt !== null) || now.endedAt !== null) this.pendingCancellation = null;
    if (this.isRevoked()) return { kind: 'NONE' };
    if (this.hasEndedStatus()) return this.leftAfterEnd(now, at);
    return this.isPaused() ? { kind: 'NONE' } : paidAccess(now, this.paidThrough);
  }
  /** Ended before its time, there and not by us: what is paid for stays, of a pause the rest from now on. A trial was not paid for. */
  private leftAfterEnd({ trialEndsAt, endedAt }: ProviderSubscription, at: Date): PaidAccess {
    if (trialEndsAt !== null) return { kind: 'NONE' };
    if (this.isPaused()) this.paidThrough = new Date(at.getTime() + ((this.remainingSeconds as number | null) ?? 0) * SECOND);
    // By the provider's clock, which both times are of: ours may be behind it.
    return this.paidThrough > (endedAt ?? at) ? { kind: 'UNTIL', at: this.paidThrough } : { kind: 'NONE' };
  }
  /** What is left of the paid time is kept when it begins to rest, and given when it goes on. */
  private rest(isPaused: boolean, at: Date): void {
    if (isPaused === this.isPaused()) return;
    this.pausedAt = isPaused ? at : null;
    this.remainingSeconds = isPaused ? Math.max(0, Math.floor((this.paidThrough.getTime() - at.getTime()) / SECOND)) : null;
  }
  isPaused(): boolean {
    return this.pausedAt != null;
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
