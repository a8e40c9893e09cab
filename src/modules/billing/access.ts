import { LockMode } from '@mikro-orm/core';
import { notFound, type Failure } from '../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { hasPermission, standingIn } from '../communities/index.ts';
import type { Holder } from '../tiers/index.ts';
import type { PastTerm } from '../plans/index.ts';
import type { BillingReader } from './deps.ts';
import { CheckoutAttempt } from './model/checkout-attempt.entity.ts';
import { GIVING_STATES, Order, personOf, type OrderRow } from './model/order.entity.ts';
import { Payment } from './model/payment.entity.ts';
import { MembershipSubscription } from './model/subscription.entity.ts';

/** Whoever talks with the provider about an order does so alone. Never taken while another one is held. */
export const orderLock = (orderId: string): string => `billing.order:${orderId}`;

/** A person in one community. */
export interface Buyer {
  readonly communityId: string;
  readonly userId: string;
}
type Found<T> = Promise<Result<T, Failure<'NOT_FOUND'>>>;

/** Nobody changes until this transaction ends whether the person is a member; answers whether they are one. */
export async function lockMember(tx: Tx, { communityId, userId }: Buyer): Promise<boolean> {
  const member = await (tx.db as BillingReader).selectFrom('member').select('status').where('communityId', '=', communityId).where('userId', '=', userId).forNoKeyUpdate().executeTakeFirst();
  return member?.status === 'ACTIVE';
}
export async function isMember({ db }: Pick<Tx, 'db'>, { communityId, userId }: Buyer): Promise<boolean> {
  const member = await (db as BillingReader).selectFrom('member').select('status').where('communityId', '=', communityId).where('userId', '=', userId).executeTakeFirst();
  return member?.status === 'ACTIVE';
}
export const openOrdersForClosing = (tx: Tx, { communityId, userId }: Buyer): Promise<Order[]> => tx.em.find(Order, { communityId, userId, state: 'OPEN' }, { lockMode: LockMode.PESSIMISTIC_WRITE });
export const runningSubscriptionsForChanging = (tx: Tx, { communityId, userId }: Buyer): Promise<MembershipSubscription[]> =>
  tx.em.find(MembershipSubscription, { communityId, userId, endedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });

export const orderForSync = (tx: Tx, orderId: string): Promise<Order> => tx.em.findOneOrFail(Order, { id: orderId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
export const attemptsForSync = (tx: Tx, order: Order): Promise<CheckoutAttempt[]> => tx.em.find(CheckoutAttempt, { communityId: order.communityId, orderId: order.id }, { orderBy: { number: 'asc' } });
export const subscriptionForSync = (tx: Tx, providerId: string): Promise<MembershipSubscription | null> => tx.em.findOne(MembershipSubscription, { providerId });
export const subscriptionOfOrder = (tx: Tx, { id: orderId, communityId }: Pick<OrderRow, 'id' | 'communityId'>): Promise<MembershipSubscription | null> => tx.em.findOne(MembershipSubscription, { communityId, orderId });
/** Who has what an order bought, the order itself left out. */
export const holderOf = (order: Pick<OrderRow, 'id' | 'communityId' | 'userId'> & { tierId?: string | null; recipientUserId?: string | null }): Holder => ({ communityId: order.communityId, userId: personOf(order), tierId: order.tierId!, but: order.id });
/** The terms of a tier that a person has now or will have, in their order, locked. */
export const termsOfPerson = (tx: Tx, { communityId, userId, tierId, but }: Holder): Promise<Order[]> => {
  const isTheirs = { $or: [{ recipientUserId: userId }, { recipientUserId: null, userId }] };
  const runs = { kind: 'TERM' as const, state: { $in: [...GIVING_STATES, 'DISPUTED' as const] }, accessEndsAt: { $gt: tx.now } };
  return tx.em.find(Order, { communityId, tierId, ...(but === undefined ? {} : { id: { $ne: but } }), ...runs, ...isTheirs }, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { accessStartsAt: 'asc', id: 'asc' } });
};
/** The terms of this person in this tier that they kept: when each ended, or will end, and from when it counts for renewal prices: once its payment cannot be taken back. */
export async function termsForRenewal(tx: Pick<Tx, 'db'>, { communityId, tierId, userId }: { communityId: string; tierId: string; userId: string }): Promise<PastTerm[]> {
  const rows = await (tx.db as BillingReader).selectFrom('purchase_order as o').leftJoin('payment as p', (join) => join.onRef('p.communityId', '=', 'o.communityId').onRef('p.orderId', '=', 'o.id').on('p.standing', '=', 'SETTLED'))
    .select(['o.id', 'o.accessEndsAt']).select(({ fn }) => fn.max<Date | null>('p.refundableUntil').as('countsFrom'))
    .where('o.communityId', '=', communityId).where('o.tierId', '=', tierId).where('o.kind', '=', 'TERM').where('o.state', 'in', GIVING_STATES).where('o.accessEndsAt', 'is not', null)
    .where((eb) => eb.or([eb('o.recipientUserId', '=', userId), eb.and([eb('o.recipientUserId', 'is', null), eb('o.userId', '=', userId)])])).groupBy('o.id').execute();
  return rows.map(({ accessEndsAt, countsFrom }) => ({ endsAt: accessEndsAt!, countsFrom }));
}
export const paymentByProviderId = (tx: Tx, { communityId }: Order, providerPaymentId: string): Promise<Payment | null> => tx.em.findOne(Payment, { communityId, providerPaymentId });

/** What came in for an order and does not fit, of which nothing went back; the oldest first. */
export const mismatchedPayments = (tx: Tx, { communityId, id: orderId }: Order): Promise<Payment[]> =>
  tx.em.find(Payment, { communityId, orderId, standing: 'MISMATCHED', refundedMinor: 0 }, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { receivedAt: 'asc', id: 'asc' } });

/** A subscription is changed by the person who pays for it, and by nobody else. */
export async function subscriptionForChanging(tx: Tx, viewer: Viewer, id: string): Found<MembershipSubscription> {
  const subscription = viewer.userId === null ? null : await tx.em.findOne(MembershipSubscription, { id, userId: viewer.userId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return subscription ? ok(subscription) : refuse(notFound('input', 'subscriptionId'));
}

/** An order is seen by its buyer, by those who sell in the community, and by staff. */
export async function orderForViewing(db: BillingReader, viewer: Viewer, id: string): Promise<OrderRow | null> {
  const order = await db.selectFrom('purchase_order').selectAll().where('id', '=', id).executeTakeFirst();
  if (!order || viewer.userId === null) return null;
  if (order.userId === viewer.userId || viewer.isStaff) return order;
  return (await maySell(db, viewer, order.communityId)) ? order : null;
}

export async function maySell(db: BillingReader, viewer: Viewer, communityId: string): Promise<boolean> {
  const standing = viewer.userId === null ? null : await standingIn(db as never, viewer, communityId);
  return standing?.member != null && hasPermission(standing.member.role, 'plans.manage');
}
