import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { ReferralsReader } from '../deps.ts';

interface Settlement {
  readonly communityId: string;
  readonly userId: string;
  readonly currency: string;
  readonly upToMinor: number;
}

/** Lowers what a person owes, the oldest first, and says by how much. The person's row is locked by whoever calls. */
export async function settleDebt(tx: Tx, { communityId, userId, currency, upToMinor }: Settlement): Promise<number> {
  const db = tx.db as ReferralsReader;
  const debts = await db.selectFrom('referral_debt').selectAll().where('communityId', '=', communityId).where('userId', '=', userId).where('currency', '=', currency)
    .whereRef('settledMinor', '<', 'amountMinor').orderBy('createdAt').orderBy('id').forUpdate().execute();
  let left = upToMinor;
  for (const { id, amountMinor, settledMinor } of debts) {
    const part = Math.min(left, amountMinor - settledMinor!);
    if (part > 0) await db.updateTable('referral_debt').set({ settledMinor: settledMinor! + part }).where('communityId', '=', communityId).where('id', '=', id).execute();
    left -= part;
  }
  return upToMinor - left;
}

/** A voucher that should be taken back was used: its worth is owed. */
export async function owe(tx: Tx, communityId: string, voucherId: string): Promise<void> {
  const db = tx.db as ReferralsReader;
  const { userId, amountMinor, currency } = await db.selectFrom('voucher').select(['userId', 'amountMinor', 'currency']).where('communityId', '=', communityId).where('id', '=', voucherId).executeTakeFirstOrThrow();
  await db.insertInto('referral_debt').values({ id: newId(tx.now.getTime()), communityId, userId, voucherId, amountMinor, currency, settledMinor: 0, createdAt: tx.now }).onConflict((conflict) => conflict.column('voucherId').doUpdateSet({ amountMinor })).execute();
}

/** The voucher was rightly used after all; what later vouchers were lowered by meanwhile stays as it is. */
export async function forgive(tx: Tx, communityId: string, voucherId: string): Promise<void> {
  const db = tx.db as ReferralsReader;
  await db.updateTable('referral_debt').set((eb) => ({ amountMinor: eb.ref('settledMinor') })).where('communityId', '=', communityId).where('voucherId', '=', voucherId).execute();
}
