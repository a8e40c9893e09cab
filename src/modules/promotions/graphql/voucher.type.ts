import { Ctx, Field, FieldResolver, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { MoneyType } from '../../../graphql/money.type.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { communityLoaders, CommunityType, MemberType } from '../../communities/graphql/index.ts';
import { standingOfVoucher, VOUCHER_SOURCES, VOUCHER_STANDINGS, type Promotions, type VoucherRow, type VoucherSource, type VoucherStanding } from '../index.ts';

const VoucherStateEnum = Object.fromEntries(VOUCHER_STANDINGS.map((state) => [state, state])) as Record<VoucherStanding, VoucherStanding>;
registerEnumType(VoucherStateEnum, {
  name: 'VoucherState',
  description: 'How a voucher stands. New states may be added.',
  valuesConfig: {
    PENDING: { description: 'Cannot be used before `usableFrom`: until then the payment that earned it can be taken back, and the voucher with it.' },
    AVAILABLE: { description: 'Can be used until it expires.' },
    RESERVED: { description: 'An open order holds it.' },
    USED: { description: 'It was paid with.' },
    REVOKED: { description: 'It was taken back.' },
  },
});
const VoucherSourceEnum = Object.fromEntries(VOUCHER_SOURCES.map((source) => [source, source])) as Record<VoucherSource, VoucherSource>;
registerEnumType(VoucherSourceEnum, {
  name: 'VoucherSource',
  description: 'What a voucher was given for. New sources may be added.',
  valuesConfig: {
    GIFT_OF_OWNER: { description: 'Given by the people who run the community.' },
    GROUP_BUY_LEADER: { description: 'For opening a group-buy that succeeded.' },
    REFERRAL: { description: 'For bringing a member who paid, or for having been brought.' },
    RED_PACKET: { description: 'A share of a red packet.' },
  },
});

@Access('object')
@ObjectType('Voucher', { implements: NodeType, simpleResolvers: true, description: 'Money off for one person, once. What it is worth beyond the price is lost.' })
export class VoucherType extends NodeType {
  readonly __typename = 'Voucher';
  readonly row: VoucherRow;

  constructor(row: VoucherRow) {
    super();
    this.row = row;
  }
  @Field(() => MoneyType, { description: 'What it takes off at most.' })
  get amount(): MoneyType {
    return new MoneyType({ minorUnits: this.row.amountMinor, currency: this.row.currency });
  }
  @Field(() => MoneyType, { description: 'What must be left to pay before vouchers, so that it counts.' })
  get minSpend(): MoneyType {
    return new MoneyType({ minorUnits: this.row.minSpendMinor as number, currency: this.row.currency });
  }
  @Field(() => VoucherSourceEnum, { description: 'What it was given for.' })
  get source(): VoucherSource {
    return this.row.sourceKind;
  }
  @Field(() => String, { nullable: true, description: 'Why, in the words of whoever gave it; null for none.' })
  get reason(): string | null {
    return this.row.reason;
  }
  @Field(() => Date, { nullable: true, description: 'From when it can be used; null where that is since it was given.' })
  get usableFrom(): Date | null {
    return this.row.usableFrom;
  }
  @Field(() => Date, { nullable: true, description: 'Until when it can be used; null without end.' })
  get expiresAt(): Date | null {
    return this.row.expiresAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it was paid with; null before.' })
  get usedAt(): Date | null {
    return this.row.usedAt;
  }
  @Field(() => Date, { description: 'When it was given.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
}
export const VoucherConnectionType = connectionOf('Voucher', () => VoucherType);

@Resolver(() => VoucherType)
export class VoucherFields {
  private readonly promotions: Promotions;

  constructor(modules: { promotions: Promotions }) {
    this.promotions = modules.promotions;
  }
  @Access('object')
  @FieldResolver(() => VoucherStateEnum, { description: 'How it stands; an available one may have expired.' })
  state(@Root() { row }: VoucherType): VoucherStanding {
    return standingOfVoucher(row, this.promotions.now());
  }
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Whose it is; null when the person is not a member any more.' })
  async member(@Root() { row }: VoucherType, @Ctx() context: Context): Promise<MemberType | null> {
    const member = await context.load(communityLoaders).memberOf.load({ communityId: row.communityId, userId: row.userId });
    return member && new MemberType(member);
  }
  @Access('object')
  @FieldResolver(() => CommunityType, { nullable: true, description: 'Where it counts; null when the viewer may not know of the community any more.' })
  async community(@Root() { row }: VoucherType, @Ctx() context: Context): Promise<CommunityType | null> {
    const standing = await context.load(communityLoaders).standing.load(row.communityId);
    return standing && new CommunityType(standing);
  }
}
