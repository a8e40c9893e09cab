import { boundedText, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { encodeId, newId } from '../../../kernel/id.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { orderLock } from '../../billing/index.ts';
import { lockOrder, orderForRefund, type AskedAs } from '../access.ts';
import type { RefundsDeps, RefundsReader } from '../deps.ts';
import { Refund, type RefundOrigin, type RefundRow } from '../model/refund.entity.ts';
import { checkAmount, refundableOf, type RefundRefusal } from '../queries/refundability.ts';
import { refundRow } from '../queries/refunds.ts';
import { SUBMIT, submitUnderLock } from './submit-refund.ts';
import { unlessUnavailable } from './provider-faults.ts';

export interface RequestRefundInput {
  readonly orderId: string;
  /** Null: the newest that was owed. */
  readonly paymentId?: string | null;
  /** Null: all that is left; a buyer has no other choice. */
  readonly minorUnits?: number | null;
  readonly reason?: string | null;
  readonly idempotencyKey: string;
}
type RequestRefundFailure = InputFailure | Failure<'NOT_IN_PARTS'> | RefundRefusal;

/**
 * Gives money of an order back: to its buyer inside the community's window, a period as a whole; whenever those who sell there or staff decide so and
 * say why, also a part.
 * The wish is stored with its job before the provider is asked; an answer that is lost, or late, changes nothing about it.
 */
export function requestRefund(deps: RefundsDeps, viewer: Viewer, input: RequestRefundInput): Promise<Result<RefundRow, RequestRefundFailure>> {
  // Alone with the order from the look at its payments on: a change of plan that is under way has its own payment by then.
  return deps.locks.run(orderLock(input.orderId), async () => {
    const beside: string[] = [];
    const wish = await intend(deps, viewer, input, beside);
    if (!wish.ok) return wish;
    // The one that is answered comes last: what all of them bring about is seen with it.
    for (const id of [...beside, wish.value]) await unlessUnavailable(submitUnderLock(deps, id));
    return ok((await refundRow(deps.reader, wish.value))!);
  });
}

/** Stores what is wanted; the refunds that go along are put into `beside`. */
function intend(deps: RefundsDeps, viewer: Viewer, input: RequestRefundInput, beside: string[]): Promise<Result<string, RequestRefundFailure>> {
  return deps.uow.run<string, RequestRefundFailure>(async (tx) => {
    beside.length = 0;
    const db = tx.db as RefundsReader;
    const found = await orderForRefund(db, viewer, input.orderId);
    if (!found.ok) return found;
    const { order, askedAs, viewer: { userId } } = found.value;
    return tx.once<string, RequestRefundFailure>({ userId, operation: 'requestRefund', key: input.idempotencyKey, input }, async () => {
      const reason = boundedText(input.reason ?? '', ['input', 'reason'], { min: askedAs === 'BUYER' ? 0 : 1, max: 500 });
      if (!reason.ok) return reason;
      await lockOrder(tx, order);
      const refundable = await refundableOf(db, order, askedAs, tx.now, input.paymentId);
      if (!refundable.ok) return refundable;
      const amount = checkAmount(refundable.value, askedAs, input.minorUnits ?? null);
      if (!amount.ok) return amount;
      const { parts } = refundable.value;
      const amounts = parts.length === 1 ? [amount.value] : parts.map(({ leftMinor }) => leftMinor);
      const ids = parts.map(({ payment }, index) => addRefund(tx, { ...payment, origin: ORIGINS[askedAs], amountMinor: amounts[index]!, requestedBy: userId, reason: reason.value || null }));
      beside.push(...ids.slice(0, -1));
      const id = ids.at(-1)!;
      if (askedAs === 'STAFF') await tx.recordStaffAct({ userId, act: 'REFUND_ORDER', target: encodeId('Order', order.id) });
      return ok({ id, value: id });
    }, async (id) => id);
  });
}
const ORIGINS: Readonly<Record<AskedAs, RefundOrigin>> = { BUYER: 'BUYER', COMMUNITY: 'COMMUNITY', STAFF: 'STAFF' };

interface NewRefund {
  readonly id: string;
  readonly communityId: string;
  readonly orderId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly origin: RefundOrigin;
  readonly requestedBy?: string | null;
  readonly reason?: string | null;
  readonly sourceKey?: string | null;
}
/** Stores that an amount of a payment is to go back, with the job that asks the provider. */
function addRefund(tx: Tx, { id: paymentId, communityId, orderId, amountMinor, currency, origin, requestedBy = null, reason = null, sourceKey = null }: NewRefund): string {
  const id = newId(tx.now.getTime());
  tx.em.create(Refund, { id, communityId, orderId, paymentId, amountMinor, currency, origin, sourceKey, requestedBy, reason, state: 'REQUESTED', requestedAt: tx.now });
  tx.enqueue(SUBMIT, { refundId: id });
  return id;
}

export interface DueRefund {
  readonly orderId: string;
  readonly origin: Exclude<RefundOrigin, 'BUYER' | 'COMMUNITY' | 'STAFF' | 'PROVIDER'>;
  /** The same never makes a second refund, however often it is asked for. */
  readonly sourceKey: string;
  /** The payment; the newest that was owed when absent. */
  readonly paymentId?: string;
  /** All that is left when absent. */
  readonly amountMinor?: number;
}
/**
 * Stores in the caller's transaction that an order, or one payment of it, is to go back, once for each `sourceKey`. Answers the refund of that key;
 * null when nothing is left to refund, or the bank took the payment. While it has not decided the refund waits.
 */
export async function oweRefund(tx: Tx, due: DueRefund): Promise<string | null> {
  const db = tx.db as RefundsReader;
  await tx.flush();
  const order = await db.selectFrom('purchase_order').select(['id', 'communityId', 'userId', 'purpose']).where('id', '=', due.orderId).executeTakeFirst();
  if (!order) return null;
  await lockOrder(tx, order);
  const known = await db.selectFrom('refund').select('id').where('communityId', '=', order.communityId).where('sourceKey', '=', due.sourceKey).executeTakeFirst();
  if (known) return known.id;
  const refundable = await refundableOf(db, order, 'NOBODY', tx.now, due.paymentId);
  if (!refundable.ok) return null;
  const { payment, leftMinor } = refundable.value;
  const id = addRefund(tx, { ...payment, origin: due.origin, amountMinor: Math.min(due.amountMinor ?? leftMinor, leftMinor), sourceKey: due.sourceKey });
  await tx.flush();
  return id;
}
