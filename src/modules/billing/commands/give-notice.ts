import { DAY } from '../../../kernel/clock.ts';
import type { ProviderSubscription } from '../../../platform/payments/payments.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { BillingReader } from '../deps.ts';
import type { NoticeKind } from '../model/subscription-notice.entity.ts';
import type { MembershipSubscription } from '../model/subscription.entity.ts';

/** How long before its end a trial is told of. */
const TRIAL_REMINDER = 3 * DAY;

/** Tells once of each failed payment, and once that a trial ends; looking again tells nobody anything. */
export async function noticesOf(tx: Tx, subscription: MembershipSubscription, { failedPayment, trialEndsAt, status }: ProviderSubscription): Promise<void> {
  if (subscription.isEnded()) return;
  if (failedPayment && status === 'past_due') await giveNotice(tx, subscription, 'payment-failed', `${failedPayment.invoiceId}:${failedPayment.attempt}`);
  const isNear = trialEndsAt !== null && trialEndsAt > tx.now && trialEndsAt.getTime() - tx.now.getTime() <= TRIAL_REMINDER;
  if (isNear && subscription.cancelAt == null) await giveNotice(tx, subscription, 'trial-ending', trialEndsAt.toISOString());
}

/** The row and the event are written together, so that neither is without the other. */
export async function giveNotice(tx: Tx, { id: subscriptionId, communityId }: { id: string; communityId: string }, kind: NoticeKind, subject: string): Promise<void> {
  await tx.flush();
  const told = await (tx.db as BillingReader).insertInto('subscription_notice').values({ subscriptionId, kind, subject, communityId, createdAt: tx.now })
    .onConflict((conflict) => conflict.doNothing()).returning('subject').executeTakeFirst();
  if (told) tx.emit({ name: 'billing.subscription-notice', communityId, payload: { subscriptionId, kind } });
}
