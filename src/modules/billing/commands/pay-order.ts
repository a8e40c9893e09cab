import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { commitPiece, returnPieces } from '../../plans/index.ts';
import { commitUses, returnUses } from '../../promotions/index.ts';
import type { Order } from '../model/order.entity.ts';
import { fulfilOrder } from './fulfil-order.ts';
import { useTrial } from './use-trial.ts';

/**
 * The order is paid, or costs nothing: what it used up is spent and what it bought is given. Otherwise why it cannot be honoured any more, and nothing is
 * given: after it had been given up, the last piece of its plan, or a coupon or voucher, went to somebody else.
 */
export async function payOrder(tx: Tx, order: Order, receivedMinor = order.dueNow()): Promise<'SOLD_OUT' | 'DISCOUNT_GONE' | null> {
  const { id: orderId, communityId, userId, planId } = order;
  if (planId != null && !(await commitPiece(tx, { communityId, orderId, planId, userId }))) return 'SOLD_OUT';
  const { lost } = await commitUses(tx, order.id);
  // A seat that is lost is told by promotions, and refunded as every seat of a group-buy that fails.
  if (lost.some((kind) => kind !== 'GROUP_BUY')) {
    await returnUses(tx, order.id);
    await returnPieces(tx, { communityId, orderId });
    return 'DISCOUNT_GONE';
  }
  order.pay(tx.now);
  await useTrial(tx, order);
  await fulfilOrder(tx, order, receivedMinor);
  return null;
}
