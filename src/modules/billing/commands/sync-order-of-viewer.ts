import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { orderForViewing } from '../access.ts';
import type { BillingDeps } from '../deps.ts';
import type { OrderRow } from '../model/order.entity.ts';
import { orderById } from '../queries/orders.ts';
import { unlessUnavailable } from './provider-faults.ts';
import { syncOrder } from './sync-order.ts';

/** For the way back from the payment page: asks the provider now instead of waiting for its message. */
export async function syncOrderOfViewer(deps: BillingDeps, viewer: Viewer, orderId: string): Promise<Result<OrderRow, Failure<'NOT_FOUND' | 'PAYMENTS_UNAVAILABLE'>>> {
  signedIn(viewer);
  if ((await orderForViewing(deps.reader, viewer, orderId)) === null) return refuse(notFound('orderId'));
  const synced = await unlessUnavailable(syncOrder(deps, orderId), deps.raiseAlarm);
  return synced ? ok(await orderById(deps.reader, orderId)) : refuse(failure('PAYMENTS_UNAVAILABLE'));
}
