import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { LedgerReader } from '../deps.ts';
import { payeeLine } from '../model/posting.ts';
import { bookedLines, type BookedLine } from '../queries/booked-lines.ts';
import { postOnce } from './post.ts';

export interface PayoutPosting {
  readonly payeeUserId: string;
  readonly payoutId: string;
  readonly amountMinor: number;
  readonly currency: string;
}

/**
 * Books that a connected account paid out to its owner's bank: what came from here, oldest community first. An account may hold
 * more than that. Once per payout: what comes into the account after that is not in it.
 */
export async function postPayout(tx: Tx, { payeeUserId, payoutId, amountMinor, currency }: PayoutPosting): Promise<void> {
  const accounts = (await accountsToPayFrom(tx, payeeUserId, currency)).filter(({ kind }) => kind === 'TRANSFERRED').sort((a, b) => (a.id < b.id ? -1 : 1));
  if ((await bookedFor(tx, payoutId)).length > 0) return;
  let left = amountMinor;
  for (const { communityId, balanceMinor } of accounts) {
    const part = Math.min(left, Math.max(0, -balanceMinor));
    if (part === 0) continue;
    await postOnce(tx, { communityId, kind: 'PAYOUT', sourceType: 'PAYOUT', sourceId: `${payoutId}:${communityId}`, paymentId: null }, async () => ({ currency, changes: [], lines: paidOut(payeeUserId, currency, part) }));
    left -= part;
  }
}

/** Undoes a payout that the bank refused: the money is in the connected account again. Once per payout. */
export async function postPayoutFailed(tx: Tx, { payeeUserId, payoutId, currency }: Omit<PayoutPosting, 'amountMinor'>): Promise<void> {
  for (const { transaction: { communityId, sourceId }, amountMinor } of await bookedFor(tx, payoutId)) {
    await postOnce(tx, { communityId, kind: 'PAYOUT_FAILED', sourceType: 'PAYOUT', sourceId, paymentId: null }, async () => ({ currency, changes: [], lines: paidOut(payeeUserId, currency, -amountMinor) }));
  }
}

/** Both accounts of each community, as the balance of one decides what is booked in both; in the order in which postings lock them. */
const accountsToPayFrom = (tx: Tx, payeeUserId: string, currency: string) =>
  (tx.db as LedgerReader).selectFrom('community').innerJoin('ledger_account', 'ledger_account.communityId', 'community.id').select(['ledger_account.id', 'ledger_account.communityId', 'ledger_account.kind', 'ledger_account.balanceMinor'])
    .where('ledger_account.kind', 'in', ['CONNECTED_BALANCE', 'TRANSFERRED']).where('ledger_account.payeeUserId', '=', payeeUserId).where('ledger_account.currency', '=', currency)
    .orderBy('ledger_account.communityId').orderBy('ledger_account.kind').forNoKeyUpdate('ledger_account').execute();

/** What a payout was booked as, community by community. */
const bookedFor = async (tx: Tx, payoutId: string): Promise<BookedLine[]> =>
  (await bookedLines(tx, { sourceType: 'PAYOUT', sourceId: `${payoutId}:`, isPrefix: true })).filter(({ transaction, kind }) => transaction.kind === 'PAYOUT' && kind === 'TRANSFERRED');

const paidOut = (payeeUserId: string, currency: string, amountMinor: number) => [payeeLine('TRANSFERRED', payeeUserId, currency, amountMinor), payeeLine('CONNECTED_BALANCE', payeeUserId, currency, -amountMinor)];
