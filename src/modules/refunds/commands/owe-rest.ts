import { ok } from '../../../kernel/result.ts';
import type { RefundsDeps } from '../deps.ts';
import type { RefundFailed } from '../events.ts';
import { AUTOMATIC_ORIGINS, isAutomatic, type RefundOrigin } from '../model/refund.entity.ts';
import { oweRefund, type DueRefund } from './request-refund.ts';

/**
 * A refund failed that somebody had asked for. Where all of its payment was to go back by itself, what it leaves is owed as well: the refund that was
 * owed had only taken the rest. One that was owed and fails is not tried again: somebody is told to look.
 */
export async function oweRest({ uow, reader }: RefundsDeps, { refundId, orderId, paymentId, origin }: RefundFailed['payload']): Promise<void> {
  if (isAutomatic({ origin })) return;
  const owed = await reader.selectFrom('refund').select('origin').where('paymentId', '=', paymentId).where('origin', 'in', AUTOMATIC_ORIGINS as readonly RefundOrigin[]).where('state', '<>', 'FAILED').orderBy('requestedAt').executeTakeFirst();
  if (owed) await uow.run(async (tx) => ok(await oweRefund(tx, { orderId, paymentId, origin: owed.origin as DueRefund['origin'], sourceKey: `rest:${refundId}` })));
}
