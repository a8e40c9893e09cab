import type { ProviderDispute } from '../../../platform/payments/payments.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { postDisputeLost, postDisputeOpened, postDisputeWon, type Settlement } from '../../ledger/index.ts';
import type { Dispute } from '../model/dispute.entity.ts';

/**
 * Books what the provider has moved because of a dispute, each with the fee it came with. A movement that is not there yet is booked when its message
 * comes; each is booked once.
 */
export async function postMovements(tx: Tx, dispute: Dispute, { movements, amountMinor }: ProviderDispute): Promise<void> {
  const { id: disputeId, communityId, paymentId, currency } = dispute;
  const of = { communityId, paymentId, disputeId, currency };
  const taken = movements.filter((movement) => movement.amountMinor < 0);
  const returned = movements.filter((movement) => movement.amountMinor > 0);
  if (taken.length > 0) await postDisputeOpened(tx, { ...of, amountMinor, ...sumOf(taken, currency) });
  if (returned.length > 0) await postDisputeWon(tx, { ...of, amountMinor, ...sumOf(returned, currency) });
  if (dispute.state === 'LOST' && taken.length > 0) await postDisputeLost(tx, { ...of, amountMinor, feeMinor: 0 });
}

function sumOf(movements: ProviderDispute['movements'], currency: string): { feeMinor: number; settlement: Settlement | null } {
  const [first] = movements;
  const sum = (pick: (movement: ProviderDispute['movements'][number]) => number): number => movements.reduce((total, movement) => total + pick(movement), 0);
  const settlement = first!.currency === currency ? null : { currency: first!.currency, amountMinor: Math.abs(sum((movement) => movement.amountMinor)) };
  return { feeMinor: sum(({ feeMinor }) => feeMinor), settlement };
}
