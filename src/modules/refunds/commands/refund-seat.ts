import { ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { GIVING_STATES, orderById } from '../../billing/index.ts';
import type { GroupBuyFailed } from '../../promotions/index.ts';
import { lockOrder } from '../access.ts';
import type { RefundsDeps } from '../deps.ts';
import { oweRefund } from './request-refund.ts';

const BATCH = 200;
type Seat = Pick<GroupBuyFailed['payload'], 'seatId' | 'orderId'>;

/** A seat that came to nothing is refunded in full, exactly once, however often that is told. One that was free only loses what it gave. */
export async function refundSeat(deps: RefundsDeps, { orderId, seatId }: Seat): Promise<void> {
  await deps.uow.run(async (tx) => {
    if (await takeBackFree(deps, tx, orderId)) return ok(null);
    return ok(await oweRefund(tx, { orderId, origin: 'GROUP_BUY', sourceKey: `group-buy-seat:${seatId}` }));
  });
}

/** The seats of groups that failed which still wait: their payment was disputed when they did. */
export async function seatsToRefund({ reader }: RefundsDeps): Promise<Seat[]> {
  const rows = await reader.selectFrom('group_buy_seat as s').innerJoin('purchase_order as o', (join) => join.onRef('o.communityId', '=', 's.communityId').onRef('o.id', '=', 's.orderId')).innerJoin('community', 'community.id', 's.communityId')
    .select(['s.id as seatId', 'o.id as orderId']).where('s.state', '=', 'REFUND_DUE').where('o.state', 'in', GIVING_STATES)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('refund').select('refund.id').whereRef('refund.communityId', '=', 's.communityId').whereRef('refund.orderId', '=', 's.orderId').where('refund.origin', '=', 'GROUP_BUY'))))
    .orderBy('s.settledAt').limit(BATCH).execute();
  return rows;
}

async function takeBackFree({ compensators }: RefundsDeps, tx: Tx, orderId: string): Promise<boolean> {
  const { communityId, userId, currency } = await orderById(tx.db, orderId);
  const { order, payments } = await lockOrder(tx, { id: orderId, communityId, userId });
  if (payments.length > 0 || order.dueNow() > 0) return false;
  if (!order.givesAccess()) return true;
  order.takeBack();
  await tx.flush();
  await compensators.undo(tx, await orderById(tx.db, orderId), { id: null, paymentId: null, amountMinor: 0, currency, endsAccess: true, isWholeOrder: true });
  return true;
}
