import type { Viewer } from '../../../kernel/viewer.ts';
import { standingIn, standingsIn } from '../../communities/index.ts';
import type { PlansDeps, PlansReader } from '../deps.ts';
import type { PlanRow } from '../model/plan.entity.ts';
import type { PriceRow } from '../model/price.entity.ts';

/** One way to buy a tier, and what it costs. */
export interface PlanOffer {
  readonly plan: PlanRow;
  /** In the community's currency, or else the first; null: not on sale. */
  readonly price: PriceRow | null;
  /** Of now, one for each currency. */
  readonly prices: readonly PriceRow[];
  /** Still to come, the next one first. */
  readonly upcoming: readonly PriceRow[];
}

/** A price together with the plan that it is of. */
export interface PricedPlan {
  readonly price: PriceRow;
  readonly offer: PlanOffer;
}

/** The plans of tiers with their prices, in the order in which they were made; none of a community that the viewer may not see, also where they know the tier. */
export async function plansOfTiers({ reader, clock }: PlansDeps, viewer: Viewer, tierIds: readonly string[]): Promise<PlanOffer[]> {
  const plans = await reader.selectFrom('plan').selectAll().where('tierId', 'in', tierIds).orderBy('createdAt').orderBy('id').execute();
  const visible = await standingsIn(reader as never, viewer, [...new Set(plans.map(({ communityId }) => communityId))]);
  return withPrices(reader, plans.filter(({ communityId }) => visible.has(communityId)), clock.now());
}

/** The plans of a community that are on sale now. */
export async function offersOf({ reader, clock }: PlansDeps, communityId: string): Promise<PlanOffer[]> {
  const now = clock.now();
  const plans = await reader.selectFrom('plan').selectAll().where('communityId', '=', communityId).where((eb) => eb.or([eb('endsAt', 'is', null), eb('endsAt', '>', now)])).orderBy('createdAt').orderBy('id').execute();
  return (await withPrices(reader, plans, now)).filter(({ price }) => price !== null);
}

/** Plans of one or more communities, for whoever may see these. */
export async function plansByIds({ reader, clock }: PlansDeps, viewer: Viewer, ids: readonly string[]): Promise<Map<string, PlanOffer>> {
  const plans = await reader.selectFrom('plan').selectAll().where('id', 'in', ids).execute();
  const visible = await standingsIn(reader as never, viewer, [...new Set(plans.map(({ communityId }) => communityId))]);
  return new Map((await withPrices(reader, plans.filter(({ communityId }) => visible.has(communityId)), clock.now())).map((offer) => [offer.plan.id, offer]));
}

export async function pricedPlan(db: PlansReader, priceId: string, now: Date): Promise<PricedPlan> {
  const price = await db.selectFrom('price').selectAll().where('id', '=', priceId).executeTakeFirstOrThrow();
  return { price, offer: (await planById(db, price.planId, now))! };
}

export async function planById(db: PlansReader, id: string, now: Date): Promise<PlanOffer | null> {
  const plan = await db.selectFrom('plan').selectAll().where('id', '=', id).executeTakeFirst();
  return plan ? (await withPrices(db, [plan], now))[0]! : null;
}

async function withPrices(db: PlansReader, plans: PlanRow[], now: Date): Promise<PlanOffer[]> {
  if (plans.length === 0) return [];
  const prices = await db.selectFrom('price').innerJoin('community', 'community.id', 'price.communityId').selectAll('price').select('community.currency as ofCommunity')
    .where('price.planId', 'in', plans.map(({ id }) => id)).where((eb) => eb.or([eb('price.validTo', 'is', null), eb('price.validTo', '>', now)])).whereRef('price.validTo', 'is distinct from', 'price.validFrom')
    .orderBy('price.validFrom').orderBy('price.id').execute();
  const byPlan = Map.groupBy(prices, ({ planId }) => planId);
  return plans.map((plan) => {
    const [upcoming, current] = [byPlan.get(plan.id)?.filter(({ validFrom }) => validFrom > now) ?? [], byPlan.get(plan.id)?.filter(({ validFrom }) => validFrom <= now) ?? []];
    const isOver = plan.endsAt !== null && plan.endsAt <= now;
    return { plan, price: isOver ? null : (current.find(({ currency, ofCommunity }) => currency === ofCommunity) ?? current[0] ?? null), prices: isOver ? [] : current, upcoming: isOver ? [] : upcoming };
  });
}

/** A plan is seen by whoever sees its community. */
export async function visiblePlan({ reader, clock }: PlansDeps, viewer: Viewer, id: string): Promise<PlanOffer | null> {
  const offer = await planById(reader, id, clock.now());
  return offer && (await standingIn(reader as never, viewer, offer.plan.communityId)) ? offer : null;
}

/** A price, past ones too, is seen by whoever sees its community. */
export async function visiblePrice(db: PlansReader, viewer: Viewer, id: string): Promise<PriceRow | null> {
  const price = await db.selectFrom('price').selectAll().where('id', '=', id).executeTakeFirst();
  return price && (await standingIn(db as never, viewer, price.communityId)) ? price : null;
}
