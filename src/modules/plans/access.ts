import { LockMode } from '@mikro-orm/core';
import { notFound, type Failure } from '../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { requirePermission, standingIn, type MemberStanding } from '../communities/index.ts';
import { Tier } from '../tiers/index.ts';
import type { PlansReader } from './deps.ts';
import type { PlanPieceRow } from './model/plan-piece.entity.ts';
import { Plan } from './model/plan.entity.ts';
import { Price } from './model/price.entity.ts';

type Found<T> = Promise<Result<T, Failure<'NOT_FOUND'>>>;

/** The tier, for somebody who sells in its community. */
export async function tierForSelling(tx: Tx, viewer: Viewer, tierId: string): Found<{ tier: Tier; standing: MemberStanding }> {
  const tier = await tx.em.findOne(Tier, { id: tierId });
  if (!tier || tier.archivedAt) return refuse(notFound('input', 'tierId'));
  const standing = await requirePermission(tx.db, viewer, tier.communityId, 'plans.manage', 'tierId');
  return standing.ok ? ok({ tier, standing: standing.value }) : standing;
}

/** The plan, for somebody who sells in its community; locked, so that two prices never follow each other at once. */
export async function planForSelling(tx: Tx, viewer: Viewer, planId: string): Found<{ plan: Plan; standing: MemberStanding }> {
  const plan = await tx.em.findOne(Plan, { id: planId });
  if (!plan) return refuse(notFound('input', 'planId'));
  const standing = await requirePermission(tx.db, viewer, plan.communityId, 'plans.manage', 'planId');
  if (!standing.ok) return standing;
  await tx.em.lock(plan, LockMode.PESSIMISTIC_WRITE);
  return ok({ plan, standing: standing.value });
}

/** One price, for somebody who sells in its community; its plan is locked. */
export async function priceForSelling(tx: Tx, viewer: Viewer, priceId: string): Found<Price> {
  const price = await tx.em.findOne(Price, { id: priceId });
  if (!price) return refuse(notFound('priceId'));
  const plan = await planForSelling(tx, viewer, price.planId);
  return plan.ok ? ok(price) : refuse(notFound('priceId'));
}

/** The prices of a plan that have not ended, those to come too. */
export const livePrices = (tx: Tx, { communityId, id }: Plan, currency?: string): Promise<Price[]> =>
  tx.em.find(Price, { communityId, planId: id, $or: [{ validTo: null }, { validTo: { $gt: tx.now } }], ...(currency === undefined ? {} : { currency }) });
export const plansOfTier = (tx: Tx, tier: Tier): Promise<Plan[]> => tx.em.find(Plan, { communityId: tier.communityId, tierId: tier.id });

/** The price with its plan and tier, for a person who may see the community. */
export async function priceForBuying(tx: Tx, viewer: Viewer, priceId: string): Found<{ price: Price; plan: Plan; tier: Tier; isMember: boolean }> {
  const price = await tx.em.findOne(Price, { id: priceId });
  const standing = price && (await standingIn(tx.db, viewer, price.communityId));
  if (!price || !standing) return refuse(notFound('input', 'priceId'));
  const plan = await tx.em.findOneOrFail(Plan, { id: price.planId });
  const tier = await tx.em.findOneOrFail(Tier, { id: plan.tierId });
  return ok({ price, plan, tier, isMember: standing.member !== null });
}

/** What an order holds of plans, in one order of locking for everybody. */
export const piecesForUpdate = (tx: Tx, { communityId, orderId }: { communityId: string; orderId: string }): Promise<PlanPieceRow[]> =>
  (tx.db as PlansReader).selectFrom('plan_piece').selectAll().where('communityId', '=', communityId).where('orderId', '=', orderId).orderBy('planId').forUpdate().execute();
