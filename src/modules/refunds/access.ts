import { LockMode } from '@mikro-orm/core';
import { notFound, type Failure } from '../../kernel/failure.ts';
import { forbidden } from '../../kernel/request-error.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { signedIn, type SignedInViewer, type Viewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { lockMember, maySell, Order, orderForViewing, Payment, type OrderRow } from '../billing/index.ts';
import { hasPermission, standingIn } from '../communities/index.ts';
import type { RefundsReader } from './deps.ts';
import { Dispute, type DisputeRow, type DisputeState } from './model/dispute.entity.ts';
import type { FraudWarningRow } from './model/fraud-warning.entity.ts';
import { Refund, type RefundRow } from './model/refund.entity.ts';

/** As whom somebody asks for a refund: the buyer, whoever sells in the community, or the operator. */
export type AskedAs = 'BUYER' | 'COMMUNITY' | 'STAFF';
export type RefundSeeker = AskedAs | 'NOBODY';

/** The order, and as whom the viewer may ask for its money; a buyer who sells there as well is a buyer. */
export async function orderForRefund(db: RefundsReader, viewer: Viewer, orderId: string): Promise<Result<{ order: OrderRow; viewer: SignedInViewer; askedAs: AskedAs }, Failure<'NOT_FOUND'>>> {
  const person = signedIn(viewer);
  const order = await orderForViewing(db as never, viewer, orderId);
  if (!order) return refuse(notFound('input', 'orderId'));
  const askedAs = order.userId === person.userId ? 'BUYER' : (await maySell(db as never, viewer, order.communityId)) ? 'COMMUNITY' : 'STAFF';
  return ok({ order, viewer: person, askedAs });
}

/** An order with its payments, the newest first, which nobody else changes until this transaction ends. */
export interface Locked {
  readonly order: Order;
  readonly payments: readonly Payment[];
}
export async function lockOrder(tx: Tx, { id, communityId, userId }: { id: string; communityId: string; userId: string }): Promise<Locked> {
  await lockMember(tx, { communityId, userId });
  const order = await tx.em.findOneOrFail(Order, { id, communityId }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  const payments = await tx.em.find(Payment, { communityId, orderId: id }, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, refresh: true });
  return { order, payments: payments.sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime()) };
}

export const refundsOfPayments = (tx: Tx, { communityId }: Order, payments: readonly Payment[]): Promise<Refund[]> =>
  tx.em.find(Refund, { communityId, paymentId: { $in: payments.map(({ id }) => id) } }, { orderBy: { id: 'asc' } });
export const refundById = (tx: Tx, id: string): Promise<Refund | null> => tx.em.findOne(Refund, { id });
export const refundByProviderId = (tx: Tx, communityId: string, providerId: string): Promise<Refund | null> => tx.em.findOne(Refund, { communityId, providerId });
/** The disputes of an order, also those that were made in this transaction. */
export async function disputesOfOrder(tx: Tx, { communityId, id: orderId }: Order): Promise<Dispute[]> {
  await tx.flush();
  return tx.em.find(Dispute, { communityId, orderId }, { orderBy: { id: 'asc' } });
}
/** What is left of a payment after all that went back and all that banks took for good. */
export function leftAfter(disputes: readonly { readonly paymentId: string; readonly state: DisputeState; readonly amountMinor: unknown }[]): (payment: Payment) => number {
  return (payment) => payment.remaining() - disputes.filter(({ paymentId, state }) => paymentId === payment.id && state === 'LOST').reduce((sum, { amountMinor }) => sum + (amountMinor as number), 0);
}
export const disputeByProviderId = (tx: Tx, communityId: string, providerId: string): Promise<Dispute | null> => tx.em.findOne(Dispute, { communityId, providerId });

/** Seen by the buyer, by those who sell in the community, and by staff. */
export async function refundForViewing(db: RefundsReader, viewer: Viewer, id: string): Promise<RefundRow | null> {
  const refund = await db.selectFrom('refund').selectAll().where('id', '=', id).executeTakeFirst();
  return refund && (await orderForViewing(db as never, viewer, refund.orderId)) ? refund : null;
}
/** Seen by those who sell in the community, and by staff. */
export async function disputeForViewing(db: RefundsReader, viewer: Viewer, id: string): Promise<DisputeRow | null> {
  const dispute = await db.selectFrom('dispute').selectAll().where('id', '=', id).executeTakeFirst();
  return dispute && (await maySeeDisputes(db, viewer, dispute.communityId)) ? dispute : null;
}
/** The same for warnings. */
export async function fraudWarningForViewing(db: RefundsReader, viewer: Viewer, id: string): Promise<FraudWarningRow | null> {
  const warning = await db.selectFrom('fraud_warning').selectAll().where('id', '=', id).executeTakeFirst();
  return warning && (await maySeeDisputes(db, viewer, warning.communityId)) ? warning : null;
}
const maySeeDisputes = async (db: RefundsReader, viewer: Viewer, communityId: string): Promise<boolean> => viewer.isStaff || maySell(db as never, viewer, communityId);

/** The community, for somebody who sets its rules for refunds. */
export async function communityForPolicy(db: RefundsReader, viewer: Viewer, communityId: string): Promise<Result<SignedInViewer, Failure<'NOT_FOUND'>>> {
  const person = signedIn(viewer);
  const standing = await standingIn(db as never, viewer, communityId);
  if (standing === null) return refuse(notFound('communityId'));
  if (standing.member === null || !hasPermission(standing.member.role, 'plans.manage')) throw forbidden();
  return ok(person);
}
