import { newId } from '../../../kernel/id.ts';
import type { ProviderSubscription } from '../../../platform/payments/payments.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { releasePieces } from '../../plans/index.ts';
import { endGrant, giveGrant } from '../../tiers/index.ts';
import type { SyncState } from '../access.ts';
import { paidThrough, type PaidAccess } from '../model/paid-access.ts';
import { MembershipSubscription } from '../model/subscription.entity.ts';
import { noticesOf } from './give-notice.ts';
import { mirrorPlan } from './mirror-plan.ts';
import { MoneyAlarm } from './money-alarm.ts';

/** Tells the provider of a wish that is stored with the subscription. */
export const CARRY_OUT = 'billing.carry-out-cancellation';

/** Takes over what the provider says of the order's subscription, and gives or ends access accordingly. Without the membership it is not renewed. */
export async function mirrorSubscription(tx: Tx, state: SyncState, fetched: ProviderSubscription): Promise<MoneyAlarm[]> {
  const { order, isMember } = state;
  const known = state.subscriptions.get(fetched.id) ?? null;
  const subscription = known ?? firstMirror(tx, state, fetched);
  if (subscription === null || subscription.orderId !== order.id) return [];
  const tierId = subscription.tierId;
  const paidBefore = known === null ? null : subscription.paidThrough;
  const access = subscription.mirror(fetched, tx.now);
  const alarms = await mirrorPlan(tx, subscription, fetched);
  await applyAccess(tx, subscription, access, subscription.tierId !== tierId);
  if (subscription.hasEndedStatus() && subscription.end(fetched.endedAt ?? tx.now)) {
    const { id: subscriptionId, communityId, orderId, userId } = subscription;
    // What waited for its next period never comes.
    await releasePieces(tx, { communityId, orderId });
    tx.emit({ name: 'billing.subscription-ended', communityId, payload: { subscriptionId, orderId, userId, tierId: subscription.tierId } });
  }
  if (!isMember && subscription.stopRenewing()) tx.enqueue(CARRY_OUT, { subscriptionId: subscription.id });
  await noticesOf(tx, subscription, fetched);
  await tx.flush();
  if (fetched.isPaidByCredit && subscription.paidThrough.getTime() !== paidBefore?.getTime()) alarms.push(new MoneyAlarm('PAID_BY_CREDIT', subscription.id));
  if (access.kind === 'KEEP') alarms.push(new MoneyAlarm('UNKNOWN_SUBSCRIPTION_STATUS', subscription.id));
  return alarms;
}

/** Only the subscription of the page that paid the order is ours to follow. */
function firstMirror(tx: Tx, { order, attempts, subscriptions }: SyncState, fetched: ProviderSubscription): MembershipSubscription | null {
  if (!order.hasBeenPaid() || !attempts.some((attempt) => attempt.hasSettled() && attempt.subscriptionId === fetched.id)) return null;
  const made = tx.rows.add(MembershipSubscription, {
    id: newId(tx.now.getTime()), communityId: order.communityId, userId: order.userId, tierId: order.tierId!, orderId: order.id, priceId: order.priceId!, providerId: fetched.id, status: fetched.status,
    currentPeriodStart: fetched.currentPeriodStart, currentPeriodEnd: fetched.currentPeriodEnd, paidThrough: paidThrough(fetched, null), changeNumber: 0, createdAt: tx.now,
  });
  subscriptions.set(fetched.id, made);
  return made;
}

/** Access changes only when its end or its tier does, so that looking again tells nobody anything. */
async function applyAccess(tx: Tx, subscription: MembershipSubscription, access: PaidAccess, isOtherTier: boolean): Promise<void> {
  const { id, communityId, userId, tierId } = subscription;
  const source = { kind: 'SUBSCRIPTION', id } as const;
  const before = subscription.accessEndsAt ?? null;
  if (access.kind === 'UNTIL' && (isOtherTier || before?.getTime() !== access.at.getTime())) {
    subscription.accessEndsAt = access.at;
    await giveGrant(tx, { communityId, userId, tierId, source, startsAt: subscription.createdAt, endsAt: access.at });
  }
  if (access.kind === 'NONE' && before !== null) {
    subscription.accessEndsAt = null;
    await endGrant(tx, { communityId, source, at: tx.now });
  }
}
