import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { paymentForPosting } from '../access.ts';
import { balanceLines, feeLines, houseLine, type Settlement, type ShareChange } from '../model/posting.ts';
import { giveBack } from '../model/share-state.ts';
import { bookedForDispute, type BookedForDispute, type DisputeKey } from '../queries/disputes.ts';
import type { PostingOutcome } from './post-refund.ts';
import { postOnce, type Content } from './post.ts';
import { countTakenBack, settlementOf, takeBackFrom } from './take-back.ts';

/** One movement of the provider's balance because of a dispute. */
export interface DisputeMovement extends DisputeKey {
  /** The provider's id of it. */
  readonly movementId: string;
  /** Negative when it was taken, positive when it came back. */
  readonly amountMinor: number;
  /** What the provider charges with it; negative when it gives a fee back. */
  readonly feeMinor: number;
  /** What the provider moved, when its balance has another currency. */
  readonly settlement?: Settlement | null;
}
/** Under which source a movement is booked. */
export const disputeMovementKey = (disputeId: string, movementId: string): string => `${disputeId}:${movementId}`;

/** Books that the provider withdrew contested money with its fee, or gave it back. Once per movement. */
export async function postDisputeMovement(tx: Tx, { communityId, paymentId, disputeId, movementId, amountMinor, feeMinor, settlement }: DisputeMovement): Promise<PostingOutcome> {
  const found = await paymentForPosting(tx, paymentId);
  if (!found) return 'UNKNOWN_PAYMENT';
  const { payment } = found;
  const { currency } = payment;
  const kind = amountMinor > 0 ? 'DISPUTE_WON' : 'DISPUTE_OPENED';
  const isFirst = await postOnce(tx, { communityId, kind, sourceType: 'DISPUTE', sourceId: disputeMovementKey(disputeId, movementId), paymentId }, async () => ({
    currency, changes: [],
    lines: [houseLine('DISPUTE_HOLD', currency, -amountMinor), ...balanceLines(amountMinor, currency, settlementOf(payment, amountMinor, settlement)), ...feeLines('DISPUTE_FEES', feeMinor, payment.settlementCurrency ?? currency)],
  }));
  return isFirst ? 'POSTED' : 'REPEATED';
}

/**
 * Brings the shares to what was decided. Lost: what the bank still has is taken from them by rule D; what they no longer hold is the platform's loss.
 * Won: they get back what an earlier decision took. Nothing happens when that is so already.
 */
export async function settleDispute(tx: Tx, { communityId, paymentId, disputeId }: DisputeKey, outcome: 'WON' | 'LOST'): Promise<PostingOutcome> {
  const found = await paymentForPosting(tx, paymentId);
  if (!found) return 'UNKNOWN_PAYMENT';
  const booked = await bookedForDispute(tx, { communityId, paymentId, disputeId });
  const isDue = outcome === 'LOST' ? booked.heldMinor > 0 : booked.takenMinor + booked.excessMinor > 0;
  if (!isDue) return 'REPEATED';
  const sourceId = disputeMovementKey(disputeId, newId(tx.now.getTime()));
  await postOnce(tx, { communityId, kind: `DISPUTE_${outcome}`, sourceType: 'DISPUTE', sourceId, paymentId }, () => (outcome === 'LOST' ? take(tx, found, booked) : restore(tx, found, booked)));
  return 'POSTED';
}
type Found = NonNullable<Awaited<ReturnType<typeof paymentForPosting>>>;

async function take(tx: Tx, { payment, shares }: Found, { heldMinor }: BookedForDispute): Promise<Content> {
  const { currency } = payment;
  const { changes, excess } = takeBackFrom(shares, heldMinor);
  await countTakenBack(tx, payment, heldMinor - excess, changes);
  return { currency, changes, lines: [houseLine('DISPUTE_HOLD', currency, -heldMinor), houseLine('PLATFORM_REVENUE', currency, excess)] };
}

async function restore(tx: Tx, { payment, shares }: Found, { takenOf, takenMinor, excessMinor }: BookedForDispute): Promise<Content> {
  const { currency, communityId, id: paymentId } = payment;
  const isHeld = payment.releasedAt === null || payment.heldAt !== null;
  const changes: ShareChange[] = shares.map((before) => ({ before, after: takenOf.has(before.id) ? giveBack(before, takenOf.get(before.id)!, isHeld) : before }));
  await countTakenBack(tx, payment, -takenMinor, []);
  if (!isHeld) tx.emit({ name: 'ledger.shares-released', communityId, payload: { paymentId } });
  return { currency, changes, lines: [houseLine('DISPUTE_HOLD', currency, takenMinor + excessMinor), houseLine('PLATFORM_REVENUE', currency, -excessMinor)] };
}
