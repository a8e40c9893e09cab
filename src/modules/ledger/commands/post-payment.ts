import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { paymentForPosting } from '../access.ts';
import type { LedgerReader } from '../deps.ts';
import { apportion } from '../model/apportion.ts';
import { balanceLines, feeLines, type Settlement } from '../model/posting.ts';
import type { ShareSnapshot } from '../model/share-plan.ts';
import { openShare } from '../model/share-state.ts';
import { postOnce } from './post.ts';

export interface PaymentPosting {
  readonly communityId: string;
  readonly paymentId: string;
  readonly orderId: string;
  /** What the buyer paid: this is what is divided. */
  readonly grossMinor: number;
  /** What the provider kept, in the currency of its balance; 0 when it is not known yet, see `postFee`. */
  readonly feeMinor: number;
  readonly currency: string;
  readonly shares: ShareSnapshot;
  /** The end of the refund window. */
  readonly holdUntil: Date;
  /** What the provider booked, when its balance has another currency. */
  readonly settlement?: Settlement | null;
}

/** Books money that came in, and everybody's share of it as held. Once per payment. */
export function postPayment(tx: Tx, posting: PaymentPosting): Promise<boolean> {
  const { communityId, paymentId, orderId, grossMinor, feeMinor, currency, shares, holdUntil, settlement = null } = posting;
  const amounts = apportion(grossMinor, shares.shares.map(({ basisPoints }) => basisPoints));
  const rows = shares.shares.map(({ payee, basisPoints }, position) => ({
    ...openShare({ id: newId(tx.now.getTime()), kind: payee.kind, payeeUserId: payee.userId, amountMinor: amounts[position]! }),
    communityId, paymentId, position, basisPoints, currency, createdAt: tx.now,
  }));
  const payment = {
    id: paymentId, communityId, orderId, grossMinor, currency, settlementMinor: settlement?.amountMinor ?? null, settlementCurrency: settlement?.currency ?? null,
    takenBackMinor: 0, holdUntil, heldAt: null, releasedAt: null, createdAt: tx.now,
  };
  const lines = [...balanceLines(grossMinor, currency, settlement), ...feeLines('STRIPE_FEES', feeMinor, settlement?.currency ?? currency)];
  const content = { currency, changes: rows.map((after) => ({ before: null, after })), lines };
  return postOnce(tx, { communityId, kind: 'PAYMENT', sourceType: 'PAYMENT', sourceId: paymentId, paymentId }, () => content, { payment, shares: rows });
}

/** Books the provider's fee of a payment that was booked without it. Once per payment. */
export function postFee(tx: Tx, { communityId, paymentId, feeMinor }: { communityId: string; paymentId: string; feeMinor: number }): Promise<boolean> {
  return postOnce(tx, { communityId, kind: 'FEE', sourceType: 'PAYMENT', sourceId: paymentId, paymentId }, async () => {
    const { payment } = (await paymentForPosting(tx, paymentId))!;
    const currency = payment.settlementCurrency ?? payment.currency;
    return { currency, changes: [], lines: feeLines('STRIPE_FEES', feeMinor, currency) };
  });
}

/** Moves the end of the hold of a payment that is not released yet: an answer or a service is still to come, or has come. */
export async function setHold(tx: Tx, { paymentId, holdUntil }: { paymentId: string; holdUntil: Date }): Promise<void> {
  await (tx.db as LedgerReader).updateTable('shared_payment').set({ holdUntil }).where('id', '=', paymentId).where('releasedAt', 'is', null).execute();
}
