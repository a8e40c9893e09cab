import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { paymentForPosting } from '../access.ts';
import { balanceLines, houseLine, type Settlement } from '../model/posting.ts';
import { giveBack } from '../model/share-state.ts';
import { bookedLines } from '../queries/booked-lines.ts';
import { postOnce } from './post.ts';
import { countTakenBack, settlementOf, takeBackFrom } from './take-back.ts';

export interface RefundPosting {
  readonly communityId: string;
  readonly paymentId: string;
  readonly refundId: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** What the provider took from its balance, when that has another currency. */
  readonly settlement?: Settlement | null;
  /** False while the provider has not moved the money yet: `settleRefund` follows. */
  readonly isSettled?: boolean;
}
/** The ledger does not know payments from before it was kept. */
export type PostingOutcome = 'POSTED' | 'REPEATED' | 'UNKNOWN_PAYMENT';

/** Takes a refund from the shares by rule D: what is held first, then what can be paid out; the rest becomes a debt. Once per refund. */
export async function postRefund(tx: Tx, posting: RefundPosting): Promise<PostingOutcome> {
  const { communityId, paymentId, refundId, amountMinor, isSettled = true } = posting;
  const found = await paymentForPosting(tx, paymentId);
  if (!found) return 'UNKNOWN_PAYMENT';
  const { payment, shares } = found;
  const isFirst = await postOnce(tx, { communityId, kind: 'REFUND', sourceType: 'REFUND', sourceId: refundId, paymentId }, async () => {
    const { changes } = takeBackFrom(shares, amountMinor);
    await countTakenBack(tx, payment, amountMinor, changes);
    return { currency: payment.currency, changes, lines: [houseLine('REFUNDS_CLEARING', payment.currency, -amountMinor)] };
  });
  if (isSettled) await settleRefund(tx, posting);
  return isFirst ? 'POSTED' : 'REPEATED';
}

/** Books that the money of a refund left the provider's balance. Once per refund. */
export async function settleRefund(tx: Tx, { communityId, paymentId, refundId, amountMinor, settlement }: Omit<RefundPosting, 'isSettled'>): Promise<PostingOutcome> {
  const found = await paymentForPosting(tx, paymentId);
  if (!found) return 'UNKNOWN_PAYMENT';
  const { payment } = found;
  const isFirst = await postOnce(tx, { communityId, kind: 'REFUND_SETTLED', sourceType: 'REFUND', sourceId: refundId, paymentId }, async () => ({
    currency: payment.currency, changes: [],
    lines: [houseLine('REFUNDS_CLEARING', payment.currency, amountMinor), ...balanceLines(-amountMinor, payment.currency, settlementOf(payment, amountMinor, settlement))],
  }));
  return isFirst ? 'POSTED' : 'REPEATED';
}

/** Undoes a refund that failed in the end: the shares get back exactly what it took. Once per refund; nothing for a refund that was never booked. */
export async function reverseRefund(tx: Tx, { refundId }: { refundId: string }): Promise<PostingOutcome> {
  const booked = await bookedLines(tx, { sourceType: 'REFUND', sourceId: refundId });
  const refund = booked.find(({ transaction }) => transaction.kind === 'REFUND')?.transaction;
  if (!refund) return 'UNKNOWN_PAYMENT';
  const { communityId } = refund;
  const { payment, shares } = (await paymentForPosting(tx, refund.paymentId!))!;
  const isFirst = await postOnce(tx, { communityId, kind: 'REFUND_REVERSED', sourceType: 'REFUND', sourceId: refundId, paymentId: payment.id }, async () => {
    const taken = Map.groupBy(booked.filter(({ transaction, shareId }) => transaction.kind === 'REFUND' && shareId !== null), ({ shareId }) => shareId);
    const amountOf = (shareId: string): number => (taken.get(shareId) ?? []).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const isHeld = payment.releasedAt === null || payment.heldAt !== null;
    const changes = shares.map((before) => ({ before, after: amountOf(before.id) === 0 ? before : giveBack(before, amountOf(before.id), isHeld) }));
    const total = shares.reduce((sum, { id }) => sum + amountOf(id), 0);
    await countTakenBack(tx, payment, -total, []);
    if (!isHeld) tx.emit({ name: 'ledger.shares-released', communityId, payload: { paymentId: payment.id } });
    // Clearing, balance and exchange end as they were.
    const undone = booked.filter(({ shareId }) => shareId === null).map(({ kind, currency, amountMinor }) => houseLine(kind, currency, -amountMinor));
    return { currency: payment.currency, changes, lines: undone };
  });
  return isFirst ? 'POSTED' : 'REPEATED';
}
