import { toDecimal } from '../../../kernel/money.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { restoreVoucher, revokeVoucher } from '../../promotions/index.ts';
import { lockPair, referralOfOrderForUpdate } from '../access.ts';
import type { ReferralsDeps, ReferralsReader } from '../deps.ts';
import type { ReferralRow } from '../model/referral.entity.ts';
import { forgive, owe } from './debts.ts';

interface OrderKey {
  readonly id: string;
  readonly communityId: string;
}
interface Reversal {
  readonly isWholeOrder: boolean;
}
/** A voucher that goes with the refund; `isUsed`: it was paid with, and its worth is owed. */
interface ReferralVoucherUndone {
  readonly kind: 'REFERRAL_VOUCHER';
  readonly wording: 'REFERRAL_VOUCHER' | 'REFERRAL_VOUCHER_USED';
  readonly params: { readonly amount: string; readonly currency: string };
  readonly isUsed: boolean;
}

/** When the order that earned them goes back as a whole, both vouchers are taken back; what was used is owed. A renewal's refund leaves them. */
export const referralCompensator = {
  name: 'referrals',
  preview: (db: ReferralsDeps['reader'], order: OrderKey, { isWholeOrder }: Reversal): Promise<readonly ReferralVoucherUndone[]> => (isWholeOrder ? previewOf(db, order) : Promise.resolve([])),
  async undo(tx: Tx, order: OrderKey, { isWholeOrder }: Reversal): Promise<void> {
    if (isWholeOrder) await takeBack(tx, order);
  },
  async redo(tx: Tx, order: OrderKey, { isWholeOrder }: Reversal): Promise<void> {
    if (isWholeOrder) await giveAgain(tx, order);
  },
};

async function takeBack(tx: Tx, { id: orderId, communityId }: OrderKey): Promise<void> {
  const db = tx.db as ReferralsReader;
  await db.insertInto('referral_refund').values({ communityId, orderId }).onConflict((conflict) => conflict.columns(['communityId', 'orderId']).doNothing()).execute();
  const referral = await lockedReferral(tx, { id: orderId, communityId });
  if (referral?.state !== 'GIVEN') return;
  for (const voucherId of vouchersOf(referral)) if ((await revokeVoucher(tx, communityId, voucherId)) === 'USED') await owe(tx, communityId, voucherId);
  await db.updateTable('referral').set({ state: 'TAKEN_BACK', takenBackAt: tx.now }).where('communityId', '=', communityId).where('id', '=', referral.id).execute();
  const { id: referralId, referrerUserId, refereeUserId } = referral;
  tx.emit({ name: 'referrals.taken-back', communityId, payload: { referralId, referrerUserId, refereeUserId, orderId } });
}

async function giveAgain(tx: Tx, { id: orderId, communityId }: OrderKey): Promise<void> {
  const db = tx.db as ReferralsReader;
  await db.deleteFrom('referral_refund').where('communityId', '=', communityId).where('orderId', '=', orderId).execute();
  const referral = await lockedReferral(tx, { id: orderId, communityId });
  if (referral?.state !== 'TAKEN_BACK') return;
  for (const voucherId of vouchersOf(referral)) {
    await restoreVoucher(tx, communityId, voucherId);
    await forgive(tx, communityId, voucherId);
  }
  await db.updateTable('referral').set({ state: 'GIVEN', takenBackAt: null }).where('communityId', '=', communityId).where('id', '=', referral.id).execute();
}

async function lockedReferral(tx: Tx, { id, communityId }: OrderKey): Promise<ReferralRow | null> {
  await tx.flush();
  const known = await (tx.db as ReferralsReader).selectFrom('referral').select(['referrerUserId', 'refereeUserId']).where('communityId', '=', communityId).where('orderId', '=', id).executeTakeFirst();
  if (!known) return null;
  await lockPair(tx, { communityId, ...known });
  return referralOfOrderForUpdate(tx, communityId, id);
}

async function previewOf(db: ReferralsReader, { id, communityId }: OrderKey): Promise<ReferralVoucherUndone[]> {
  const referral = await db.selectFrom('referral').selectAll().where('communityId', '=', communityId).where('orderId', '=', id).where('state', '=', 'GIVEN').executeTakeFirst();
  const ids = referral ? vouchersOf(referral) : [];
  if (ids.length === 0) return [];
  const vouchers = await db.selectFrom('voucher').select(['amountMinor', 'currency', 'state']).where('communityId', '=', communityId).where('id', 'in', ids).orderBy('amountMinor', 'desc').orderBy('id').execute();
  return vouchers.map(({ amountMinor, currency, state }) => ({ kind: 'REFERRAL_VOUCHER', wording: state === 'USED' ? 'REFERRAL_VOUCHER_USED' : 'REFERRAL_VOUCHER', params: { amount: toDecimal({ minorUnits: amountMinor, currency }), currency }, isUsed: state === 'USED' }));
}

const vouchersOf = ({ referrerVoucherId, refereeVoucherId }: ReferralRow): string[] => [referrerVoucherId, refereeVoucherId].filter((id) => id !== null);
