import { Arg, Ctx, Field, ID, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Access, ListSize, Public } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import { TierType } from '../../tiers/graphql/index.ts';
import { MAX_PLANS, SELLING_ANSWERS, SELLING_REASONS, type Plans, type PurchaseOption, type SalesChannel, type SellingAnswer, type SellingReason } from '../index.ts';
import { PlanType } from './plan.type.ts';
import { SalesChannelEnum } from './sales-channel.ts';

export const SellingAnswerEnum = Object.fromEntries(SELLING_ANSWERS.map((answer) => [answer, answer])) as Record<SellingAnswer, SellingAnswer>;
registerEnumType(SellingAnswerEnum, {
  name: 'SellingAnswer',
  description: 'Whether something can be bought in a place. New answers may be added.',
  valuesConfig: {
    SOLD: { description: 'It can be bought there.' },
    SOLD_ON_WEB: { description: 'It may be shown with its price, and is bought in a browser.' },
    NOT_OFFERED: { description: 'It may be shown with its price, and cannot be bought now.' },
    NOT_SHOWN: { description: 'Neither it nor its price nor where it is sold may be shown there.' },
  },
});
export const SellingReasonEnum = Object.fromEntries(SELLING_REASONS.map((reason) => [reason, reason])) as Record<SellingReason, SellingReason>;
registerEnumType(SellingReasonEnum, {
  name: 'SellingReason',
  description: 'Why something cannot be bought in a place, or now. New reasons may be added.',
  valuesConfig: {
    NO_PAYMENT_PAGE_HERE: { description: 'The payment page cannot be opened there.' },
    STORE_TAKES_OVER: { description: 'The store wants digital goods to be bought from itself.' },
    SOLD_OUT: { description: 'As many as may be sold are sold, or held by open orders.' },
  },
});

@Access('object')
@ObjectType('PurchaseOption', { simpleResolvers: true, description: 'One way to buy a tier, and whether that can be done where the buyer is.' })
export class PurchaseOptionType {
  readonly option: PurchaseOption;

  constructor(option: PurchaseOption) {
    this.option = option;
  }
  @Field(() => TierType, { description: 'The tier.' })
  get tier(): TierType {
    return new TierType(this.option.tier);
  }
  @Field(() => PlanType, { nullable: true, description: 'The way to buy it, with its prices; null where it may not be shown.' })
  get plan(): PlanType | null {
    return this.option.offer && new PlanType(this.option.offer);
  }
  @Field(() => SellingAnswerEnum, { description: 'Whether it can be bought there.' })
  get answer(): SellingAnswer {
    return this.option.answer;
  }
  @Field(() => SellingReasonEnum, { nullable: true, description: 'Why not; null when it can.' })
  get reason(): SellingReason | null {
    return this.option.reason;
  }
}

@Resolver()
export class PurchaseOptionsQuery {
  private readonly plans: Plans;

  constructor(modules: { plans: Plans }) {
    this.plans = modules.plans;
  }
  @Public()
  @ListSize(MAX_PLANS)
  @Query(() => [PurchaseOptionType], { description: 'What a community sells, from the lowest tier, and what of it may be sold and shown where the buyer is; empty when the viewer may not see the community.' })
  async purchaseOptions(
    @Arg('communityId', () => ID, { description: 'The community.' }) communityId: string,
    @Arg('channel', () => SalesChannelEnum, { description: 'Where the buyer is.' }) channel: SalesChannel,
    @Ctx() { viewer }: Context,
  ): Promise<PurchaseOptionType[]> {
    const options = await this.plans.purchaseOptions(viewer, decodeId('Community', communityId), channel);
    return options.map((option) => new PurchaseOptionType(option));
  }
}
