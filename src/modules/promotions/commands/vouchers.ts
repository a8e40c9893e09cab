import { after, DAY } from '../../../kernel/clock.ts';
import { failure, type Failure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { PromotionsReader } from '../deps.ts';
import type { VoucherSource } from '../model/voucher.entity.ts';

export interface VoucherGift {
  readonly communityId: string;
  readonly userId: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly minSpendMinor?: number;
  readonly source: { readonly kind: VoucherSource; readonly id: string };
  readonly reason?: string | null;
  /** Null: at once. */
  readonly usableFrom?: Date | null;
  /** Null: without end. */
  readonly expiresAt: Date | null;
}
/** A voucher that was used and comes back can be used at least for this long. */
const TIME_AFTER_RETURN = 7 * DAY;

/** Gives a person a voucher; given again for the same source, it is the one of the first time. */
export async function giveVoucher(tx: Tx, { source, ...gift }: VoucherGift): Promise<string> {
  const db = tx.db as PromotionsReader;
  const id = newId(tx.now.getTime());
  const made = await db.insertInto('voucher').values({
    id, communityId: gift.communityId, userId: gift.userId, amountMinor: gift.amountMinor, currency: gift.currency, minSpendMinor: gift.minSpendMinor ?? 0,
    sourceKind: source.kind, sourceId: source.id, reason: gift.reason ?? null, state: 'AVAILABLE', usableFrom: gift.usableFrom ?? null, expiresAt: gift.expiresAt, usedAt: null, revokedAt: null, createdAt: tx.now,
  }).onConflict((conflict) => conflict.columns(['communityId', 'sourceKind', 'sourceId', 'userId']).doNothing()).returning('id').executeTakeFirst();
  if (made) {
    tx.emit({ name: 'promotions.voucher-given', communityId: gift.communityId, payload: { voucherId: id, userId: gift.userId } });
    return id;
  }
  const known = await db.selectFrom('voucher').select('id').where('communityId', '=', gift.communityId).where('userId', '=', gift.userId)
    .where('sourceKind', '=', source.kind).where('sourceId', '=', source.id).executeTakeFirstOrThrow();
  return known.id;
}

/** Takes a voucher back. One that was used stays used; one that an open order holds goes when the order is not paid. */
export async function revokeVoucher(tx: Tx, communityId: string, id: string): Promise<'REVOKED' | 'HELD_BY_ORDER' | 'USED'> {
  const db = tx.db as PromotionsReader;
  const voucher = await db.selectFrom('voucher').select(['state', 'revokedAt']).where('communityId', '=', communityId).where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  if (voucher.state === 'USED') return 'USED';
  const state = voucher.state === 'RESERVED' ? ('RESERVED' as const) : ('REVOKED' as const);
  await db.updateTable('voucher').set({ state, revokedAt: voucher.revokedAt ?? tx.now }).where('communityId', '=', communityId).where('id', '=', id).execute();
  return state === 'RESERVED' ? 'HELD_BY_ORDER' : 'REVOKED';
}

interface VoucherUse {
  readonly communityId: string;
  readonly userId: string;
  readonly sourceId: string;
}
const own = (tx: Tx, { communityId, userId, sourceId }: VoucherUse) => (tx.db as PromotionsReader).updateTable('voucher').where('communityId', '=', communityId).where('id', '=', sourceId).where('userId', '=', userId);

/** An order takes it: what the quote promised holds, also when it has expired since. One that waits is nobody's to use. */
export async function reserveVoucher(tx: Tx, use: VoucherUse): Promise<Failure<'VOUCHER_SPENT'> | null> {
  const taken = await own(tx, use).set({ state: 'RESERVED' }).where('state', '=', 'AVAILABLE').where((eb) => eb.or([eb('usableFrom', 'is', null), eb('usableFrom', '<=', tx.now)])).returning('id').executeTakeFirst();
  return taken ? null : failure('VOUCHER_SPENT', ['voucherIds']);
}
export async function useVoucher(tx: Tx, use: VoucherUse): Promise<void> {
  await own(tx, use).set({ state: 'USED', usedAt: tx.now }).where('state', '=', 'RESERVED').execute();
}
/** The order was not paid. */
export async function releaseVoucher(tx: Tx, use: VoucherUse): Promise<void> {
  await own(tx, use).set((eb) => ({ state: eb.case().when('revokedAt', 'is', null).then('AVAILABLE' as const).else('REVOKED' as const).end() })).where('state', '=', 'RESERVED').execute();
}
/** The order was refunded: it can be used again, for some days at least. */
export async function returnVoucher(tx: Tx, use: VoucherUse): Promise<void> {
  const least = after(tx.now, TIME_AFTER_RETURN);
  await own(tx, use).set((eb) => ({
    state: eb.case().when('revokedAt', 'is', null).then('AVAILABLE' as const).else('REVOKED' as const).end(), usedAt: null,
    expiresAt: eb.case().when('expiresAt', 'is', null).then(null).else(eb.fn<Date>('greatest', ['expiresAt', eb.val(least)])).end(),
  })).where('state', '=', 'USED').execute();
}
/** Taking it back was wrong: a voucher that was not used can be used again. */
export async function restoreVoucher(tx: Tx, communityId: string, id: string): Promise<void> {
  const least = after(tx.now, TIME_AFTER_RETURN);
  await (tx.db as PromotionsReader).updateTable('voucher').set((eb) => ({
    state: eb.case().when('state', '=', 'REVOKED').then('AVAILABLE' as const).else(eb.ref('state')).end(), revokedAt: null,
    expiresAt: eb.case().when('expiresAt', 'is', null).then(null).else(eb.fn<Date>('greatest', ['expiresAt', eb.val(least)])).end(),
  })).where('communityId', '=', communityId).where('id', '=', id).where('revokedAt', 'is not', null).execute();
}
