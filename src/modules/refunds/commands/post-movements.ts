import type { ProviderDispute } from '../../../platform/payments/payments.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { postDisputeMovement, settleDispute } from '../../ledger/index.ts';
import type { Dispute } from '../model/dispute.entity.ts';

type Movement = ProviderDispute['movements'][number];

/**
 * Books what the provider has moved because of a dispute, each movement once and with the fee it came with, however many there are; one that is not
 * there yet is booked when its message comes. What was decided is then brought to the shares.
 */
export async function postMovements(tx: Tx, dispute: Dispute, { movements }: ProviderDispute): Promise<void> {
  const { id: disputeId, communityId, paymentId, state } = dispute;
  const of = { communityId, paymentId, disputeId };
  for (const movement of movements) await postDisputeMovement(tx, { ...of, movementId: movement.id, feeMinor: movement.feeMinor, ...amountOf(dispute, movement) });
  if (state === 'WON' || state === 'LOST') await settleDispute(tx, of, state);
}

/** In another currency than the sale's only the provider knows the amount; it moves all that is contested. */
function amountOf({ amountMinor, currency }: Dispute, movement: Movement): Pick<Parameters<typeof postDisputeMovement>[1], 'amountMinor' | 'settlement'> {
  if (movement.currency === currency) return { amountMinor: movement.amountMinor, settlement: null };
  return { amountMinor: Math.sign(movement.amountMinor) * (amountMinor as number), settlement: { currency: movement.currency, amountMinor: Math.abs(movement.amountMinor) } };
}
