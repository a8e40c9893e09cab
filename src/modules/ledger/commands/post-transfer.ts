import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { paymentForPosting } from '../access.ts';
import { balanceLines, payeeLine, type Line, type Settlement } from '../model/posting.ts';
import { settle, unsettle } from '../model/share-state.ts';
import { postOnce } from './post.ts';

export interface TransferPosting {
  readonly communityId: string;
  readonly paymentId: string;
  readonly shareId: string;
  readonly transferId: string;
  readonly amountMinor: number;
  /** What the provider moved, when its balance has another currency. */
  readonly settlement?: Settlement | null;
}

/** Sets what can be paid out of a share aside for a transfer that is about to be asked for, and answers how much that is. Once per transfer. */
export async function postTransfer(tx: Tx, { communityId, paymentId, shareId, transferId }: Omit<TransferPosting, 'amountMinor' | 'settlement'>): Promise<number> {
  const { payment, share } = await shareOf(tx, paymentId, shareId);
  const amountMinor = share.availableMinor;
  if (amountMinor === 0) return 0;
  await postOnce(tx, { communityId, kind: 'TRANSFER', sourceType: 'TRANSFER', sourceId: transferId, paymentId }, async () => ({
    currency: payment.currency, changes: [{ before: share, after: settle(share, amountMinor) }], lines: [payeeLine('TRANSFERRED', share.payeeUserId!, payment.currency, -amountMinor)],
  }));
  return amountMinor;
}

/** Books that the provider made the transfer: its balance went down, that of the connected account went up. Once per transfer. */
export function postTransferMade(tx: Tx, posting: TransferPosting): Promise<boolean> {
  const { communityId, paymentId, shareId, transferId, amountMinor, settlement = null } = posting;
  return postOnce(tx, { communityId, kind: 'TRANSFER_MADE', sourceType: 'TRANSFER', sourceId: transferId, paymentId }, async () => {
    const { payment, share } = await shareOf(tx, paymentId, shareId);
    return { currency: payment.currency, changes: [], lines: movedLines(share.payeeUserId!, payment.currency, amountMinor, settlement) };
  });
}

/** Undoes a transfer that the provider refused for good: the share can be paid out again. Once per transfer. */
export function postTransferFailed(tx: Tx, { communityId, paymentId, shareId, transferId, amountMinor }: TransferPosting): Promise<boolean> {
  return postOnce(tx, { communityId, kind: 'TRANSFER_FAILED', sourceType: 'TRANSFER', sourceId: transferId, paymentId }, async () => {
    const { payment, share } = await shareOf(tx, paymentId, shareId);
    const after = unsettle(share, amountMinor, payment.heldAt !== null);
    return { currency: payment.currency, changes: [{ before: share, after }], lines: [payeeLine('TRANSFERRED', share.payeeUserId!, payment.currency, amountMinor)] };
  });
}

/** Books what the provider took back from the connected account: the payee's debt for this share first, the rest is theirs again. Once per reversal. */
export function postTransferReversed(tx: Tx, posting: TransferPosting & { readonly reversalId: string }): Promise<boolean> {
  const { communityId, paymentId, shareId, reversalId, amountMinor, settlement = null } = posting;
  return postOnce(tx, { communityId, kind: 'TRANSFER_REVERSED', sourceType: 'TRANSFER_REVERSAL', sourceId: reversalId, paymentId }, async () => {
    const { payment, share } = await shareOf(tx, paymentId, shareId);
    const payee = share.payeeUserId!;
    const lines = [...movedLines(payee, payment.currency, -amountMinor, settlement), payeeLine('TRANSFERRED', payee, payment.currency, amountMinor)];
    return { currency: payment.currency, changes: [{ before: share, after: unsettle(share, amountMinor, payment.heldAt !== null) }], lines };
  });
}

/** Out of the provider's balance and into that of the connected account; the reverse when negative. */
const movedLines = (payeeUserId: string, currency: string, amountMinor: number, settlement: Settlement | null): Line[] =>
  [payeeLine('CONNECTED_BALANCE', payeeUserId, currency, amountMinor), ...balanceLines(-amountMinor, currency, settlement)];

async function shareOf(tx: Tx, paymentId: string, shareId: string) {
  const { payment, shares } = (await paymentForPosting(tx, paymentId))!;
  return { payment, share: shares.find(({ id }) => id === shareId)! };
}
