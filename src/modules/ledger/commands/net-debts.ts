import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { availableShares, owedShares, type PayeeKey } from '../access.ts';
import type { PaymentShareRow } from '../model/payment-share.entity.ts';
import { netDebts } from '../model/share-state.ts';
import { postOnce } from './post.ts';

/** Uses what a payee could be paid out for what they owe. */
export async function netDebtsOf(tx: Tx, key: PayeeKey): Promise<void> {
  const debtors = await owedShares(tx, key);
  if (debtors.length === 0) return;
  const sources = await availableShares(tx, key);
  if (sources.length === 0) return;
  const before = new Map<string, PaymentShareRow>([...debtors, ...sources].map((share) => [share.id, share]));
  const changes = netDebts(sources, debtors).map((after) => ({ before: before.get(after.id)!, after }));
  const { communityId, currency } = key;
  // The debts and what pays them change with each netting, so each is a source of its own.
  await postOnce(tx, { communityId, kind: 'NETTING', sourceType: 'PAYMENT', sourceId: `${sources[0]!.paymentId}:${newId(tx.now.getTime())}`, paymentId: null }, async () => ({ currency, changes, lines: [] }));
}
