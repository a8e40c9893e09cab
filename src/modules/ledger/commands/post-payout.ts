import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { availableShares, type PayeeKey } from '../access.ts';
import type { LedgerReader } from '../deps.ts';
import { payeeLine, type ShareChange } from '../model/posting.ts';
import { settle, unsettle } from '../model/share-state.ts';
import { netDebtsOf } from './net-debts.ts';
import { postOnce } from './post.ts';

export interface ManualPayoutPosting extends PayeeKey {
  readonly manualPayoutId: string;
  readonly amountMinor: number;
}

/**
 * Books money that a payee was given outside the provider, from the oldest shares on. Once per payout.
 * Answers false, and books nothing, when less than that can be paid out.
 */
export async function postManualPayout(tx: Tx, { manualPayoutId, amountMinor, ...key }: ManualPayoutPosting): Promise<boolean> {
  await netDebtsOf(tx, key);
  const shares = await availableShares(tx, key);
  if (shares.reduce((sum, { availableMinor }) => sum + availableMinor, 0) < amountMinor) return false;
  await postOnce(tx, { communityId: key.communityId, kind: 'MANUAL_PAYOUT', sourceType: 'MANUAL_PAYOUT', sourceId: manualPayoutId, paymentId: null }, async () => {
    let left = amountMinor;
    const changes = shares.map((before): ShareChange => {
      const part = Math.min(left, before.availableMinor);
      left -= part;
      return { before, after: part === 0 ? before : settle(before, part) };
    });
    return { currency: key.currency, changes, lines: [payeeLine('MANUAL_PAYOUT', key.payeeUserId, key.currency, -amountMinor)] };
  });
  return true;
}

/** Undoes a manual payout that did not arrive: the shares can be paid out again. Once per payout. */
export async function reverseManualPayout(tx: Tx, { communityId, payeeUserId, currency, manualPayoutId, amountMinor }: ManualPayoutPosting): Promise<boolean> {
  const db = tx.db as LedgerReader;
  return postOnce(tx, { communityId, kind: 'MANUAL_PAYOUT_REVERSED', sourceType: 'MANUAL_PAYOUT', sourceId: manualPayoutId, paymentId: null }, async () => {
    const entries = await db.selectFrom('ledger_transaction').innerJoin('ledger_entry', 'ledger_entry.transactionId', 'ledger_transaction.id').select(['ledger_entry.shareId', 'ledger_entry.amountMinor'])
      .where('ledger_transaction.communityId', '=', communityId).where('ledger_transaction.sourceType', '=', 'MANUAL_PAYOUT').where('ledger_transaction.sourceId', '=', manualPayoutId)
      .where('ledger_transaction.kind', '=', 'MANUAL_PAYOUT').where('ledger_entry.shareId', 'is not', null).execute();
    const parts = new Map(entries.map((entry) => [entry.shareId!, entry.amountMinor]));
    const shares = await db.selectFrom('payment_share').innerJoin('shared_payment', 'shared_payment.id', 'payment_share.paymentId').selectAll('payment_share').select('shared_payment.heldAt')
      .where('payment_share.communityId', '=', communityId).where('payment_share.id', 'in', [...parts.keys()]).orderBy('payment_share.id').forUpdate('payment_share').execute();
    const changes = shares.map(({ heldAt, ...before }) => ({ before, after: unsettle(before, parts.get(before.id)!, heldAt !== null) }));
    return { currency, changes, lines: [payeeLine('MANUAL_PAYOUT', payeeUserId, currency, amountMinor)] };
  });
}

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
  const accounts = await (tx.db as LedgerReader).selectFrom('community').innerJoin('ledger_account', 'ledger_account.communityId', 'community.id').select(['ledger_account.communityId', 'ledger_account.balanceMinor'])
    .where('ledger_account.kind', '=', 'TRANSFERRED').where('ledger_account.payeeUserId', '=', payeeUserId).where('ledger_account.currency', '=', currency)
    .orderBy('ledger_account.id').forUpdate('ledger_account').execute();
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
  for (const { communityId, sourceId, amountMinor } of await bookedFor(tx, payoutId)) {
    await postOnce(tx, { communityId, kind: 'PAYOUT_FAILED', sourceType: 'PAYOUT', sourceId, paymentId: null }, async () => ({ currency, changes: [], lines: paidOut(payeeUserId, currency, -amountMinor) }));
  }
}

/** What a payout was booked as, community by community. */
const bookedFor = (tx: Tx, payoutId: string) =>
  (tx.db as LedgerReader).selectFrom('community').innerJoin('ledger_transaction', 'ledger_transaction.communityId', 'community.id')
    .innerJoin('ledger_entry', 'ledger_entry.transactionId', 'ledger_transaction.id').select(['ledger_transaction.communityId', 'ledger_transaction.sourceId', 'ledger_entry.amountMinor'])
    .where('ledger_transaction.sourceType', '=', 'PAYOUT').where('ledger_transaction.kind', '=', 'PAYOUT').where('ledger_transaction.sourceId', 'like', `${payoutId}:%`).where('ledger_entry.amountMinor', '>', 0).execute();

const paidOut = (payeeUserId: string, currency: string, amountMinor: number) => [payeeLine('TRANSFERRED', payeeUserId, currency, amountMinor), payeeLine('CONNECTED_BALANCE', payeeUserId, currency, -amountMinor)];
