import { Field, ObjectType } from 'type-graphql';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { UnlockPathType } from '../../../graphql/unlock-path.ts';
import { messageOf } from '../../../graphql/user-error.ts';
import { TierType } from '../../tiers/graphql/index.ts';
import type { UnlockPathProvider } from '../../tiers/index.ts';
import { MAX_PLANS, type Plans, type TierOffer } from '../index.ts';
import { PlanType } from './plan.type.ts';

@Access('object')
@ObjectType('BuyTierPath', { implements: UnlockPathType, simpleResolvers: true, description: 'Buying a tier gives the right.' })
export class BuyTierPathType extends UnlockPathType {
  readonly __typename = 'BuyTierPath';
  readonly offer: TierOffer;

  constructor(title: string, offer: TierOffer) {
    super();
    Object.assign(this, { title });
    this.offer = offer;
  }
  @Field(() => TierType, { description: 'The tier to buy.' })
  get tier(): TierType {
    return new TierType(this.offer.tier);
  }
  @ListSize(MAX_PLANS)
  @Field(() => [PlanType], { description: 'The ways to buy it that are on sale.' })
  get plans(): PlanType[] {
    return this.offer.plans.map((plan) => new PlanType(plan));
  }
}

/** Answers tiers when it asks how to get a right. */
export const buyTierPaths = (plans: Plans): UnlockPathProvider => ({
  async pathsTo({ locale }, communityId, entitlement) {
    const offers = await plans.pathsToEntitlement(communityId, entitlement);
    return offers.map((offer) => new BuyTierPathType(messageOf(locale, 'plans.buy-tier', { tier: offer.tier.name }), offer));
  },
});
