import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Plans } from '../index.ts';
import { BuyTierPathType } from './buy-tier-path.type.ts';
import { ClosePlanMutation } from './close-plan.mutation.ts';
import { ClosePriceMutation } from './close-price.mutation.ts';
import { CreatePlanMutation } from './create-plan.mutation.ts';
import { CreatePriceMutation } from './create-price.mutation.ts';
import { PlanType, PriceType } from './plan.type.ts';
import { PlanPieceUndoneFields, PlanPieceUndoneType } from './plan-piece-undone.type.ts';
import { PlanSales } from './plan-sales.field.ts';
import { PurchaseOptionsQuery } from './purchase-options.query.ts';
import { SetPlanSalesLimitMutation } from './set-plan-sales-limit.mutation.ts';
import { TierPlans } from './tier-plans.field.ts';

export { buyTierPaths, BuyTierPathType } from './buy-tier-path.type.ts';
export { planLoaders } from './loaders.ts';
export { PlanKindEnum, PlanType, PriceType } from './plan.type.ts';
export { PurchaseOptionType } from './purchase-options.query.ts';
export { SalesChannelEnum } from './sales-channel.ts';

export const plansApi = (plans: Plans): ModuleApi<{ plans: Plans }> => ({
  resolvers: [TierPlans, PlanSales, PlanPieceUndoneFields, CreatePlanMutation, CreatePriceMutation, ClosePlanMutation, ClosePriceMutation, SetPlanSalesLimitMutation, PurchaseOptionsQuery],
  types: [BuyTierPathType, PlanPieceUndoneType],
  nodes: {
    Plan: async ({ viewer }, uuid) => {
      const offer = await plans.planForViewing(viewer, uuid);
      return offer && new PlanType(offer);
    },
    Price: async ({ viewer }, uuid) => {
      const price = await plans.priceForViewing(viewer, uuid);
      return price && new PriceType(price);
    },
  },
});
