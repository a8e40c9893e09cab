import { readPage, type Ordering, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { PromotionsReader } from '../deps.ts';
import type { CouponRow, PromotionCodeRow } from '../model/coupon.entity.ts';
import type { GroupBuyOfferRow, GroupBuyRow } from '../model/group-buy.entity.ts';
import type { PriceLadderRow } from '../model/price-ladder.entity.ts';
import type { VoucherRow } from '../model/voucher.entity.ts';

type Dated = { readonly id: string; readonly createdAt: Date };
const newestFirst = <Row extends Dated>(scope: string): Ordering<Row> => ({ scope, shape: ['time', 'uuid'], keysOf: (row) => [row.createdAt.getTime(), row.id] });

export const couponById = async (db: PromotionsReader, id: string): Promise<CouponRow | null> => (await db.selectFrom('coupon').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
export const codeById = async (db: PromotionsReader, id: string): Promise<PromotionCodeRow | null> => (await codesById(db, [id]))[0] ?? null;
export const codesById = (db: PromotionsReader, ids: readonly string[]): Promise<PromotionCodeRow[]> => db.selectFrom('promotion_code').selectAll().where('id', 'in', ids).orderBy('code').execute();
export const ladderById = async (db: PromotionsReader, id: string): Promise<PriceLadderRow | null> => (await db.selectFrom('price_ladder').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
export const offerById = async (db: PromotionsReader, id: string): Promise<GroupBuyOfferRow | null> => (await offersById(db, [id]))[0] ?? null;
export const offersById = (db: PromotionsReader, ids: readonly string[]): Promise<GroupBuyOfferRow[]> => db.selectFrom('group_buy_offer').selectAll().where('id', 'in', ids).execute();
export const groupBuyById = async (db: PromotionsReader, id: string): Promise<GroupBuyRow | null> => (await db.selectFrom('group_buy').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
export const voucherById = async (db: PromotionsReader, id: string): Promise<VoucherRow | null> => (await db.selectFrom('voucher').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

/** The coupons of a community, newest first, closed ones too. */
export const couponsOf = (db: PromotionsReader, communityId: string, request: PageRequest): Promise<Page<CouponRow>> =>
  readPage<CouponRow>(request, newestFirst('coupons'), (after, limit) => {
    let query = db.selectFrom('coupon').selectAll().where('communityId', '=', communityId).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit);
    if (after) query = query.where((eb) => eb(eb.refTuple('createdAt', 'id'), '<', eb.tuple(new Date(after[0] as number), after[1] as string)));
    return query.execute();
  });

/** The codes of a coupon, newest first, closed ones too. */
export const codesOf = (db: PromotionsReader, { communityId, id }: CouponRow, request: PageRequest): Promise<Page<PromotionCodeRow>> =>
  readPage<PromotionCodeRow>(request, newestFirst('promotion-codes'), (after, limit) => {
    let query = db.selectFrom('promotion_code').selectAll().where('communityId', '=', communityId).where('couponId', '=', id).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit);
    if (after) query = query.where((eb) => eb(eb.refTuple('createdAt', 'id'), '<', eb.tuple(new Date(after[0] as number), after[1] as string)));
    return query.execute();
  });

/** All vouchers of a community, newest first. */
export const vouchersOfCommunity = (db: PromotionsReader, communityId: string, request: PageRequest): Promise<Page<VoucherRow>> =>
  vouchers(db, 'vouchers-of-community', (query) => query.where('voucher.communityId', '=', communityId), request);
/** All vouchers of a person, newest first. */
export const vouchersOfUser = (db: PromotionsReader, userId: string, request: PageRequest): Promise<Page<VoucherRow>> =>
  vouchers(db, 'vouchers-of-user', (query) => query.where('voucher.userId', '=', userId), request);

const allVouchers = (db: PromotionsReader) => db.selectFrom('voucher').innerJoin('community', 'community.id', 'voucher.communityId').selectAll('voucher');
function vouchers(db: PromotionsReader, scope: string, narrow: (query: ReturnType<typeof allVouchers>) => ReturnType<typeof allVouchers>, request: PageRequest): Promise<Page<VoucherRow>> {
  return readPage<VoucherRow>(request, newestFirst(scope), (after, limit) => {
    let query = narrow(allVouchers(db)).orderBy('voucher.createdAt', 'desc').orderBy('voucher.id', 'desc').limit(limit);
    if (after) query = query.where((eb) => eb(eb.refTuple('voucher.createdAt', 'voucher.id'), '<', eb.tuple(new Date(after[0] as number), after[1] as string)));
    return query.execute() as Promise<VoucherRow[]>;
  });
}

/** What a person can pay with in each community now, or later where it waits, by the end that comes first. */
export async function usableVouchers(db: PromotionsReader, userId: string, communityIds: readonly string[], at: Date): Promise<Map<string, VoucherRow[]>> {
  const rows = await db.selectFrom('voucher').selectAll().where('communityId', 'in', communityIds).where('userId', '=', userId).where('state', '=', 'AVAILABLE')
    .where((eb) => eb.or([eb('expiresAt', 'is', null), eb('expiresAt', '>', at)])).orderBy('expiresAt').orderBy('id').execute();
  return Map.groupBy(rows, ({ communityId }) => communityId);
}

/** The ladders of communities that count now or will. */
export async function openLadders(db: PromotionsReader, communityIds: readonly string[], at: Date): Promise<Map<string, PriceLadderRow[]>> {
  const rows = await db.selectFrom('price_ladder').selectAll().where('communityId', 'in', communityIds).where('closedAt', 'is', null)
    .where((eb) => eb.or([eb('endsAt', 'is', null), eb('endsAt', '>', at)])).orderBy('createdAt').orderBy('id').execute();
  return Map.groupBy(rows, ({ communityId }) => communityId);
}

/** The offers of communities of which group-buys can be opened now. */
export async function openOffers(db: PromotionsReader, communityIds: readonly string[], at: Date): Promise<Map<string, GroupBuyOfferRow[]>> {
  const rows = await db.selectFrom('group_buy_offer').selectAll().where('communityId', 'in', communityIds).where('closedAt', 'is', null)
    .where((eb) => eb.or([eb('endsAt', 'is', null), eb('endsAt', '>', at)])).orderBy('createdAt').orderBy('id').execute();
  return Map.groupBy(rows, ({ communityId }) => communityId);
}
