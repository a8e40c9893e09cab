import type { Clock } from '../../../kernel/clock.ts';
import { toDecimal } from '../../../kernel/money.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { PromotionsReader } from '../deps.ts';
import type { PromotionUseRow } from '../model/promotion-use.entity.ts';
import { isPending } from '../model/voucher.entity.ts';
import { perkOf } from '../queries/group-buys.ts';
import { restoreUses, returnUses } from './settle-uses.ts';

interface OrderKey {
  readonly id: string;
  readonly communityId: string;
}
/** What comes back to the buyer, or goes, with the whole order. */
interface Undone {
  readonly kind: 'COUPON_USE' | 'VOUCHER' | 'GROUP_BUY_SEAT' | 'GROUP_BUY_PERK';
  readonly params: Readonly<Record<string, string | number>>;
  /** Of a coupon. */
  readonly code?: string;
}

/** An order that goes back as a whole gives back what it used of promotions; a part of the money, or a renewal, leaves it used. */
export const discountCompensatorBy = (clock: Clock) => ({
  name: 'discounts',
  preview: (db: PromotionsReader, order: OrderKey, { isWholeOrder }: { isWholeOrder: boolean }): Promise<readonly Undone[]> => (isWholeOrder ? previewOf(db, order, clock.now()) : Promise.resolve([])),
  async undo(tx: Tx, { id }: OrderKey, { isWholeOrder }: { isWholeOrder: boolean }): Promise<void> {
    if (isWholeOrder) await returnUses(tx, id);
  },
  async redo(tx: Tx, { id }: OrderKey, { isWholeOrder }: { isWholeOrder: boolean }): Promise<void> {
    if (isWholeOrder) await restoreUses(tx, id);
  },
});

async function previewOf(db: PromotionsReader, { id, communityId }: OrderKey, now: Date): Promise<Undone[]> {
  const uses = await db.selectFrom('promotion_use').selectAll().where('communityId', '=', communityId).where('orderId', '=', id).where('state', '=', 'COMMITTED').orderBy('kind').orderBy('sourceId').execute();
  return (await Promise.all(uses.map((use) => undoneBy(db, use, now)))).flat();
}

async function undoneBy(db: PromotionsReader, { kind, communityId, orderId, sourceId }: PromotionUseRow, now: Date): Promise<Undone[]> {
  if (kind === 'COUPON') {
    const { code } = await db.selectFrom('promotion_code').select('code').where('communityId', '=', communityId).where('id', '=', sourceId).executeTakeFirstOrThrow();
    return [{ kind: 'COUPON_USE', params: { code }, code }];
  }
  if (kind === 'VOUCHER') return [{ kind: 'VOUCHER', params: await amountOf(db, communityId, sourceId) }];
  if (kind !== 'GROUP_BUY') return [];
  const seat = await db.selectFrom('group_buy_seat').select(['state', 'isLeader']).where('communityId', '=', communityId).where('orderId', '=', orderId).executeTakeFirst();
  if (seat?.state !== 'PAID') return [];
  const perk = await perkOf(db, { communityId, id: sourceId });
  const lost: Undone[] = perk?.state === 'AVAILABLE' && (seat.isLeader || isPending(perk, now)) ? [{ kind: 'GROUP_BUY_PERK', params: await amountOf(db, communityId, perk.id) }] : [];
  return [{ kind: 'GROUP_BUY_SEAT', params: {} }, ...lost];
}

async function amountOf(db: PromotionsReader, communityId: string, voucherId: string): Promise<{ amount: string; currency: string }> {
  const { amountMinor, currency } = await db.selectFrom('voucher').select(['amountMinor', 'currency']).where('communityId', '=', communityId).where('id', '=', voucherId).executeTakeFirstOrThrow();
  return { amount: toDecimal({ minorUnits: amountMinor, currency }), currency };
}
