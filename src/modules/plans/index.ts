import type { Reaction } from '../../kernel/event.ts';
import type { JobDefinition } from '../../kernel/job.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { standingIn } from '../communities/index.ts';
import { closePlan } from './commands/close-plan.ts';
import { closePrice } from './commands/close-price.ts';
import { createPlan, type CreatePlanInput } from './commands/create-plan.ts';
import { createPrice, type CreatePriceInput } from './commands/create-price.ts';
import { setPlanSalesLimit } from './commands/set-plan-sales-limit.ts';
import type { PlansDeps } from './deps.ts';
import type { SalesChannel } from './model/selling-policy.ts';
import { pathsToEntitlement } from './queries/paths-to-entitlement.ts';
import { purchaseOptions } from './queries/purchase-options.ts';
import { plansByIds, plansOfTiers, visiblePlan, visiblePrice } from './queries/plans.ts';

/** The ways to buy a tier, and what they cost. */
export function createPlans(deps: PlansDeps) {
  return {
    createPlan: (viewer: Viewer, input: CreatePlanInput) => createPlan(deps, viewer, input),
    createPrice: (viewer: Viewer, input: CreatePriceInput) => createPrice(deps, viewer, input),
    closePlan: (viewer: Viewer, planId: string) => closePlan(deps, viewer, planId),
    closePrice: (viewer: Viewer, priceId: string) => closePrice(deps, viewer, priceId),
    setPlanSalesLimit: (viewer: Viewer, planId: string, salesLimit: number | null) => setPlanSalesLimit(deps, viewer, planId, salesLimit),
    plansOfTiers: (viewer: Viewer, tierIds: readonly string[]) => plansOfTiers(deps, viewer, tierIds),
    plansByIds: (viewer: Viewer, ids: readonly string[]) => plansByIds(deps, viewer, ids),
    planForViewing: (viewer: Viewer, id: string) => visiblePlan(deps, viewer, id),
    priceForViewing: (viewer: Viewer, id: string) => visiblePrice(deps.reader, viewer, id),
    /** What is sold where the buyer is; empty for who may not see the community. */
    purchaseOptions: async (viewer: Viewer, communityId: string, channel: SalesChannel) => ((await standingIn(deps.reader as never, viewer, communityId)) ? purchaseOptions(deps, communityId, channel) : []),
    pathsToEntitlement: (communityId: string, entitlement: string) => pathsToEntitlement(deps, communityId, entitlement),
    reactions: [] as readonly Reaction[],
    jobs: [] as readonly JobDefinition[],
  };
}
export type Plans = ReturnType<typeof createPlans>;

export { priceForBuying } from './access.ts';
export type { CreatePlanInput } from './commands/create-plan.ts';
export type { CreatePriceInput } from './commands/create-price.ts';
export { commitPiece, releasePieces, returnPieces, takePiece, type PieceWish } from './commands/pieces.ts';
export { pieceCompensatorBy } from './commands/undo-pieces.ts';
export type { PlansDeps } from './deps.ts';
export { isSoldIn, refusalOf, stepOf } from './model/charge-limits.ts';
export { accessOf, intervalOf, isRecurring, MAX_PLANS, Plan, PLAN_KINDS, remainingOf, isLimited, type Interval, type PlanKind, type PlanRow, type PlanTables } from './model/plan.entity.ts';
export { PIECE_STATES, PlanPieceSchema, type PieceState, type PlanPieceRow } from './model/plan-piece.entity.ts';
export { Price, type PriceRow, type PriceTables } from './model/price.entity.ts';
export { SALES_CHANNELS, SELLING_ANSWERS, SELLING_REASONS, sellingAt, type SalesChannel, type Selling, type SellingAnswer, type SellingReason } from './model/selling-policy.ts';
export { bandAmount, bandAt, LAPSED_DAYS, lastEndAt, RENEWAL_BANDS, type PastTerm, type RenewalBand } from './model/renewal-band.ts';
export { isSoldOutFor, isSoldOutForOrder, piecesLeft } from './queries/pieces-left.ts';
export type { TierOffer } from './queries/paths-to-entitlement.ts';
export type { PlanOffer } from './queries/plans.ts';
export type { PurchaseOption } from './queries/purchase-options.ts';
