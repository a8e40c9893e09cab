import type { Viewer } from '../../../kernel/viewer.ts';
import { activeMember } from '../../communities/index.ts';
import type { PromotionsReader } from '../deps.ts';
import type { GroupBuyRow, GroupBuySeatRow } from '../model/group-buy.entity.ts';
import type { VoucherRow } from '../model/voucher.entity.ts';
import { groupBuyById } from './promotions.ts';

const MOST = 20;

/** A group-buy is known to the members of its community. */
export async function groupBuyForViewing(db: PromotionsReader, viewer: Viewer, id: string): Promise<GroupBuyRow | null> {
  const groupBuy = viewer.userId === null ? null : await groupBuyById(db, id);
  return groupBuy && (await activeMember(db as never, groupBuy.communityId, viewer.userId!)) ? groupBuy : null;
}

/** The seats of group-buys, in the order in which they were taken; given up ones not. */
export async function seatsOf(db: PromotionsReader, groupBuyIds: readonly string[]): Promise<Map<string, GroupBuySeatRow[]>> {
  const rows = await db.selectFrom('group_buy_seat').selectAll().where('groupBuyId', 'in', groupBuyIds).where('state', '<>', 'RELEASED').orderBy('createdAt').orderBy('id').execute();
  return Map.groupBy(rows, ({ groupBuyId }) => groupBuyId);
}

/** The group-buys that can be joined now, of each offer, those that end first first. */
export async function openGroupBuys(db: PromotionsReader, offerIds: readonly string[], at: Date): Promise<Map<string, GroupBuyRow[]>> {
  const rows = await db.selectFrom((eb) => eb.selectFrom('group_buy').selectAll().where('offerId', 'in', offerIds).where('state', '=', 'OPEN').where('deadline', '>', at)
    .select(({ fn }) => fn.agg<number>('row_number').over((over) => over.partitionBy('offerId').orderBy('deadline').orderBy('id')).as('place')).as('open')).selectAll().where('place', '<=', MOST).orderBy('deadline').orderBy('id').execute();
  return Map.groupBy(rows, ({ offerId }) => offerId);
}

/** The group-buys of a person in each community, newest first: the last 20. */
export async function groupBuysOfUser(db: PromotionsReader, userId: string, communityIds: readonly string[]): Promise<Map<string, GroupBuyRow[]>> {
  const rows = await db.selectFrom('group_buy').selectAll('group_buy').where('group_buy.communityId', 'in', communityIds)
    .where(({ exists, selectFrom }) => exists(selectFrom('group_buy_seat').select('group_buy_seat.id').whereRef('group_buy_seat.communityId', '=', 'group_buy.communityId').whereRef('group_buy_seat.groupBuyId', '=', 'group_buy.id')
      .where('group_buy_seat.userId', '=', userId).where('group_buy_seat.state', '<>', 'RELEASED'))).orderBy('group_buy.openedAt', 'desc').orderBy('group_buy.id', 'desc').execute();
  return new Map([...Map.groupBy(rows, ({ communityId }) => communityId)].map(([id, own]) => [id, own.slice(0, MOST)]));
}

/** What a leader was given for a group-buy; null for nothing. */
export const perkOf = async (db: PromotionsReader, { communityId, id }: Pick<GroupBuyRow, 'communityId' | 'id'>): Promise<VoucherRow | null> =>
  (await db.selectFrom('voucher').selectAll().where('communityId', '=', communityId).where('sourceKind', '=', 'GROUP_BUY_LEADER').where('sourceId', '=', id).executeTakeFirst()) ?? null;
