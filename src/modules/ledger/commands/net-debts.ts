import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { owesAnything, sharesToNet, type PayeeKey } from '../access.ts';
import type { PaymentShareRow } from '../model/payment-share.entity.ts';
import { netDebts } from '../model/share-state.ts';
import { postOnce } from './post.ts';

/**
 * Uses what a payee could be paid out for what they owe. Who has locked shares before passes by those that others work on (`WHAT_IS_FREE`): whatever
 * pays out nets first, so these are netted then.
 */
export async function netDebtsOf(tx: Tx, key: PayeeKey, which: 'ALL' | 'WHAT_IS_FREE' = 'ALL'): Promise<void> {
  if (!(await owesAnything(tx, key))) return;
  const shares = await sharesToNet(tx, key, which === 'ALL');
  const [debtors, sources] = [shares.filter(({ owedMinor }) => owedMinor > 0), shares.filter(({ availableMinor }) => availableMinor > 0)];
  if (debtors.length === 0 || sources.length === 0) return;
  const before = new Map<string, PaymentShareRow>(shares.map((share) => [share.id, share]));
  const changes = netDebts(sources, debtors).map((after) => ({ before: before.get(after.id)!, after }));
  const { communityId, currency } = key;
  // The debts and what pays them change with each netting, so each is a source of its own.
  await postOnce(tx, { communityId, kind: 'NETTING', sourceType: 'PAYMENT', sourceId: `${sources[0]!.paymentId}:${newId(tx.now.getTime())}`, paymentId: null }, async () => ({ currency, changes, lines: [] }));
}
