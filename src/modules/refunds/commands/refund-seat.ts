import { ok } from '../../../kernel/result.ts';
import type { GroupBuyFailed } from '../../promotions/index.ts';
import type { RefundsDeps } from '../deps.ts';
import { oweRefund } from './request-refund.ts';

/** A seat that came to nothing is refunded in full, exactly once, however often that is told. */
export async function refundSeat({ uow }: RefundsDeps, { orderId, seatId }: GroupBuyFailed['payload']): Promise<void> {
  await uow.run(async (tx) => ok(await oweRefund(tx, { orderId, origin: 'GROUP_BUY', sourceKey: `group-buy-seat:${seatId}` })));
}
