import { after, DAY } from '../../../kernel/clock.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { standingIn } from '../../communities/index.ts';
import { bandAmount, bandAt, LAPSED_DAYS, lastEndAt, type PastTerm, type PlanRow, type PriceRow } from '../../plans/index.ts';
import type { PromotionsDeps, PromotionsReader } from '../deps.ts';
import { isTaken, type GroupBuyRow } from '../model/group-buy.entity.ts';
import { cutoffsOf } from '../model/ladder.ts';
import { discountsOn, netOf, type QuoteRule } from '../model/pricing.ts';
import type { PriceLadderRow } from '../model/price-ladder.entity.ts';
import { timelineOf, type PricePoint } from '../model/timeline.ts';
import type { VoucherRow } from '../model/voucher.entity.ts';
import { bestStep, laddersFor } from './ladders.ts';
import { usableVouchers } from './promotions.ts';

export interface PriceTimeline {
  readonly plan: PlanRow;
  readonly points: readonly PricePoint[];
  /** Open group-buys of the plan in which the viewer has a seat that is not paid, by deadline. */
  readonly groupBuys: readonly GroupBuyRow[];
  /** Of the viewer, in the currency of the plan's price: those that wait, too. */
  readonly vouchers: readonly VoucherRow[];
}
/** What the price of one viewer goes by. */
interface Situation {
  readonly prices: readonly PriceRow[];
  readonly ladders: readonly PriceLadderRow[];
  /** Null for whoever is no member: then the moment of joining is the one that is asked for. */
  readonly joinedAt: Date | null;
  /** Of plans that are bought term by term. */
  readonly terms: readonly PastTerm[];
}
/** How far ahead the hours of a ladder that counts every day are told. */
const AHEAD = 2 * DAY;

/** What the plan costs the viewer from now on without any code, and when that changes; null where the viewer may not know of it. */
export async function priceTimeline({ reader, clock, termsForRenewal }: PromotionsDeps, viewer: Viewer, planId: string): Promise<PriceTimeline | null> {
  const now = clock.now();
  const plan = await reader.selectFrom('plan').selectAll().where('id', '=', planId).executeTakeFirst();
  const standing = plan && (await standingIn(reader as never, viewer, plan.communityId));
  if (!plan || !standing) return null;
  const { communityId, tierId } = plan;
  const prices = await reader.selectFrom('price').selectAll().where('planId', '=', plan.id).where('currency', '=', standing.community.currency).where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>', now)])).orderBy('validFrom').execute();
  const ladders = await laddersFor(reader, { communityId: plan.communityId, plan });
  const renews = plan.kind === 'TERM' && viewer.userId !== null;
  const situation = { prices, ladders, joinedAt: standing.member?.joinedAt ?? null, terms: renews ? await termsForRenewal({ communityId, tierId, userId: viewer.userId! }) : [] };
  const points = timelineOf(now, momentsOf(situation, now), (at) => figureAt(situation, at));
  if (viewer.userId === null) return { plan, points, groupBuys: [], vouchers: [] };
  const vouchers = (await usableVouchers(reader, viewer.userId, [communityId], now)).get(communityId) ?? [];
  return { plan, points, groupBuys: await waitingGroupBuys(reader, plan, viewer.userId, now), vouchers: vouchers.filter(({ currency }) => currency === standing.community.currency) };
}

function momentsOf({ prices, ladders, joinedAt, terms }: Situation, now: Date): Date[] {
  const ofPrices = prices.flatMap(({ validFrom, validTo }) => [validFrom, validTo]);
  const ofLadders = ladders.flatMap((ladder) => [ladder.startsAt, ladder.endsAt, ladder.closedAt, ...(joinedAt === null ? cutoffsOf(ladder, now, ladder.day === null ? after(now, AHEAD) : after(now, 3_660 * DAY)) : [])]);
  // The last millisecond of a band still belongs to it.
  const ofBands = terms.flatMap(({ endsAt, countsFrom }) => [countsFrom, after(endsAt, 1), after(endsAt, LAPSED_DAYS * DAY + 1)]);
  return [...ofPrices, ...ofLadders, ...ofBands].filter((at) => at !== null);
}

/** For whoever is no member, the price of joining at that moment. */
function figureAt({ prices, ladders, joinedAt, terms }: Situation, at: Date): Pick<PricePoint, 'amountMinor' | 'currency' | 'rules'> {
  const price = prices.findLast(({ validFrom, validTo }) => validFrom <= at && (validTo === null || validTo > at));
  if (!price) return { amountMinor: null, currency: null, rules: [] };
  const { amountMinor: list, currency } = price;
  const band = bandAt(lastEndAt(terms, at), at);
  const listMinor = (band && bandAmount(price, band)) ?? list;
  const ladder = bestStep(ladders, { buyer: { joinedAt: joinedAt ?? at }, listMinor, currency, at });
  const discounts = discountsOn({ listMinor, currency, ladder, groupBuy: null, coupon: null, vouchers: [] });
  const rules: QuoteRule[] = [{ kind: 'LIST', sourceId: price.id, amountMinor: list, label: {} }];
  if (listMinor !== list) rules.push({ kind: 'RENEWAL_BAND', sourceId: price.id, amountMinor: listMinor - list, label: { band } });
  if (discounts.ok) rules.push(...discounts.value);
  return { amountMinor: netOf(0, rules), currency, rules };
}

async function waitingGroupBuys(db: PromotionsReader, { communityId, id }: PlanRow, userId: string, at: Date): Promise<GroupBuyRow[]> {
  const rows = await db.selectFrom('group_buy').innerJoin('group_buy_offer', (join) => join.onRef('group_buy_offer.communityId', '=', 'group_buy.communityId').onRef('group_buy_offer.id', '=', 'group_buy.offerId'))
    .innerJoin('group_buy_seat as seat', (join) => join.onRef('seat.communityId', '=', 'group_buy.communityId').onRef('seat.groupBuyId', '=', 'group_buy.id'))
    .selectAll('group_buy').select(['seat.state as seatState', 'seat.heldUntil']).where('group_buy.communityId', '=', communityId).where('group_buy_offer.planId', '=', id).where('group_buy.state', '=', 'OPEN').where('group_buy.deadline', '>', at)
    .where('seat.userId', '=', userId).orderBy('group_buy.deadline').orderBy('group_buy.id').limit(20).execute();
  return rows.filter(({ seatState, heldUntil }) => seatState !== 'PAID' && isTaken({ state: seatState, heldUntil }, at)).map(({ seatState: _state, heldUntil: _until, ...groupBuy }) => groupBuy);
}
