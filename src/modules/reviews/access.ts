import { notFound, type Failure } from '../../kernel/failure.ts';
import { forbidden } from '../../kernel/request-error.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { signedIn, type SignedInViewer, type Viewer } from '../../kernel/viewer.ts';
import { maySell, orderForViewing, type OrderRow } from '../billing/index.ts';
import type { ReviewsReader } from './deps.ts';

/** An order, for those who decide about its money: whoever sells in the community, and staff. Nobody decides about an order of their own. */
export async function orderForDeciding(db: ReviewsReader, viewer: Viewer, orderId: string): Promise<Result<{ order: OrderRow; viewer: SignedInViewer; isStaffAct: boolean }, Failure<'NOT_FOUND'>>> {
  const person = signedIn(viewer);
  const order = await orderForViewing(db as never, viewer, orderId);
  if (!order) return refuse(notFound('input', 'orderId'));
  if (order.userId === person.userId) throw forbidden();
  return ok({ order, viewer: person, isStaffAct: !(await maySell(db as never, viewer, order.communityId)) });
}
