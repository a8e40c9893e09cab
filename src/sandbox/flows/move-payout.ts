import type { Payout, StoredPayout } from '../connect-types.ts';
import { moveBalance } from '../resources/balance-transactions.ts';
import { refused } from '../stripe-error.ts';
import { asAccount } from '../webhooks/as-account.ts';
import { emit } from '../webhooks/events.ts';
import type { World } from '../world.ts';
import type { EventType } from '../wire-types.ts';

/** A payout as it is shown: without whose it is. */
export function shownPayout({ account: _account, ...payout }: StoredPayout): Payout {
  return payout;
}

export function tellPayout(world: World, type: EventType, payout: StoredPayout): void {
  const tell = (): void => emit(world, type, shownPayout(payout));
  if (payout.account === null) tell();
  else asAccount(world, payout.account, tell);
}

/** The money has arrived at the bank. */
export function arrivePayout(world: World, payout: StoredPayout): StoredPayout {
  payout.status = 'paid';
  tellPayout(world, 'payout.paid', payout);
  if (!payout.automatic) return payout;
  payout.reconciliation_status = 'completed';
  tellPayout(world, 'payout.reconciliation_completed', payout);
  return payout;
}

function giveBack(world: World, payout: StoredPayout, category: string): string {
  const { amount, currency, id, account } = payout;
  return moveBalance(world, { type: 'payout_failure', category, amount, currency, source: id, account }).id;
}

/** The bank sends it back, also some days after it seemed paid: the money is on the balance again. */
export function failPayout(world: World, payout: StoredPayout): StoredPayout {
  if (payout.status === 'failed' || payout.status === 'canceled') throw refused('The payout has ended already.');
  payout.failure_balance_transaction = giveBack(world, payout, 'payout_reversal');
  Object.assign(payout, { status: 'failed', failure_code: 'account_closed', failure_message: 'The bank account has been closed.' });
  tellPayout(world, 'payout.failed', payout);
  return payout;
}

export function cancelPayout(world: World, payout: StoredPayout): StoredPayout {
  if (payout.status !== 'pending') throw refused('Only pending payouts can be canceled.');
  payout.failure_balance_transaction = giveBack(world, payout, 'payout_reversal');
  payout.status = 'canceled';
  tellPayout(world, 'payout.canceled', payout);
  return payout;
}
