import type { BillingReader } from '../deps.ts';

interface Movement {
  readonly id: string;
  readonly type: string;
  readonly sourceId: string | null;
}

/** Which movements of the provider's balance are payments that we know, by id of the movement. */
export async function claimMovements(reader: BillingReader, movements: readonly Movement[]): Promise<Map<string, { type: 'PAYMENT'; key: string }>> {
  const charges = movements.map(({ sourceId }) => sourceId).filter((id) => id !== null);
  if (charges.length === 0) return new Map();
  const payments = await reader.selectFrom('community').innerJoin('payment', 'payment.communityId', 'community.id').select(['payment.id', 'payment.providerChargeId']).where('payment.providerChargeId', 'in', charges).execute();
  const byCharge = new Map(payments.map(({ id, providerChargeId }) => [providerChargeId, id]));
  return new Map(movements.flatMap(({ id, sourceId }) => (byCharge.has(sourceId) ? [[id, { type: 'PAYMENT', key: byCharge.get(sourceId)! }]] : [])));
}
