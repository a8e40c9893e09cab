import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { OrderReversal, OrderRow, PaymentRow } from '../../billing/index.ts';
import { stepOf } from '../../plans/index.ts';
import type { AskedAs } from '../access.ts';
import type { RefundsReader } from '../deps.ts';
import { isWithinWindow, NOTHING_GONE, paymentInQuestion, whenGone } from '../model/refundable.ts';

export type RefundRefusal = Failure<'NOTHING_TO_REFUND' | 'ALREADY_REFUNDED' | 'NOT_REFUNDABLE' | 'PAYMENT_DISPUTED' | 'REFUND_WINDOW_CLOSED'>;
export interface Refundable {
  readonly payment: PaymentRow;
  /** What is not gone or on its way. */
  readonly leftMinor: number;
  /** What it means for the order when this much of the payment goes back. */
  readonly extentOf: (amountMinor: number) => Pick<OrderReversal, 'endsAccess' | 'isWholeOrder'>;
}

/** Which payment of an order would go back, how much of it is left, and whether this person may have it now. */
export async function refundableOf(db: RefundsReader, order: Pick<OrderRow, 'id' | 'communityId' | 'purpose'>, askedAs: AskedAs, now: Date, paymentId?: string): Promise<Result<Refundable, RefundRefusal>> {
  const payments = await db.selectFrom('payment').selectAll().where('communityId', '=', order.communityId).where('orderId', '=', order.id).execute();
  const payment = paymentId === undefined ? paymentInQuestion(payments) : payments.find(({ id }) => id === paymentId);
  if (!payment) return refuse(failure('NOTHING_TO_REFUND', ['input', 'orderId']));
  if (askedAs === 'BUYER' && !isForBuyers(order, payment)) return refuse(failure('NOT_REFUNDABLE', ['input', 'orderId']));
  const leftMinor = (payment.amountMinor as number) - (await goneOf(db, payment));
  if (leftMinor <= 0) return refuse(failure('ALREADY_REFUNDED', ['input', 'orderId']));
  if (await isDisputed(db, payment)) return refuse(failure('PAYMENT_DISPUTED', ['input', 'orderId']));
  if (askedAs === 'BUYER' && !isWithinWindow(payment, now)) return refuse(failure('REFUND_WINDOW_CLOSED', ['input', 'orderId']));
  return ok({ payment, leftMinor, extentOf: (amountMinor) => (amountMinor === leftMinor ? whenGone(payments, payment) : NOTHING_GONE) });
}

/** What people do for each other goes back by its own rules; so does money that nobody owed. */
const isForBuyers = ({ purpose }: Pick<OrderRow, 'purpose'>, { standing }: PaymentRow): boolean => standing === 'SETTLED' && (purpose === 'MEMBERSHIP' || purpose === 'GIFT');

async function goneOf(db: RefundsReader, { communityId, id }: PaymentRow): Promise<number> {
  const { gone } = await db.selectFrom('refund').select(({ fn }) => fn.sum<string | null>('amountMinor').as('gone')).where('communityId', '=', communityId).where('paymentId', '=', id).where('state', '<>', 'FAILED').executeTakeFirstOrThrow();
  return Number(gone ?? 0);
}

/** Of this payment: what the bank does about another one of the order is no matter here. */
async function isDisputed(db: RefundsReader, { communityId, id }: PaymentRow): Promise<boolean> {
  const open = await db.selectFrom('dispute').select('id').where('communityId', '=', communityId).where('paymentId', '=', id).where('state', 'in', ['OPEN', 'LOST']).executeTakeFirst();
  return open !== undefined;
}

/** The amount, when that much is left and the currency knows such a step. */
export function checkAmount({ leftMinor, payment }: Refundable, wanted: number | null): Result<number, Failure<'OUT_OF_RANGE' | 'INVALID'>> {
  const amountMinor = wanted ?? leftMinor;
  if (amountMinor < 1 || amountMinor > leftMinor) return refuse(failure('OUT_OF_RANGE', ['input', 'minorUnits'], { min: 1, max: leftMinor }));
  return amountMinor % stepOf(payment.currency) === 0 ? ok(amountMinor) : refuse(failure('INVALID', ['input', 'minorUnits']));
}
