import { prepared } from '../../../platform/database/prepared.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { accessOf, isRecurring, type PlanRow } from '../../plans/index.ts';
import { giveGrant } from '../../tiers/index.ts';
import { holderOf } from '../access.ts';
import type { Tables } from '../deps.ts';
import { personOf, type Order } from '../model/order.entity.ts';
import { spansHeld } from './pack-terms.ts';

/** Gives what a paid order bought, and tells of it. What renews is given by its subscription, what people do for each other by whoever arranges it. */
export async function fulfilOrder(tx: Tx, order: Order, receivedMinor: number): Promise<void> {
  const { id: orderId, communityId, userId, purpose, recipientUserId, amountMinor, currency } = order;
  if (purpose !== 'MEMBERSHIP') {
    tx.emit({ name: 'billing.service-order-paid', communityId, payload: { orderId, userId, purpose, recipientUserId: recipientUserId ?? null, amountMinor, currency } });
    return;
  }
  if (!isRecurring(order.kind!)) await giveTerm(tx, order, order.tierId!);
  if (receivedMinor > 0) await tellOrderPaid(tx, order, receivedMinor);
}

/** Money came in for a membership for the first time: when its order is paid, or with the first payment after a time without. */
export async function tellOrderPaid(tx: Tx, order: Order, receivedMinor: number): Promise<void> {
  const { id: orderId, communityId, userId, currency } = order;
  const [member] = await inviterOf(tx.db, { communityId, userId });
  tx.emit({ name: 'billing.order-paid', communityId, payload: { orderId, userId, tierId: order.tierId!, kind: order.kind!, amountMinor: receivedMinor, currency, invitedBy: member?.invitedByUserId ?? null } });
}

const inviterOf = prepared<Tables, { communityId: string; userId: string }, { invitedByUserId: string | null }>((db, given) =>
  db.selectFrom('member').select('invitedByUserId').where('communityId', '=', given.communityId).where('userId', '=', given.userId));

/** A term begins where it overlaps nothing of what the person has in the tier already, whoever paid for that. */
export async function giveTerm(tx: Tx, order: Order, tierId: string): Promise<void> {
  const { communityId, id, planId } = order;
  const [[plan], held] = await Promise.all([lengthOfPlan(tx.db, { communityId, planId: planId! }), spansHeld(tx, holderOf(order))]);
  const { startsAt, endsAt } = accessOf(plan!, tx.now, held);
  order.giveAccess(startsAt, endsAt);
  await giveGrant(tx, { communityId, userId: personOf(order), tierId, source: { kind: 'ORDER', id }, startsAt, endsAt });
}
const lengthOfPlan = prepared<Tables, { communityId: string; planId: string }, Pick<PlanRow, 'kind' | 'termDays' | 'startsAt' | 'endsAt'>>((db, given) =>
  db.selectFrom('plan').select(['kind', 'termDays', 'startsAt', 'endsAt']).where('communityId', '=', given.communityId).where('id', '=', given.planId));
