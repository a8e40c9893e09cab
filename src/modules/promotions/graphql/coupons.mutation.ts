import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { decodeId, type IdKind } from '../../../kernel/id.ts';
import { MAX_CODES, type Audience, type Promotions, type Stacking } from '../index.ts';
import { CouponAudienceEnum, CouponStackingEnum, CouponType, PromotionCodeType } from './coupon.type.ts';

@InputType({ description: 'A new coupon: a share or an amount off.' })
export class CreateCouponInput {
  @Field(() => ID, { description: 'The community.' })
  communityId!: string;
  @Field(() => String, { description: 'The name for people: up to 60 characters.' })
  name!: string;
  @Field(() => Int, { nullable: true, description: 'The share off in basis points, 1 to 10,000; 3,000 is 30 %.' })
  basisPoints?: number | null;
  @Field(() => SafeInt, { nullable: true, description: "The amount off in minor units of the community's currency." })
  amountMinor?: number | null;
  @Field(() => CouponAudienceEnum, { nullable: true, description: 'Whom it is for; EVERYONE when absent.' })
  audience?: Audience | null;
  @Field(() => ID, { nullable: true, description: 'With the audience TIER_HOLDERS: the tier.' })
  audienceTierId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The tier whose price it lowers; all when absent.' })
  tierId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The plan whose price it lowers; all when absent.' })
  planId?: string | null;
  @Field(() => CouponStackingEnum, { nullable: true, description: 'With what it goes together; ALONE when absent.' })
  stacking?: Stacking | null;
  @Field(() => Date, { nullable: true, description: 'From when it counts; now when absent.' })
  startsAt?: Date | null;
  @Field(() => Date, { nullable: true, description: 'Until when; without end when absent.' })
  endsAt?: Date | null;
  @Field(() => Int, { nullable: true, description: 'How often all its codes together can be used, up to 1,000,000; without limit when absent.' })
  maxUses?: number | null;
  @Field(() => Int, { nullable: true, description: 'How often one person can use it; once when absent, without limit when null.' })
  maxUsesPerPerson?: number | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
@InputType({ description: 'Codes for a coupon: either `codes` or `count`.' })
export class CreatePromotionCodesInput {
  @Field(() => ID, { description: 'The coupon.' })
  couponId!: string;
  @Field(() => [String], { nullable: true, description: 'Codes of your choice: 4 to 32 letters and digits each, up to 100, unlike other codes of the community.' })
  codes?: string[] | null;
  @Field(() => Int, { nullable: true, description: 'How many codes to make up, 1 to 100.' })
  count?: number | null;
  @Field(() => Int, { nullable: true, description: 'How often each can be used; without a limit of its own when absent.' })
  maxUses?: number | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const couponField = { coupon: { type: () => CouponType, description: 'The coupon as it is now; null when refused.' } };
const CreateCouponPayload = payloadOf('CreateCoupon', couponField);
const CloseCouponPayload = payloadOf('CloseCoupon', couponField);
const CreatePromotionCodesPayload = payloadOf('CreatePromotionCodes', { promotionCodes: { type: () => [PromotionCodeType] as const, listSize: MAX_CODES, description: 'The new codes; null when refused.' } });
const ClosePromotionCodePayload = payloadOf('ClosePromotionCode', { promotionCode: { type: () => PromotionCodeType, description: 'The code as it is now; null when refused.' } });
const optional = (kind: IdKind, id: string | null | undefined): string | null => (id == null ? null : decodeId(kind, id));

@Resolver()
export class CouponMutations {
  private readonly promotions: Promotions;

  constructor(modules: { promotions: Promotions }) {
    this.promotions = modules.promotions;
  }
  @SignedIn()
  @Mutation(() => CreateCouponPayload, { nullable: true, description: 'Makes a coupon; it is in use from its first code on. Needs the permission to manage plans.' })
  async createCoupon(@Arg('input', () => CreateCouponInput, { description: 'The coupon.' }) input: CreateCouponInput, @Ctx() context: Context): Promise<PayloadOf<typeof CreateCouponPayload>> {
    const ids = { communityId: decodeId('Community', input.communityId), audienceTierId: optional('Tier', input.audienceTierId), tierId: optional('Tier', input.tierId), planId: optional('Plan', input.planId) };
    return toPayload(context, await this.promotions.createCoupon(context.viewer, { ...input, ...ids }), (coupon) => ({ coupon: new CouponType(coupon) }));
  }
  @SignedIn()
  @Mutation(() => CloseCouponPayload, { nullable: true, description: 'Ends a coupon and its codes now; what is ordered keeps its price. Needs the permission to manage plans.' })
  async closeCoupon(@Arg('couponId', () => ID, { description: 'The coupon.' }) id: string, @Ctx() context: Context): Promise<PayloadOf<typeof CloseCouponPayload>> {
    return toPayload(context, await this.promotions.closeCoupon(context.viewer, decodeId('Coupon', id)), (coupon) => ({ coupon: new CouponType(coupon) }));
  }
  @SignedIn()
  @Mutation(() => CreatePromotionCodesPayload, { nullable: true, description: 'Gives a coupon codes. Needs the permission to manage plans.' })
  async createPromotionCodes(@Arg('input', () => CreatePromotionCodesInput, { description: 'The codes.' }) input: CreatePromotionCodesInput, @Ctx() context: Context): Promise<PayloadOf<typeof CreatePromotionCodesPayload>> {
    const result = await this.promotions.createPromotionCodes(context.viewer, { ...input, couponId: decodeId('Coupon', input.couponId) });
    return toPayload(context, result, (codes) => ({ promotionCodes: codes.map((code) => new PromotionCodeType(code)) }));
  }
  @SignedIn()
  @Mutation(() => ClosePromotionCodePayload, { nullable: true, description: 'Ends one code now; the others of its coupon stay. Needs the permission to manage plans.' })
  async closePromotionCode(@Arg('promotionCodeId', () => ID, { description: 'The code.' }) id: string, @Ctx() context: Context): Promise<PayloadOf<typeof ClosePromotionCodePayload>> {
    return toPayload(context, await this.promotions.closePromotionCode(context.viewer, decodeId('PromotionCode', id)), (code) => ({ promotionCode: new PromotionCodeType(code) }));
  }
}
