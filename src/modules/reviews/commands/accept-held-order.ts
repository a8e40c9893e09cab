import { boundedText, failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { encodeId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { heldForAccepting, orderById, type Held, type HeldFailure, type OrderRow } from '../../billing/index.ts';
import { refundableOf, type RefundRefusal } from '../../refunds/index.ts';
import { orderForDeciding } from '../access.ts';
import type { ReviewsDeps, ReviewsReader } from '../deps.ts';

export interface AcceptHeldOrderInput {
  readonly orderId: string;
  readonly reason: string;
  readonly idempotencyKey: string;
}
type AcceptFailure = InputFailure | HeldFailure | RefundRefusal | Failure<'NOT_FOUND' | 'PROMOTION_EXHAUSTED' | 'SOLD_OUT'>;

/** Takes money that differs from what was agreed for what was agreed: the order is paid, and everybody has their share of what came in. */
export function acceptHeldOrder({ uow, billing }: ReviewsDeps, viewer: Viewer, input: AcceptHeldOrderInput): Promise<Result<OrderRow, AcceptFailure>> {
  return uow.run<OrderRow, AcceptFailure>(async (tx) => {
    const found = await orderForDeciding(tx.db as ReviewsReader, viewer, input.orderId);
    if (!found.ok) return found;
    const { order, viewer: { userId }, isStaffAct } = found.value;
    return tx.once<OrderRow, AcceptFailure>({ userId, operation: 'acceptHeldOrder', key: input.idempotencyKey, input }, async () => {
      const reason = boundedText(input.reason, ['input', 'reason'], { min: 1, max: 500 });
      if (!reason.ok) return reason;
      const held = await heldForAccepting(tx, order);
      if (!held.ok) return held;
      const gone = await refusalOfMoney(tx, held.value);
      if (gone) return refuse(gone);
      const accepted = await billing.acceptHeld(tx, held.value, reason.value);
      if (!accepted.ok) return accepted;
      if (isStaffAct) await tx.recordStaffAct({ userId, act: 'ACCEPT_HELD_ORDER', target: encodeId('Order', order.id) });
      await tx.flush();
      return ok({ id: order.id, value: await orderById(tx.db, order.id) });
    }, (id) => orderById(tx.db, id));
  });
}

/** Money that is on its way back, or that a bank disputes, pays for nothing. */
async function refusalOfMoney(tx: Tx, { order, payment }: Held): Promise<RefundRefusal | null> {
  const refundable = await refundableOf(tx.db as never, order, 'STAFF', tx.now, payment.id);
  if (!refundable.ok) return refundable.failure;
  return refundable.value.leftMinor === payment.amountMinor ? null : failure('ALREADY_REFUNDED', ['input', 'orderId']);
}
