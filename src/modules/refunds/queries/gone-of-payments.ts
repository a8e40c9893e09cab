import type { PaymentRow } from '../../billing/index.ts';
import type { RefundsReader } from '../deps.ts';

/** What has become of a payment. */
export interface Gone {
  /** What went back, or is on its way. */
  readonly refundedMinor: number;
  /** What banks took for good. */
  readonly lostMinor: number;
  /** A bank has it in question, or took it: nothing else of it goes back. */
  readonly isDisputed: boolean;
}

/** What has become of these payments: all of them are in the answer. */
export async function goneOfPayments(db: RefundsReader, payments: readonly Pick<PaymentRow, 'id'>[]): Promise<Map<string, Gone>> {
  const ids = payments.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const refunds = await db.selectFrom('refund').select(['paymentId', ({ fn }) => fn.sum<string>('amountMinor').as('amountMinor')]).where('paymentId', 'in', ids).where('state', '<>', 'FAILED').groupBy('paymentId').execute();
  const disputes = await db.selectFrom('dispute').select(['paymentId', 'state', 'amountMinor']).where('paymentId', 'in', ids).where('state', 'in', ['OPEN', 'LOST']).execute();
  const refunded = new Map(refunds.map(({ paymentId, amountMinor }) => [paymentId, Number(amountMinor)]));
  const disputed = Map.groupBy(disputes, ({ paymentId }) => paymentId);
  return new Map(ids.map((id) => {
    const of = disputed.get(id) ?? [];
    const lostMinor = of.filter(({ state }) => state === 'LOST').reduce((sum, { amountMinor }) => sum + (amountMinor as number), 0);
    return [id, { refundedMinor: refunded.get(id) ?? 0, lostMinor, isDisputed: of.length > 0 }];
  }));
}
