import type { ProviderDispute } from '../../../platform/payments/payments.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { postDisputeMovement, settleDispute } from '../../ledger/index.ts';
import type { Dispute } from '../model/dispute.entity.ts';
import { ownMovements } from '../model/own-movements.ts';

/**
 * Books what the provider has moved because of a dispute, each movement once and with the fee it came with, however many there are; one that is not
 * there yet is booked when its message comes. What was decided is then brought to the shares.
 */
export async function postMovements(tx: Tx, dispute: Dispute, { movements }: ProviderDispute): Promise<void> {
  const { id: disputeId, communityId, paymentId, state, currency } = dispute;
  const of = { communityId, paymentId, disputeId };
  const own = ownMovements({ amountMinor: dispute.amountMinor as number, currency }, movements);
  for (const [index, { id: movementId, feeMinor }] of movements.entries()) await postDisputeMovement(tx, { ...of, movementId, feeMinor, ...own[index]! });
  if (state === 'WON' || state === 'LOST') await settleDispute(tx, of, state);
}
