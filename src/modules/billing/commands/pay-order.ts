import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { commitUses, returnUses } from '../../promotions/index.ts';
import type { Order } from '../model/order.entity.ts';
import { fulfilOrder } from './fulfil-order.ts';
import { useTrial } from './use-trial.ts';

/**
 * The order is paid, or costs nothing: what it used up is spent and what it bought is given. False when a coupon or voucher went to somebody else
 * after the order had been given up: the price that was agreed cannot be honoured any more, and nothing is given.
 */
export async function payOrder(tx: Tx, order: Order, receivedMinor = order.dueNow()): Promise<boolean> {
  const { lost } = await commitUses(tx, order.id);
  // A seat that is lost is told by promotions, and refunded as every seat of a group-buy that fails.
  if (lost.some((kind) => kind !== 'GROUP_BUY')) {
    await returnUses(tx, order.id);
    return false;
  }
  order.pay(tx.now);
  await useTrial(tx, order);
  await fulfilOrder(tx, order, receivedMinor);
  return true;
}
