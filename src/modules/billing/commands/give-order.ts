import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { orderForSync } from '../access.ts';
import type { OrderRow } from '../model/order.entity.ts';
import { refusalOfBuying } from '../queries/bought-already.ts';
import { giveTerm } from './fulfil-order.ts';

/** Gives what a paid gift bought to somebody, for good, in the caller's transaction. Who has the tier without end, by a running subscription, or all of that period, cannot use it, and nobody a period that is over. */
export async function giveOrderTo(tx: Tx, orderId: string, userId: string): Promise<Result<null, Failure<'ORDER_CLOSED' | 'ALREADY_SUBSCRIBED' | 'PERIOD_OVER'>>> {
  const order = await orderForSync(tx, orderId);
  if (order.purpose !== 'GIFT' || !order.givesAccess() || order.recipientUserId != null) return refuse(failure('ORDER_CLOSED'));
  const refusal = await refusalOfBuying(tx, { ...(order as OrderRow), userId });
  if (refusal) return refuse(failure(refusal.kind === 'PERIOD_OVER' ? 'PERIOD_OVER' : 'ALREADY_SUBSCRIBED'));
  order.recipientUserId = userId;
  await tx.flush();
  await giveTerm(tx, order, order.tierId!);
  return ok(null);
}
