import { after, DAY } from '../../../kernel/clock.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { standingIn } from '../../communities/index.ts';
import type { PlanRow, PriceRow } from '../../plans/index.ts';
import type { PromotionsDeps, PromotionsReader } from '../deps.ts';
import { isTaken, type GroupBuyRow } from '../model/group-buy.entity.ts';
import { cutoffsOf } from '../model/ladder.ts';
import { discountsOn, netOf } from '../model/pricing.ts';
import type { PriceLadderRow } from '../model/price-ladder.entity.ts';
import { timelineOf, type PricePoint } from '../model/timeline.ts';
import { bestStep, laddersFor } from './ladders.ts';

export interface PriceTimeline {
  readonly plan: PlanRow;
  readonly points: readonly PricePoint[];
  /** Open group-buys of the plan in which the viewer has a seat that is not paid, by deadline. */
  readonly groupBuys: readonly GroupBuyRow[];
}
/** How far ahead the hours of a ladder that counts every day are told. */
const AHEAD = 2 * DAY;

/** What the plan costs the viewer from now on without any code, and when that changes; null where the viewer may not know of it. */
export async function priceTimeline({ reader, clock }: PromotionsDeps, viewer: Viewer, planId: string): Promise<PriceTimeline | null> {
  const now = clock.now();
  const plan = await reader.selectFrom('plan').selectAll().where('id', '=', planId).executeTakeFirst();
  const standing = plan && (await standingIn(reader as never, viewer, plan.communityId));
  if (!plan || !standing) return null;
  const prices = await reader.selectFrom('price').selectAll().where('planId', '=', plan.id).where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>', now)])).orderBy('validFrom').execute();
  const ladders = await laddersFor(reader, { communityId: plan.communityId, plan });
  const joinedAt = standing.member?.joinedAt ?? null;
  const points = timelineOf(now, momentsOf(prices, ladders, joinedAt, now), (at) => figureAt(prices, ladders, joinedAt, at));
  return { plan, points, groupBuys: viewer.userId === null ? [] : await waitingGroupBuys(reader, plan, viewer.userId, now) };
}

function momentsOf(prices: readonly PriceRow[], ladders: readonly PriceLadderRow[], joinedAt: Date | null, now: Date): Date[] {
  const ofPrices = prices.flatMap(({ validFrom, validTo }) => [validFrom, validTo]);
  const ofLadders = ladders.flatMap((ladder) => [ladder.startsAt, ladder.endsAt, ladder.closedAt, ...(joinedAt === null ? cutoffsOf(ladder, now, ladder.day === null ? after(now, AHEAD) : after(now, 3_660 * DAY)) : [])]);
  return [...ofPrices, ...ofLadders].filter((at) => at !== null);
}

/** For whoever is no member, the price of joining at that moment. */
function figureAt(prices: readonly PriceRow[], ladders: readonly PriceLadderRow[], joinedAt: Date | null, at: Date): Pick<PricePoint, 'amountMinor' | 'currency' | 'rules'> {
  const price = prices.findLast(({ validFrom, validTo }) => validFrom <= at && (validTo === null || validTo > at));
  if (!price) return { amountMinor: null, currency: null, rules: [] };
  const { amountMinor: listMinor, currency } = price;
  const ladder = bestStep(ladders, { buyer: { joinedAt: joinedAt ?? at }, listMinor, currency, at });
  const discounts = discountsOn({ listMinor, currency, ladder, groupBuy: null, coupon: null, vouchers: [] });
  const rules = discounts.ok ? discounts.value : [];
  return { amountMinor: netOf(listMinor, rules), currency, rules: [{ kind: 'LIST', sourceId: price.id, amountMinor: listMinor, label: {} }, ...rules] };
}

async function waitingGroupBuys(db: PromotionsReader, { communityId, id }: PlanRow, userId: string, at: Date): Promise<GroupBuyRow[]> {
  const rows = await db.selectFrom('group_buy').innerJoin('group_buy_offer', (join) => join.onRef('group_buy_offer.communityId', '=', 'group_buy.communityId').onRef('group_buy_offer.id', '=', 'group_buy.offerId'))
    .innerJoin('group_buy_seat as seat', (join) => join.onRef('seat.communityId', '=', 'group_buy.communityId').onRef('seat.groupBuyId', '=', 'group_buy.id'))
    .selectAll('group_buy').select(['seat.state as seatState', 'seat.heldUntil']).where('group_buy.communityId', '=', communityId).where('group_buy_offer.planId', '=', id).where('group_buy.state', '=', 'OPEN').where('group_buy.deadline', '>', at)
    .where('seat.userId', '=', userId).orderBy('group_buy.deadline').orderBy('group_buy.id').limit(20).execute();
  return rows.filter(({ seatState, heldUntil }) => seatState !== 'PAID' && isTaken({ state: seatState, heldUntil }, at)).map(({ seatState: _state, heldUntil: _until, ...groupBuy }) => groupBuy);
}
