import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { availableShares, heldPayments, reservedShares, type PayeeKey } from '../access.ts';
import type { LedgerReader } from '../deps.ts';
import type { PaymentShareRow } from '../model/payment-share.entity.ts';
import { linesOf, payeeLine, type ShareChange } from '../model/posting.ts';
import { payReserved, reserve, unreserve, unsettle } from '../model/share-state.ts';
import { bookedLines } from '../queries/booked-lines.ts';
import { netDebtsOf } from './net-debts.ts';
import { keepShare, postOnce } from './post.ts';

export interface ManualPayoutPosting extends PayeeKey {
  readonly manualPayoutId: string;
  readonly amountMinor: number;
}

/**
 * Sets aside what a payee is said to have been given outside the provider, from the oldest shares on: it is theirs, and cannot be
 * paid out otherwise. Nothing is booked yet. Answers false, and sets nothing aside, when less than that can be paid out.
 */
export async function reserveManualPayout(tx: Tx, { amountMinor, ...key }: Omit<ManualPayoutPosting, 'manualPayoutId'>): Promise<boolean> {
  await netDebtsOf(tx, key);
  const shares = await availableShares(tx, key);
  if (shares.reduce((sum, { availableMinor }) => sum + availableMinor, 0) < amountMinor) return false;
  for (const { after } of over(shares, 'availableMinor', amountMinor, reserve)) await keepShare(tx, key.communityId, after);
  return true;
}

/** Books what was set aside as paid: the payee has it. Once per payout. */
export async function postManualPayout(tx: Tx, { manualPayoutId, amountMinor, ...key }: ManualPayoutPosting): Promise<void> {
  await postOnce(tx, { communityId: key.communityId, kind: 'MANUAL_PAYOUT', sourceType: 'MANUAL_PAYOUT', sourceId: manualPayoutId, paymentId: null }, async () => ({
    currency: key.currency,
    changes: over(await reservedShares(tx, key), 'reservedMinor', amountMinor, payReserved),
    lines: [payeeLine('MANUAL_PAYOUT', key.payeeUserId, key.currency, -amountMinor)],
  }));
}

/** Lets go of what was set aside: it can be paid out again, but for what the payee owes, and what a dispute holds meanwhile. */
export async function releaseManualPayout(tx: Tx, { manualPayoutId, amountMinor, ...key }: ManualPayoutPosting): Promise<void> {
  const { communityId, currency } = key;
  const shares = await reservedShares(tx, key);
  const held = await heldPayments(tx, communityId, shares);
  const changes = over(shares, 'reservedMinor', amountMinor, (share, part) => unreserve(share, part, held.has(share.paymentId)));
  const isNetted = changes.some(({ before, after }) => after.owedMinor < before.owedMinor);
  if (changes.every((change) => linesOf(change, currency).length === 0)) for (const { after } of changes) await keepShare(tx, communityId, after);
  else await postOnce(tx, { communityId, kind: isNetted ? 'NETTING' : 'HOLD', sourceType: 'MANUAL_PAYOUT', sourceId: manualPayoutId, paymentId: null }, async () => ({ currency, changes, lines: [] }));
  await netDebtsOf(tx, key, 'WHAT_IS_FREE');
}

/** Undoes a manual payout that was booked and did not arrive: the shares can be paid out again. Once per payout. */
export async function reverseManualPayout(tx: Tx, { communityId, payeeUserId, currency, manualPayoutId, amountMinor }: ManualPayoutPosting): Promise<boolean> {
  const db = tx.db as LedgerReader;
  return postOnce(tx, { communityId, kind: 'MANUAL_PAYOUT_REVERSED', sourceType: 'MANUAL_PAYOUT', sourceId: manualPayoutId, paymentId: null }, async () => {
    const booked = await bookedLines(tx, { sourceType: 'MANUAL_PAYOUT', sourceId: manualPayoutId });
    const parts = new Map(booked.filter(({ transaction, shareId }) => transaction.kind === 'MANUAL_PAYOUT' && shareId !== null).map(({ shareId, amountMinor }) => [shareId!, amountMinor]));
    const shares = await db.selectFrom('payment_share').selectAll().where('communityId', '=', communityId).where('id', 'in', [...parts.keys()]).orderBy('id').forUpdate().execute();
    const held = await heldPayments(tx, communityId, shares);
    const changes = shares.map((before) => ({ before, after: unsettle(before, parts.get(before.id)!, held.has(before.paymentId)) }));
    return { currency, changes, lines: [payeeLine('MANUAL_PAYOUT', payeeUserId, currency, amountMinor)] };
  });
}

type Bucket = 'availableMinor' | 'reservedMinor';
type Changed = ShareChange & { readonly before: PaymentShareRow };

/** Takes an amount out of the shares, the first first; the rest stay as they are. */
function over(shares: readonly PaymentShareRow[], bucket: Bucket, amountMinor: number, change: (share: PaymentShareRow, part: number) => ShareChange['after']): Changed[] {
  let left = amountMinor;
  const changes: Changed[] = [];
  for (const before of shares) {
    const part = Math.min(left, before[bucket]);
    if (part === 0) continue;
    left -= part;
    changes.push({ before, after: change(before, part) });
  }
  if (left > 0) throw new RangeError('Less is there than was set aside');
  return changes;
}
