import { disputeMovementKey } from '../../ledger/index.ts';
import type { RefundsReader } from '../deps.ts';

interface Movement {
  readonly id: string;
  readonly sourceId: string | null;
}
type Claim = { readonly type: 'REFUND' | 'DISPUTE'; readonly key: string };

/** Which movements of the provider's balance are refunds and disputes that we know, by id of the movement. Each movement of a dispute is booked by itself. */
export async function claimMovements(reader: RefundsReader, movements: readonly Movement[]): Promise<Map<string, Claim>> {
  const sources = movements.map(({ sourceId }) => sourceId).filter((id) => id !== null);
  if (sources.length === 0) return new Map();
  const refunds = await reader.selectFrom('refund').select(['id', 'providerId']).where('providerId', 'in', sources).execute();
  const disputes = await reader.selectFrom('dispute').select(['id', 'providerId']).where('providerId', 'in', sources).execute();
  const known = new Map<string | null, (movementId: string) => Claim>([
    ...refunds.map(({ id, providerId }) => [providerId, () => ({ type: 'REFUND' as const, key: id })] as const),
    ...disputes.map(({ id, providerId }) => [providerId, (movementId: string) => ({ type: 'DISPUTE' as const, key: disputeMovementKey(id, movementId) })] as const),
  ]);
  return new Map(movements.flatMap(({ id, sourceId }) => (known.has(sourceId) ? [[id, known.get(sourceId)!(id)] as const] : [])));
}
