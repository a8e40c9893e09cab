import type { Viewer } from '../../../kernel/viewer.ts';
import { standingIn } from '../../communities/index.ts';
import type { PlansDeps, PlansReader } from '../deps.ts';
import type { PlanRow } from '../model/plan.entity.ts';
import type { PriceRow } from '../model/price.entity.ts';

/** What a tier costs now, by kind of plan. */
export interface PlanOffer {
  readonly plan: PlanRow;
  /** Null: not on sale. */
  readonly price: PriceRow | null;
}

/** The plans of tiers with their prices of now, in the order of the kinds. */
export async function plansOfTiers({ reader }: PlansDeps, tierIds: readonly string[]): Promise<PlanOffer[]> {
  const plans = await reader.selectFrom('plan').selectAll().where('tierId', 'in', tierIds).orderBy('createdAt').orderBy('id').execute();
  return withPrices(reader, plans);
}

/** The plans of communities that are on sale now. */
export async function offersOf({ reader }: PlansDeps, communityId: string): Promise<PlanOffer[]> {
  const plans = await reader.selectFrom('plan').selectAll().where('communityId', '=', communityId).execute();
  return (await withPrices(reader, plans)).filter(({ price }) => price !== null);
}

export async function planById(db: PlansReader, id: string): Promise<PlanOffer | null> {
  const plan = await db.selectFrom('plan').selectAll().where('id', '=', id).executeTakeFirst();
  return plan ? (await withPrices(db, [plan]))[0]! : null;
}

async function withPrices(db: PlansReader, plans: PlanRow[]): Promise<PlanOffer[]> {
  if (plans.length === 0) return [];
  const prices = await db.selectFrom('price').selectAll().where('planId', 'in', plans.map(({ id }) => id)).where('validTo', 'is', null).execute();
  const byPlan = new Map(prices.map((price) => [price.planId, price]));
  return plans.map((plan) => ({ plan, price: byPlan.get(plan.id) ?? null }));
}

/** A plan is seen by whoever sees its community. */
export async function visiblePlan(db: PlansReader, viewer: Viewer, id: string): Promise<PlanOffer | null> {
  const offer = await planById(db, id);
  return offer && (await standingIn(db as never, viewer, offer.plan.communityId)) ? offer : null;
}

/** A price, past ones too, is seen by whoever sees its community. */
export async function visiblePrice(db: PlansReader, viewer: Viewer, id: string): Promise<PriceRow | null> {
  const price = await db.selectFrom('price').selectAll().where('id', '=', id).executeTakeFirst();
  return price && (await standingIn(db as never, viewer, price.communityId)) ? price : null;
}
