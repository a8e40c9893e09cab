import { LockMode } from '@mikro-orm/core';
import type { Viewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { MembershipSubscription } from '../billing/index.ts';
import type { SubscriptionsReader } from './deps.ts';
import { SubscriptionChange, type SubscriptionChangeRow } from './model/subscription-change.entity.ts';

/** A change that is not over. */
export type OpenChange = SubscriptionChangeRow & { readonly state: 'REQUESTED' | 'AWAITING_PAYMENT' };

/** A preview, for the person it was made for. */
export const previewForAccepting = (tx: Tx, { userId }: Viewer, id: string): Promise<SubscriptionChange | null> =>
  userId === null ? Promise.resolve(null) : tx.em.findOne(SubscriptionChange, { id, userId }, { lockMode: LockMode.PESSIMISTIC_WRITE });

export const changeForUpdating = (tx: Tx, id: string): Promise<SubscriptionChange> => tx.em.findOneOrFail(SubscriptionChange, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });

/** Whether the provider has not answered to another wish about the same subscription, or its payment is waited for. */
export async function underWay(tx: Tx, { communityId, id: subscriptionId }: { communityId: string; id: string }): Promise<'REQUESTED' | 'AWAITING_PAYMENT' | null> {
  const rows = await (tx.db as SubscriptionsReader).selectFrom('subscription_change').select('state').where('communityId', '=', communityId).where('subscriptionId', '=', subscriptionId).where('state', 'in', ['REQUESTED', 'AWAITING_PAYMENT']).execute();
  return rows.length === 0 ? null : rows.some(({ state }) => state === 'REQUESTED') ? 'REQUESTED' : 'AWAITING_PAYMENT';
}

/** The price that was to come at the end of the period when the present pause began; null where none was. A pause that the provider made by itself keeps what waits. */
export async function scheduledBeforePause(tx: Tx, { communityId, id: subscriptionId, pausedAt }: MembershipSubscription): Promise<string | null> {
  if (pausedAt == null) return null;
  const pause = await (tx.db as SubscriptionsReader).selectFrom('subscription_change').select('priceId').where('communityId', '=', communityId).where('subscriptionId', '=', subscriptionId)
    .where('kind', '=', 'PAUSE').where('state', '=', 'DONE').where('createdAt', '<=', pausedAt).where('endedAt', '>=', pausedAt).orderBy('id', 'desc').executeTakeFirst();
  return pause?.priceId ?? null;
}

interface OlderThan {
  readonly id: string;
  readonly communityId: string;
  readonly priceId: string;
  readonly currency: string;
}
/** Running subscriptions of a plan at other prices than this one, in the same currency; what ends or changes anyway, or is being changed, is left alone. */
export async function subscriptionsOnOlderPrices(tx: Tx, { id: planId, communityId, priceId, currency }: OlderThan, most: number): Promise<MembershipSubscription[]> {
  const db = tx.db as SubscriptionsReader;
  const others = await db.selectFrom('price').select('id').where('communityId', '=', communityId).where('planId', '=', planId).where('currency', '=', currency).where('id', '<>', priceId).execute();
  const changing = await db.selectFrom('subscription_change').select('subscriptionId').where('communityId', '=', communityId).where('state', 'in', ['REQUESTED', 'AWAITING_PAYMENT']).execute();
  const running = { communityId, endedAt: null, revokedAt: null, cancelAt: null, scheduledPriceId: null, priceId: { $in: others.map(({ id }) => id) }, id: { $nin: changing.map(({ subscriptionId }) => subscriptionId) } };
  return tx.em.find(MembershipSubscription, running, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, limit: most });
}

/** Who holds what a subscription bought: its order. */
export const pieceOf = ({ communityId, orderId, userId }: Pick<MembershipSubscription, 'communityId' | 'orderId' | 'userId'>): { communityId: string; orderId: string; userId: string } => ({ communityId, orderId, userId });

/** The plan that a change leads to, and its tier. */
export const planOf = (db: Tx['db'], { communityId, priceId }: { communityId: string; priceId?: string | null }): Promise<{ planId: string; tierId: string }> =>
  (db as SubscriptionsReader).selectFrom('price').innerJoin('plan', 'plan.id', 'price.planId').select(['price.planId', 'plan.tierId']).where('price.communityId', '=', communityId).where('plan.communityId', '=', communityId).where('price.id', '=', priceId!).executeTakeFirstOrThrow();
