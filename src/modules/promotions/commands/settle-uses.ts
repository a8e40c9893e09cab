import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { usesForUpdate } from '../access.ts';
import type { PromotionsReader } from '../deps.ts';
import type { PromotionUseRow, UseState } from '../model/promotion-use.entity.ts';
import { giveBackCoupon, takeCoupon } from './coupon-uses.ts';
import { paySeat, refundSeat, releaseSeat, restoreSeat } from './pay-seat.ts';
import { releaseVoucher, reserveVoucher, returnVoucher, useVoucher } from './vouchers.ts';

type Kind = PromotionUseRow['kind'];
/** What could not be had any more: the order was released before its money came, and somebody else has it now. */
export interface Committed {
  readonly lost: readonly Kind[];
}

/**
 * The order is paid. A lost GROUP_BUY seat is refunded by the event `promotions.group-buy-failed`, which is told here; of a lost coupon or voucher
 * the caller decides, and the seat of such an order stays as it is: nobody pays it with money that goes back. Done again it changes nothing.
 */
export async function commitUses(tx: Tx, orderId: string): Promise<Committed> {
  const lost: Kind[] = [];
  for (const use of seatsLast(await changeable(tx, orderId, ['RESERVED', 'RELEASED']))) {
    if (use.kind === 'GROUP_BUY' && lost.length > 0) continue;
    if (await commit(tx, use)) await settle(tx, use, 'COMMITTED');
    else {
      lost.push(use.kind);
      if (use.state === 'RESERVED') await settle(tx, use, 'RELEASED');
    }
  }
  return { lost };
}

const seatsLast = (uses: readonly PromotionUseRow[]): PromotionUseRow[] => uses.toSorted((a, b) => Number(a.kind === 'GROUP_BUY') - Number(b.kind === 'GROUP_BUY'));

/** The order was not paid: others may have what it held. */
export async function releaseUses(tx: Tx, orderId: string): Promise<void> {
  for (const use of await changeable(tx, orderId, ['RESERVED'])) {
    if (use.kind === 'COUPON') await giveBackCoupon(tx, use);
    if (use.kind === 'VOUCHER') await releaseVoucher(tx, use);
    if (use.kind === 'GROUP_BUY') await releaseSeat(tx, use);
    await settle(tx, use, 'RELEASED');
  }
}

/** The order was refunded in full: the uses count no more, and vouchers can be used again. A seat that was lost is told to be refunded, too. */
export async function returnUses(tx: Tx, orderId: string): Promise<void> {
  for (const use of await changeable(tx, orderId, ['COMMITTED', 'RELEASED'])) {
    if (use.kind === 'GROUP_BUY') await refundSeat(tx, use);
    if (use.state === 'RELEASED') continue;
    if (use.kind === 'COUPON') await giveBackCoupon(tx, use);
    if (use.kind === 'VOUCHER') await returnVoucher(tx, use);
    await settle(tx, use, 'RETURNED');
  }
}

/** The refund did not happen after all: what is still there is used again; no limit is passed for it. */
export async function restoreUses(tx: Tx, orderId: string): Promise<void> {
  for (const use of await changeable(tx, orderId, ['RETURNED'])) {
    if (await restore(tx, use)) await settle(tx, use, 'COMMITTED');
  }
}

async function commit(tx: Tx, use: PromotionUseRow): Promise<boolean> {
  const isLate = use.state === 'RELEASED';
  if (use.kind === 'GROUP_BUY') return paySeat(tx, use);
  if (use.kind === 'COUPON') return !isLate || (await takeCoupon(tx, use, { isLate })) === null;
  if (use.kind === 'VOUCHER') {
    if (isLate && (await reserveVoucher(tx, use)) !== null) return false;
    await useVoucher(tx, use);
  }
  return true;
}

async function restore(tx: Tx, use: PromotionUseRow): Promise<boolean> {
  if (use.kind === 'GROUP_BUY') return restoreSeat(tx, use);
  if (use.kind === 'COUPON') return (await takeCoupon(tx, use, { isLate: true })) === null;
  if (use.kind !== 'VOUCHER') return true;
  if ((await reserveVoucher(tx, use)) !== null) return false;
  await useVoucher(tx, use);
  return true;
}

async function changeable(tx: Tx, orderId: string, states: readonly UseState[]): Promise<PromotionUseRow[]> {
  await tx.flush();
  return (await usesForUpdate(tx, orderId)).filter(({ state }) => states.includes(state));
}

async function settle(tx: Tx, { communityId, id }: PromotionUseRow, state: UseState): Promise<void> {
  await (tx.db as PromotionsReader).updateTable('promotion_use').set({ state, settledAt: tx.now }).where('communityId', '=', communityId).where('id', '=', id).execute();
}
