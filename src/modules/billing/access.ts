import { LockMode } from '@mikro-orm/core';
import { notFound, type Failure } from '../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { anyText, prepared } from '../../platform/database/prepared.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { hasPermission, standingIn } from '../communities/index.ts';
import type { Holder } from '../tiers/index.ts';
import type { PastTerm } from '../plans/index.ts';
import type { BillingReader, Tables } from './deps.ts';
import { CheckoutAttempt, type CheckoutAttemptRow } from './model/checkout-attempt.entity.ts';
import { GIVING_STATES, Order, personOf, type OrderRow } from './model/order.entity.ts';
import { Payment, type PaymentRow } from './model/payment.entity.ts';
import { MembershipSubscription, type SubscriptionRow } from './model/subscription.entity.ts';

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
  const [member] = await memberForLock(tx.db, { communityId, userId });
  return member?.status === 'ACTIVE';
}
const memberForLock = prepared<Tables, Buyer, { status: string }>((db, given) => db.selectFrom('member').select('status').where('communityId', '=', given.communityId).where('userId', '=', given.userId).forNoKeyUpdate());
export async function isMember({ db }: Pick<Tx, 'db'>, { communityId, userId }: Buyer): Promise<boolean> {
  const member = await (db as BillingReader).selectFrom('member').select('status').where('communityId', '=', communityId).where('userId', '=', userId).executeTakeFirst();
  return member?.status === 'ACTIVE';
}
export const openOrdersForClosing = (tx: Tx, { communityId, userId }: Buyer): Promise<Order[]> => tx.em.find(Order, { communityId, userId, state: 'OPEN' }, { lockMode: LockMode.PESSIMISTIC_WRITE });
export const runningSubscriptionsForChanging = (tx: Tx, { communityId, userId }: Buyer): Promise<MembershipSubscription[]> =>
  tx.em.find(MembershipSubscription, { communityId, userId, endedAt: null }, { lockMode: LockMode.PESSIMISTIC_WRITE });

const orderRow = prepared<Tables, { id: string }, OrderRow>((db, given) => db.selectFrom('purchase_order').selectAll().where('id', '=', given.id).forUpdate());
export async function orderForSync(tx: Tx, id: string): Promise<Order> {
  const [row] = await orderRow(tx.db, { id });
  if (!row) throw new RangeError(`No order ${id}`);
  return tx.rows.of(Order, row);
}
const attemptRows = prepared<Tables, { communityId: string; orderId: string }, CheckoutAttemptRow>((db, given) =>
  db.selectFrom('checkout_attempt').selectAll().where('communityId', '=', given.communityId).where('orderId', '=', given.orderId).orderBy('number'));
export const attemptsForSync = async (tx: Tx, { communityId, id: orderId }: Pick<OrderRow, 'id' | 'communityId'>): Promise<CheckoutAttempt[]> =>
  (await attemptRows(tx.db, { communityId, orderId })).map((row) => tx.rows.of(CheckoutAttempt, row));
const subscriptionRows = prepared<Tables, { providerIds: readonly string[] }, SubscriptionRow>((db, given) => db.selectFrom('membership_subscription').selectAll().where('providerId', '=', anyText(given.providerIds)));
const subscriptionsForSync = async (tx: Tx, providerIds: readonly string[]): Promise<MembershipSubscription[]> =>
  (providerIds.length === 0 ? [] : await subscriptionRows(tx.db, { providerIds })).map((row) => tx.rows.of(MembershipSubscription, row));
const subscriptionRowOfOrder = prepared<Tables, { communityId: string; orderId: string }, SubscriptionRow>((db, given) =>
  db.selectFrom('membership_subscription').selectAll().where('communityId', '=', given.communityId).where('orderId', '=', given.orderId));
export async function subscriptionOfOrder(tx: Tx, { id: orderId, communityId }: Pick<OrderRow, 'id' | 'communityId'>): Promise<MembershipSubscription | null> {
  const [row] = await subscriptionRowOfOrder(tx.db, { communityId, orderId });
  return row ? tx.rows.of(MembershipSubscription, row) : null;
}
/** Who has what an order bought, the order itself left out. */
export const holderOf = (order: Pick<OrderRow, 'id' | 'communityId' | 'userId'> & { tierId?: string | null; recipientUserId?: string | null }): Holder => ({ communityId: order.communityId, userId: personOf(order), tierId: order.tierId!, but: order.id });
/** The terms of a tier that a person has now or will have, in their order, locked. */
export async function termsOfPerson(tx: Tx, { communityId, userId, tierId, but }: Holder): Promise<Order[]> {
  const rows = await termRows(tx.db, { communityId, userId, tierId, now: tx.now });
  return rows.filter(({ id }) => id !== but).map((row) => tx.rows.of(Order, row));
}
const termRows = prepared<Tables, { communityId: string; userId: string; tierId: string; now: Date }, OrderRow>((db, given) =>
  db.selectFrom('purchase_order').selectAll().where('communityId', '=', given.communityId).where('tierId', '=', given.tierId).where('kind', '=', 'TERM').where('state', 'in', [...GIVING_STATES, 'DISPUTED']).where('accessEndsAt', '>', given.now)
    .where((eb) => eb.or([eb('recipientUserId', '=', given.userId), eb.and([eb('recipientUserId', 'is', null), eb('userId', '=', given.userId)])])).orderBy('accessStartsAt').orderBy('id').forUpdate());
/** The terms of this person in this tier that they kept: when each ended, or will end, and from when it counts for renewal prices: once its payment cannot be taken back. */
export async function termsForRenewal(tx: Pick<Tx, 'db'>, { communityId, tierId, userId }: { communityId: string; tierId: string; userId: string }): Promise<PastTerm[]> {
  const rows = await (tx.db as BillingReader).selectFrom('purchase_order as o').leftJoin('payment as p', (join) => join.onRef('p.communityId', '=', 'o.communityId').onRef('p.orderId', '=', 'o.id').on('p.standing', '=', 'SETTLED'))
    .select(['o.id', 'o.accessEndsAt']).select(({ fn }) => fn.max<Date | null>('p.refundableUntil').as('countsFrom'))
    .where('o.communityId', '=', communityId).where('o.tierId', '=', tierId).where('o.kind', '=', 'TERM').where('o.state', 'in', GIVING_STATES).where('o.accessEndsAt', 'is not', null)
    .where((eb) => eb.or([eb('o.recipientUserId', '=', userId), eb.and([eb('o.recipientUserId', 'is', null), eb('o.userId', '=', userId)])])).groupBy('o.id').execute();
  return rows.map(({ accessEndsAt, countsFrom }) => ({ endsAt: accessEndsAt!, countsFrom }));
}
const paymentRows = prepared<Tables, { communityId: string; providerIds: readonly string[] }, PaymentRow>((db, given) =>
  db.selectFrom('payment').selectAll().where('communityId', '=', given.communityId).where('providerPaymentId', '=', anyText(given.providerIds)));
const paymentsForSync = async (tx: Tx, communityId: string, providerIds: readonly string[]): Promise<Payment[]> =>
  (providerIds.length === 0 ? [] : await paymentRows(tx.db, { communityId, providerIds })).map((row) => tx.rows.of(Payment, row));

/** What a sync changes, under the locks of member and order. */
export interface SyncState {
  readonly order: Order;
  readonly isMember: boolean;
  readonly attempts: CheckoutAttempt[];
  /** By the provider's names; those that are made meanwhile are added. */
  readonly subscriptions: Map<string, MembershipSubscription>;
  readonly payments: ReadonlyMap<string, Payment>;
}
type Named = Record<'subscriptionIds' | 'paymentIds', readonly string[]>;

/** Asked for together: the server answers in order, so that what follows the locks is read under them. */
export async function lockForSync(tx: Tx, { id, communityId, userId }: Pick<OrderRow, 'id' | 'communityId' | 'userId'>, { subscriptionIds, paymentIds }: Named): Promise<SyncState> {
  const [isMember, order, attempts, subscriptions, payments] = await Promise.all([
    lockMember(tx, { communityId, userId }), orderForSync(tx, id), attemptsForSync(tx, { id, communityId }), subscriptionsForSync(tx, subscriptionIds), paymentsForSync(tx, communityId, paymentIds),
  ]);
  return { order, isMember, attempts, subscriptions: new Map(subscriptions.map((each) => [each.providerId, each])), payments: new Map(payments.map((each) => [each.providerPaymentId, each])) };
}

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
