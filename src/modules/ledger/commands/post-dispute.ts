import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { paymentForPosting } from '../access.ts';
import { balanceLines, feeLines, houseLine, type Settlement } from '../model/posting.ts';
import { holdLocked, releaseShares } from './hold-shares.ts';
import type { PostingOutcome } from './post-refund.ts';
import { postOnce } from './post.ts';
import { countTakenBack, settlementOf, takeBackFrom } from './take-back.ts';

export interface DisputePosting {
  readonly communityId: string;
  readonly paymentId: string;
  readonly disputeId: string;
  readonly amountMinor: number;
  /** What the provider charges at this step; negative when it gives a fee back. */
  readonly feeMinor: number;
  readonly currency: string;
  /** What the provider moved, when its balance has another currency. */
  readonly settlement?: Settlement | null;
}

/** Books that the provider withdrew the contested amount and its fee, and holds the shares. Once per dispute. */
export async function postDisputeOpened(tx: Tx, posting: DisputePosting): Promise<PostingOutcome> {
  const { communityId, paymentId, disputeId, amountMinor, feeMinor, settlement } = posting;
  const found = await paymentForPosting(tx, paymentId);
  if (!found) return 'UNKNOWN_PAYMENT';
  const { payment, shares } = found;
  const { currency } = payment;
  const isFirst = await postOnce(tx, { communityId, kind: 'DISPUTE_OPENED', sourceType: 'DISPUTE', sourceId: disputeId, paymentId }, async () => ({
    currency, changes: await holdLocked(tx, payment, shares),
    lines: [houseLine('DISPUTE_HOLD', currency, amountMinor), ...balanceLines(-amountMinor, currency, settlementOf(payment, amountMinor, settlement)), ...feeLines('DISPUTE_FEES', feeMinor, payment.settlementCurrency ?? currency)],
  }));
  return isFirst ? 'POSTED' : 'REPEATED';
}

/** Books that the amount came back, and lets the shares go. Once per dispute. */
export async function postDisputeWon(tx: Tx, posting: DisputePosting): Promise<PostingOutcome> {
  const { communityId, paymentId, disputeId, amountMinor, feeMinor, settlement } = posting;
  const found = await paymentForPosting(tx, paymentId);
  if (!found) return 'UNKNOWN_PAYMENT';
  const { payment } = found;
  const { currency } = payment;
  const isFirst = await postOnce(tx, { communityId, kind: 'DISPUTE_WON', sourceType: 'DISPUTE', sourceId: disputeId, paymentId }, async () => ({
    currency, changes: [],
    lines: [houseLine('DISPUTE_HOLD', currency, -amountMinor), ...balanceLines(amountMinor, currency, settlementOf(payment, amountMinor, settlement)), ...feeLines('DISPUTE_FEES', feeMinor, payment.settlementCurrency ?? currency)],
  }));
  if (isFirst) await releaseShares(tx, paymentId);
  return isFirst ? 'POSTED' : 'REPEATED';
}

/** Takes the lost amount from the shares by rule D; what they no longer hold is the platform's loss, as are the fees. Once per dispute. */
export async function postDisputeLost(tx: Tx, posting: DisputePosting): Promise<PostingOutcome> {
  const { communityId, paymentId, disputeId, amountMinor, feeMinor } = posting;
  const found = await paymentForPosting(tx, paymentId);
  if (!found) return 'UNKNOWN_PAYMENT';
  const { payment, shares } = found;
  const { currency } = payment;
  const isFirst = await postOnce(tx, { communityId, kind: 'DISPUTE_LOST', sourceType: 'DISPUTE', sourceId: disputeId, paymentId }, async () => {
    const { changes, excess } = takeBackFrom(shares, amountMinor);
    await countTakenBack(tx, payment, amountMinor - excess, changes);
    return { currency, changes, lines: [houseLine('DISPUTE_HOLD', currency, -amountMinor), houseLine('PLATFORM_REVENUE', currency, excess), ...feeLines('DISPUTE_FEES', feeMinor, payment.settlementCurrency ?? currency)] };
  });
  if (isFirst) await releaseShares(tx, paymentId);
  return isFirst ? 'POSTED' : 'REPEATED';
}
