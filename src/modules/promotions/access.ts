import { notFound, type Failure } from '../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { SignedInViewer, Viewer } from '../../kernel/viewer.ts';
import { prepared } from '../../platform/database/prepared.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { activeMember, hasPermission, requirePermission, requirePermissionForUpdate, standingIn, type MemberStanding } from '../communities/index.ts';
import type { PromotionsReader, Tables } from './deps.ts';
import { Coupon, PromotionCode } from './model/coupon.entity.ts';
import { GroupBuyOffer, type GroupBuyRow, type GroupBuySeatRow } from './model/group-buy.entity.ts';
import { PriceLadder } from './model/price-ladder.entity.ts';
import type { PromotionUseRow } from './model/promotion-use.entity.ts';

type NotFound = Failure<'NOT_FOUND'>;
export type Seller = MemberStanding & { readonly viewer: SignedInViewer };

/** Somebody who decides on the promotions of a community; the community's row is locked, so that counts of them hold. */
export const sellerForUpdate = (tx: Tx, viewer: Viewer, communityId: string, ...path: string[]): Promise<Result<Seller, NotFound>> =>
  requirePermissionForUpdate(tx, viewer, communityId, 'plans.manage', ...path);

/** Whether the viewer sees what is known to sellers only. */
export async function maySell(db: PromotionsReader, viewer: Viewer, communityId: string): Promise<boolean> {
  if (viewer.userId === null) return false;
  const member = await activeMember(db as never, communityId, viewer.userId);
  return member !== null && hasPermission(member.role, 'plans.manage');
}

const KINDS = { coupon: Coupon, promotion_code: PromotionCode, price_ladder: PriceLadder, group_buy_offer: GroupBuyOffer } as const;
type Closable = { [Table in keyof typeof KINDS]: InstanceType<(typeof KINDS)[Table]> };

/** Whoever sees the community sees these. */
const IN_SIGHT: ReadonlySet<string> = new Set(['price_ladder', 'group_buy_offer']);

/** A coupon, code, ladder or offer, for those who sell in its community. Of coupons and codes only members may know. */
export async function promotionForClosing<Table extends keyof Closable>(tx: Tx, viewer: Viewer, table: Table, id: string, path: string): Promise<Result<{ promotion: Closable[Table]; seller: Seller }, NotFound>> {
  const promotion = (await tx.em.findOne(KINDS[table] as typeof Coupon, { id })) as Closable[Table] | null;
  const standing = promotion && (await standingIn(tx.db, viewer, promotion.communityId));
  if (!promotion || !standing || (standing.member === null && !IN_SIGHT.has(table))) return refuse(notFound(path));
  const allowed = await requirePermission(tx.db, viewer, promotion.communityId, 'plans.manage', path);
  return allowed.ok ? ok({ promotion, seller: allowed.value }) : allowed;
}

/** The viewer's standing, where they may know of the community. */
export const visibleStanding = (tx: Tx, viewer: Viewer, communityId: string): ReturnType<typeof standingIn> => standingIn(tx.db, viewer, communityId);

/** The member's row comes before all others of theirs, as everywhere. */
export async function lockBuyer(tx: Tx, communityId: string, userId: string): Promise<void> {
  await (tx.db as PromotionsReader).selectFrom('member').select('id').where('communityId', '=', communityId).where('userId', '=', userId).forNoKeyUpdate().execute();
}

/** The first of tier and plan that is not of this community; null when both are, or absent. */
export async function belongsHere(tx: Tx, communityId: string, { tierId, planId }: { tierId?: string | null; planId?: string | null }): Promise<'tierId' | 'planId' | null> {
  const db = tx.db as PromotionsReader;
  if (tierId && !(await db.selectFrom('tier').select('id').where('communityId', '=', communityId).where('id', '=', tierId).executeTakeFirst())) return 'tierId';
  if (planId && !(await db.selectFrom('plan').select('id').where('communityId', '=', communityId).where('id', '=', planId).executeTakeFirst())) return 'planId';
  return null;
}

/** What an order holds, in one order of locking for everybody: coupons, then vouchers, then seats. */
export const usesForUpdate = ({ db }: Tx, orderId: string): Promise<PromotionUseRow[]> => usesOfOrder(db, { orderId });
const usesOfOrder = prepared<Tables, { orderId: string }, PromotionUseRow>((db, given) => db.selectFrom('promotion_use').selectAll().where('orderId', '=', given.orderId).orderBy('kind').orderBy('sourceId').forUpdate());

/** A group-buy that nobody else joins, pays or settles until this transaction ends, with the seats that were not given up. */
export async function groupBuyForUpdate(tx: Tx, communityId: string, id: string): Promise<{ groupBuy: GroupBuyRow; seats: GroupBuySeatRow[] } | null> {
  const db = tx.db as PromotionsReader;
  const groupBuy = await db.selectFrom('group_buy').selectAll().where('communityId', '=', communityId).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!groupBuy) return null;
  const seats = await db.selectFrom('group_buy_seat').selectAll().where('communityId', '=', communityId).where('groupBuyId', '=', id).orderBy('createdAt').orderBy('id').execute();
  return { groupBuy, seats };
}
