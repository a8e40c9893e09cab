import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { releasePieces } from '../../plans/index.ts';
import { releaseUses } from '../../promotions/index.ts';
import type { Order } from '../model/order.entity.ts';

/** An open order that nobody paid in time, or whose bank did not pay: others may have what it held. A paid one stays as it is. */
export async function endUnpaid(tx: Tx, order: Order, as: 'EXPIRED' | 'FAILED'): Promise<void> {
  if (order.state !== 'OPEN') return;
  if (as === 'FAILED') order.fail();
  else order.expire();
  await releasePieces(tx, { communityId: order.communityId, orderId: order.id });
  await releaseUses(tx, order.id);
}
