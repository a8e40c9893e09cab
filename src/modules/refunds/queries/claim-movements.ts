import type { RefundsReader } from '../deps.ts';

interface Movement {
  readonly id: string;
  readonly sourceId: string | null;
}

/** Which movements of the provider's balance are refunds and disputes that we know, by id of the movement. */
export async function claimMovements(reader: RefundsReader, movements: readonly Movement[]): Promise<Map<string, { type: 'REFUND' | 'DISPUTE'; key: string }>> {
  const sources = movements.map(({ sourceId }) => sourceId).filter((id) => id !== null);
  if (sources.length === 0) return new Map();
  const refunds = await reader.selectFrom('refund').select(['id', 'providerId']).where('providerId', 'in', sources).execute();
  const disputes = await reader.selectFrom('dispute').select(['id', 'providerId']).where('providerId', 'in', sources).execute();
  const known = new Map<string | null, { type: 'REFUND' | 'DISPUTE'; key: string }>([...refunds.map((row) => [row.providerId, { type: 'REFUND' as const, key: row.id }] as const), ...disputes.map((row) => [row.providerId, { type: 'DISPUTE' as const, key: row.id }] as const)]);
  return new Map(movements.flatMap(({ id, sourceId }) => (known.has(sourceId) ? [[id, known.get(sourceId)!]] : [])));
}
