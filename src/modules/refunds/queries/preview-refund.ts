import type { Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { OrderRow, PaymentRow, Undone } from '../../billing/index.ts';
import { previewTakeBack } from '../../ledger/index.ts';
import { orderForRefund } from '../access.ts';
import type { RefundsDeps } from '../deps.ts';
import { checkAmount, refundableOf, type Refundable, type RefundRefusal } from './refundability.ts';

export interface RefundPreview {
  readonly order: OrderRow;
  readonly payment: PaymentRow;
  /** The other payments of its period of which something is left. */
  readonly others: readonly PaymentRow[];
  readonly amountMinor: number;
  readonly leftMinor: number;
  readonly currency: string;
  readonly endsAccess: boolean;
  readonly refundableUntil: Date;
  readonly undone: readonly Undone[];
}
/** Which refund is wanted: of the newest payment that was owed unless one is named, all that is left unless so much. */
export interface WishedRefund {
  readonly orderId: string;
  readonly paymentId: string | null;
  readonly minorUnits: number | null;
}
type PreviewFailure = Failure<'OUT_OF_RANGE' | 'INVALID' | 'NOT_IN_PARTS'> | RefundRefusal;

/** What a refund of this amount would undo now, or why there can be none for this viewer. Nothing is written. */
export async function previewRefund(deps: RefundsDeps, viewer: Viewer, wish: WishedRefund): Promise<Result<RefundPreview, PreviewFailure>> {
  const preview = await previewOf(deps, viewer, wish);
  // The arguments of a preview stand by themselves.
  return preview.ok ? preview : refuse({ ...preview.failure, path: preview.failure.path!.slice(1) });
}

async function previewOf(deps: RefundsDeps, viewer: Viewer, { orderId, paymentId, minorUnits }: WishedRefund): Promise<Result<RefundPreview, PreviewFailure>> {
  const { reader, clock, compensators } = deps;
  const found = await orderForRefund(reader, viewer, orderId);
  if (!found.ok) return found;
  const { order, askedAs } = found.value;
  const refundable = await refundableOf(reader, order, askedAs, clock.now(), paymentId);
  if (!refundable.ok) return refundable;
  const amount = checkAmount(refundable.value, askedAs, minorUnits);
  if (!amount.ok) return amount;
  const { payment, leftMinor, others, extentOf } = refundable.value;
  const { currency, refundableUntil } = payment;
  const reversal = { id: null, paymentId: payment.id, amountMinor: amount.value, currency, ...extentOf(amount.value) };
  const undone = payment.standing === 'SETTLED' ? await compensators.preview(reader as never, order, reversal) : [];
  const commission = askedAs === 'BUYER' ? [] : await commissionOf(deps, refundable.value, amount.value);
  return ok({ order, payment, others, amountMinor: amount.value, leftMinor, currency, endsAccess: reversal.endsAccess, refundableUntil, undone: [...undone, ...commission] });
}

/** Who gives up how much of their share: for those who sell, not for the buyer. */
async function commissionOf({ reader }: RefundsDeps, { payment }: Refundable, amountMinor: number): Promise<Undone[]> {
  const parts = await previewTakeBack(reader as never, { paymentId: payment.id, amountMinor });
  return parts.map(({ share, amountMinor: taken, owedMinor }) => ({ kind: 'COMMISSION', shareKind: share.kind, payeeUserId: share.payeeUserId, amountMinor: taken, owedMinor, currency: payment.currency, communityId: payment.communityId }));
}
