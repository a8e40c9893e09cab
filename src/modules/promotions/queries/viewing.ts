import type { Viewer } from '../../../kernel/viewer.ts';
import { standingIn } from '../../communities/index.ts';
import { maySell } from '../access.ts';
import type { PromotionsReader } from '../deps.ts';
import type { CouponRow, PromotionCodeRow } from '../model/coupon.entity.ts';
import type { GroupBuyOfferRow } from '../model/group-buy.entity.ts';
import type { PriceLadderRow } from '../model/price-ladder.entity.ts';
import type { VoucherRow } from '../model/voucher.entity.ts';
import { codeById, couponById, ladderById, offerById, voucherById } from './promotions.ts';

interface OfCommunity {
  readonly communityId: string;
}
const toSellers = async <Row extends OfCommunity>(db: PromotionsReader, viewer: Viewer, row: Row | null): Promise<Row | null> => (row && (await maySell(db, viewer, row.communityId)) ? row : null);
const toVisitors = async <Row extends OfCommunity>(db: PromotionsReader, viewer: Viewer, row: Row | null): Promise<Row | null> => (row && (await standingIn(db as never, viewer, row.communityId)) ? row : null);

/** Coupons and codes are known to those who sell: whoever has a code knows it by having it. */
export const couponForViewing = async (db: PromotionsReader, viewer: Viewer, id: string): Promise<CouponRow | null> => toSellers(db, viewer, await couponById(db, id));
export const codeForViewing = async (db: PromotionsReader, viewer: Viewer, id: string): Promise<PromotionCodeRow | null> => toSellers(db, viewer, await codeById(db, id));
/** Ladders and offers are seen by whoever sees the community. */
export const ladderForViewing = async (db: PromotionsReader, viewer: Viewer, id: string): Promise<PriceLadderRow | null> => toVisitors(db, viewer, await ladderById(db, id));
export const offerForViewing = async (db: PromotionsReader, viewer: Viewer, id: string): Promise<GroupBuyOfferRow | null> => toVisitors(db, viewer, await offerById(db, id));
/** A voucher is seen by whoever has it, and by those who sell. */
export async function voucherForViewing(db: PromotionsReader, viewer: Viewer, id: string): Promise<VoucherRow | null> {
  const voucher = viewer.userId === null ? null : await voucherById(db, id);
  return voucher?.userId === viewer.userId ? voucher : toSellers(db, viewer, voucher);
}
