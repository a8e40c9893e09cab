import { sql } from 'kysely';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { isRecurring, termEnd } from '../../plans/index.ts';
import { giveGrant } from '../../tiers/index.ts';
import type { BillingReader } from '../deps.ts';
import { GIVING_STATES, type Order } from '../model/order.entity.ts';

/** Gives what a paid order bought, and tells of it. What renews is given by its subscription, what people do for each other by whoever arranges it. */
export async function fulfilOrder(tx: Tx, order: Order): Promise<void> {
  const { id: orderId, communityId, userId, purpose, recipientUserId, amountMinor, currency } = order;
  if (purpose !== 'MEMBERSHIP') {
    tx.emit({ name: 'billing.service-order-paid', communityId, payload: { orderId, userId, purpose, recipientUserId: recipientUserId ?? null, amountMinor, currency } });
    return;
  }
  const bought = { tierId: order.tierId!, kind: order.kind! };
  if (!isRecurring(bought.kind)) await giveTerm(tx, order, bought.tierId);
  const member = await (tx.db as BillingReader).selectFrom('member').select('invitedByUserId').where('communityId', '=', communityId).where('userId', '=', userId).executeTakeFirst();
  tx.emit({ name: 'billing.order-paid', communityId, payload: { orderId, userId, ...bought, amountMinor, currency, invitedBy: member?.invitedByUserId ?? null } });
}

/** Terms follow each other: one that is bought while another runs begins at its end. */
async function giveTerm(tx: Tx, order: Order, tierId: string): Promise<void> {
  const { communityId, userId, id } = order;
  const { end } = await (tx.db as BillingReader).selectFrom('purchase_order').select(sql<Date | null>`max(access_ends_at)`.as('end'))
    .where('communityId', '=', communityId).where('userId', '=', userId).where('tierId', '=', tierId).where('kind', '=', 'TERM').where('state', 'in', GIVING_STATES).where('id', '<>', id).executeTakeFirstOrThrow();
  const startsAt = order.kind === 'TERM' && end !== null && end > tx.now ? end : tx.now;
  const endsAt = termEnd(order.kind!, startsAt);
  order.giveAccess(startsAt, endsAt);
  await giveGrant(tx, { communityId, userId, tierId, source: { kind: 'ORDER', id }, startsAt, endsAt });
}
