import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { PayoutsReader } from '../deps.ts';
import type { ManualPayoutRow, ManualPayoutState } from '../model/manual-payout.entity.ts';

/** What became of a payout that waited, and who said so. */
export async function endManualPayout(tx: Tx, payout: ManualPayoutRow, state: Exclude<ManualPayoutState, 'AWAITING_CONFIRMATION' | 'REVERSED'>, answeredByUserId: string): Promise<ManualPayoutRow> {
  const ended = { state, answeredByUserId, answeredAt: tx.now };
  await (tx.db as PayoutsReader).updateTable('manual_payout').set(ended).where('id', '=', payout.id).execute();
  return { ...payout, ...ended };
}
