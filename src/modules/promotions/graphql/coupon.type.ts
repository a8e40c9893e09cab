import { Args, Ctx, Field, FieldResolver, Int, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import { connectionOf, PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { MoneyType } from '../../../graphql/money.type.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { tierLoaders, TierType } from '../../tiers/graphql/index.ts';
import { AUDIENCES, STACKINGS, type Audience, type CouponRow, type PromotionCodeRow, type Promotions, type Stacking } from '../index.ts';

export const CouponAudienceEnum = Object.fromEntries(AUDIENCES.map((audience) => [audience, audience])) as Record<Audience, Audience>;
registerEnumType(CouponAudienceEnum, {
  name: 'CouponAudience',
  description: 'Whom a coupon is for. New audiences may be added.',
  valuesConfig: {
    EVERYONE: { description: 'All members.' },
    NEW_MEMBERS: { description: 'Members who never had paid access here.' },
    LAPSED: { description: 'Members who had paid access, and have none now.' },
    TIER_HOLDERS: { description: 'Members who hold the named tier now.' },
  },
});
export const CouponStackingEnum = Object.fromEntries(STACKINGS.map((stacking) => [stacking, stacking])) as Record<Stacking, Stacking>;
registerEnumType(CouponStackingEnum, {
  name: 'CouponStacking',
  description: 'With what a coupon goes together. Of a ladder step and a coupon that stands without it, the one that takes more off counts.',
  valuesConfig: {
    ALONE: { description: 'With nothing else.' },
    WITH_LADDER: { description: 'On top of a ladder step and a group-buy.' },
    WITH_VOUCHERS: { description: 'Vouchers count on what it leaves.' },
    WITH_ALL: { description: 'With everything.' },
  },
});

@Access('object')
@ObjectType('PromotionCode', { implements: NodeType, simpleResolvers: true, description: 'What people type to get a coupon.' })
export class PromotionCodeType extends NodeType {
  readonly __typename = 'PromotionCode';
  readonly row: PromotionCodeRow;

  constructor(row: PromotionCodeRow) {
    super();
    this.row = row;
  }
  @Field(() => String, { description: 'The code. Case, spaces and hyphens do not matter.' })
  get code(): string {
    return this.row.code;
  }
  @Field(() => Int, { nullable: true, description: 'How often it can be used; null for the limits of the coupon alone.' })
  get maxUses(): number | null {
    return this.row.maxUses;
  }
  @Field(() => Int, { description: 'How often it was used, open orders included; what was given back does not count.' })
  get takenCount(): number {
    return this.row.takenCount as number;
  }
  @Field(() => Date, { nullable: true, description: 'When it was ended; null while it stands.' })
  get closedAt(): Date | null {
    return this.row.closedAt;
  }
}
export const PromotionCodeConnectionType = connectionOf('PromotionCode', () => PromotionCodeType);

@Access('object')
@ObjectType('Coupon', { implements: NodeType, simpleResolvers: true, description: 'A discount that promotion codes give. Its terms never change.' })
export class CouponType extends NodeType {
  readonly __typename = 'Coupon';
  readonly row: CouponRow;

  constructor(row: CouponRow) {
    super();
    this.row = row;
  }
  @Field(() => String, { description: 'The name for people.' })
  get name(): string {
    return this.row.name;
  }
  @Field(() => Int, { nullable: true, description: 'The share in basis points, 3,000 being 30 %; null for an amount.' })
  get basisPoints(): number | null {
    return this.row.basisPoints;
  }
  @Field(() => MoneyType, { nullable: true, description: 'The amount off; null for a share.' })
  get amount(): MoneyType | null {
    return this.row.amountMinor === null ? null : new MoneyType({ minorUnits: this.row.amountMinor, currency: this.row.currency! });
  }
  @Field(() => CouponAudienceEnum, { description: 'Whom it is for.' })
  get audience(): Audience {
    return this.row.audience;
  }
  @Field(() => CouponStackingEnum, { description: 'With what it goes together.' })
  get stacking(): Stacking {
    return this.row.stacking;
  }
  @Field(() => Date, { description: 'From when it counts.' })
  get startsAt(): Date {
    return this.row.startsAt;
  }
  @Field(() => Date, { nullable: true, description: 'Until when; null without end.' })
  get endsAt(): Date | null {
    return this.row.endsAt;
  }
  @Field(() => Int, { nullable: true, description: 'How often all its codes together can be used; null without limit.' })
  get maxUses(): number | null {
    return this.row.maxUses;
  }
  @Field(() => Int, { nullable: true, description: 'How often one person can use it; null without limit.' })
  get maxUsesPerPerson(): number | null {
    return this.row.maxUsesPerPerson;
  }
  @Field(() => Int, { description: 'How often it was used, open orders included; what was given back does not count.' })
  get takenCount(): number {
    return this.row.takenCount as number;
  }
  @Field(() => Date, { nullable: true, description: 'When it was ended; null while it stands.' })
  get closedAt(): Date | null {
    return this.row.closedAt;
  }
}
export const CouponConnectionType = connectionOf('Coupon', () => CouponType);

const tierOf = async (id: string | null, context: Context): Promise<TierType | null> => {
  const tier = id === null ? null : await context.load(tierLoaders).byId.load(id);
  return tier && new TierType(tier);
};

@Resolver(() => CouponType)
export class CouponFields {
  private readonly promotions: Promotions;

  constructor(modules: { promotions: Promotions }) {
    this.promotions = modules.promotions;
  }
  @Access('object')
  @FieldResolver(() => TierType, { nullable: true, description: 'The tier whose price it lowers; null for all.' })
  tier(@Root() { row }: CouponType, @Ctx() context: Context): Promise<TierType | null> {
    return tierOf(row.tierId, context);
  }
  @Access('object')
  @FieldResolver(() => TierType, { nullable: true, description: 'The tier whose holders it is for; null for another audience.' })
  audienceTier(@Root() { row }: CouponType, @Ctx() context: Context): Promise<TierType | null> {
    return tierOf(row.audienceTierId, context);
  }
  @Access('object')
  @FieldResolver(() => PromotionCodeConnectionType, { description: 'Its codes, newest first, ended ones too.' })
  async codes(@Root() { row }: CouponType, @Args(() => PageArgs) page: PageArgs): Promise<Connection<PromotionCodeType>> {
    return toConnection(await this.promotions.codesOf(row, page), (code) => new PromotionCodeType(code));
  }
}
