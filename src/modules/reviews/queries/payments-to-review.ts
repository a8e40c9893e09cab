import { readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import { STATES_TO_REVIEW, type CheckoutAttemptRow, type OrderRow } from '../../billing/index.ts';
import type { ReviewsDeps } from '../deps.ts';

/** Money that came in twice or does not fit, over the whole deployment. */
export interface PaymentToReview {
  readonly attempt: CheckoutAttemptRow;
  readonly order: OrderRow;
}
const LOWEST_ID = '00000000-0000-0000-0000-000000000000';

/** Oldest first. What came on top of an order leaves the list once all of it went back, or when it was nothing. */
export function paymentsToReview({ reader }: ReviewsDeps, request: PageRequest): Promise<Page<PaymentToReview>> {
  return readPage<PaymentToReview>(request, { scope: 'payments-to-review', shape: ['uuid'], keysOf: ({ attempt }) => [attempt.id] }, async (after, limit) => {
    const attempts = await waiting({ reader }, (after?.[0] as string | undefined) ?? LOWEST_ID).orderBy('checkout_attempt.id').limit(limit).execute();
    if (attempts.length === 0) return [];
    const orders = new Map((await reader.selectFrom('purchase_order').selectAll().where('id', 'in', attempts.map(({ orderId }) => orderId)).execute()).map((order) => [order.id, order]));
    return attempts.map((attempt) => ({ attempt, order: orders.get(attempt.orderId)! }));
  });
}

const waiting = ({ reader }: Pick<ReviewsDeps, 'reader'>, after: string) =>
  reader.selectFrom('checkout_attempt').innerJoin('community', 'community.id', 'checkout_attempt.communityId').selectAll('checkout_attempt')
    .where('checkout_attempt.state', 'in', STATES_TO_REVIEW).where('checkout_attempt.id', '>', after)
    .where(({ eb, or, and, not, exists, selectFrom }) => {
      const surplus = selectFrom('payment as p').select('p.id').whereRef('p.communityId', '=', 'checkout_attempt.communityId').whereRef('p.orderId', '=', 'checkout_attempt.orderId').where('p.standing', '=', 'SURPLUS');
      const isStillHere = exists(surplus.whereRef('p.refundedMinor', '<', 'p.amountMinor'));
      // Of money that has no row yet, nothing went back.
      return or([eb('checkout_attempt.state', '!=', 'SURPLUS'), and([eb('checkout_attempt.receivedMinor', '>', 0), or([isStillHere, not(exists(surplus))])])]);
    });
