import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { OrderReversal, OrderRow, PaymentRow } from '../../billing/index.ts';
import { stepOf } from '../../plans/index.ts';
import type { AskedAs, RefundSeeker } from '../access.ts';
import type { RefundsReader } from '../deps.ts';
import { isWithinWindow, NOTHING_GONE, paymentInQuestion, periodOf, whenGone } from '../model/refundable.ts';
import { goneOfPayments, type Gone } from './gone-of-payments.ts';

export type RefundRefusal = Failure<'NOT_FOUND' | 'NOTHING_TO_REFUND' | 'ALREADY_REFUNDED' | 'NOT_REFUNDABLE' | 'PAYMENT_DISPUTED' | 'REFUND_WINDOW_CLOSED'>;
export interface Refundable {
  readonly payment: PaymentRow;
  /** What is not gone or on its way of all that goes back together. */
  readonly leftMinor: number;
  /** What goes back together, the payment itself last: for its buyer all of the period, as nobody keeps a plan by taking back what was paid on top. */
  readonly parts: readonly { readonly payment: PaymentRow; readonly leftMinor: number }[];
  /** What it means for the order when this much of the payment goes back. */
  readonly extentOf: (amountMinor: number) => Pick<OrderReversal, 'endsAccess' | 'isWholeOrder'>;
  /** The other payments of its period of which something is left: access rests on them as well. */
  readonly others: readonly PaymentRow[];
}
type OrderKey = Pick<OrderRow, 'id' | 'communityId' | 'purpose'>;

/** Which payment of an order would go back, how much of it is left, and whether this person may have it now. */
export async function refundableOf(db: RefundsReader, order: OrderKey, askedAs: RefundSeeker, now: Date, paymentId?: string | null): Promise<Result<Refundable, RefundRefusal>> {
  const payments = await db.selectFrom('payment').selectAll().where('communityId', '=', order.communityId).where('orderId', '=', order.id).execute();
  const payment = paymentId == null ? paymentInQuestion(payments) : payments.find(({ id }) => id === paymentId);
  if (payment === undefined) return refuse(notFound('input', 'paymentId'));
  if (payment === null) return refuse(failure('NOTHING_TO_REFUND', ['input', 'orderId']));
  const gone = await goneOfPayments(db, payments);
  const { leftOf, others, together, refusal } = givenBackWith({ order, payments, payment, gone, askedAs, now });
  if (refusal !== null) return refuse(failure(refusal, ['input', paymentId == null ? 'orderId' : 'paymentId']));
  const parts = together.map((each) => ({ payment: each, leftMinor: leftOf(each) }));
  const leftMinor = parts.reduce((sum, part) => sum + part.leftMinor, 0);
  const after = (each: PaymentRow): number => (together.some(({ id }) => id === each.id) ? 0 : leftOf(each));
  return ok({ payment, leftMinor, parts, others, extentOf: (amountMinor) => (amountMinor === leftMinor ? whenGone(payments, payment, leftOf(payment), after) : NOTHING_GONE) });
}

interface Question {
  readonly order: Pick<OrderRow, 'purpose'>;
  /** All of the order. */
  readonly payments: readonly PaymentRow[];
  readonly payment: PaymentRow;
  readonly gone: ReadonlyMap<string, Gone>;
  readonly askedAs: RefundSeeker;
  readonly now: Date;
}
/** What goes back with a payment, itself last, and why it may not: its buyer takes all that is left of a period, others one payment. */
export function givenBackWith({ order, payments, payment, gone, askedAs, now }: Question) {
  const leftOf = ({ id, amountMinor }: PaymentRow): number => (amountMinor as number) - gone.get(id)!.refundedMinor - gone.get(id)!.lostMinor;
  const others = periodOf(payments, payment).filter((each) => each.id !== payment.id && leftOf(each) > 0);
  const together = [...(askedAs === 'BUYER' ? others : []), payment];
  const refusals = [payment, ...together].map((each) => refusalOf(order, each, gone.get(each.id)!, askedAs, now));
  return { leftOf, others, together, refusal: refusals.find((kind) => kind !== null) ?? null };
}

/** Why this person may have nothing of a payment now; null when they may. What is owed without asking is owed while a bank has not decided. */
function refusalOf(order: Pick<OrderRow, 'purpose'>, payment: PaymentRow, { refundedMinor, lostMinor, isDisputed }: Gone, askedAs: RefundSeeker, now: Date): Exclude<RefundRefusal['kind'], 'NOT_FOUND' | 'NOTHING_TO_REFUND'> | null {
  if (askedAs === 'BUYER' && !isForBuyers(order, payment)) return 'NOT_REFUNDABLE';
  if (refundedMinor >= (payment.amountMinor as number)) return 'ALREADY_REFUNDED';
  if (isDisputed && (askedAs !== 'NOBODY' || lostMinor > 0)) return 'PAYMENT_DISPUTED';
  return askedAs === 'BUYER' && !isWithinWindow(payment, now) ? 'REFUND_WINDOW_CLOSED' : null;
}

/** What people do for each other goes back by its own rules; so does money that nobody owed. */
const isForBuyers = ({ purpose }: Pick<OrderRow, 'purpose'>, { standing }: PaymentRow): boolean => standing === 'SETTLED' && (purpose === 'MEMBERSHIP' || purpose === 'GIFT');

/** The amount, when that much is left and the currency knows such a step. Parts are given by those who sell and by staff: a buyer takes all that is left. */
export function checkAmount({ leftMinor, payment }: Refundable, askedAs: AskedAs, wanted: number | null): Result<number, Failure<'OUT_OF_RANGE' | 'INVALID' | 'NOT_IN_PARTS'>> {
  const amountMinor = wanted ?? leftMinor;
  const path = ['input', 'minorUnits'];
  if (amountMinor < 1 || amountMinor > leftMinor) return refuse(failure('OUT_OF_RANGE', path, { min: 1, max: leftMinor }));
  if (askedAs === 'BUYER' && amountMinor < leftMinor) return refuse(failure('NOT_IN_PARTS', path));
  return amountMinor % stepOf(payment.currency) === 0 ? ok(amountMinor) : refuse(failure('INVALID', path));
}
