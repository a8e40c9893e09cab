import DataLoader from 'dataloader';
import { Ctx, Field, FieldResolver, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { defineLoaders, type Context } from '../../../graphql/context.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { UndoneType } from '../../../graphql/undone.ts';
import { encodeId } from '../../../kernel/id.ts';
import { OrderType } from '../../billing/graphql/index.ts';
import type { OrderRow } from '../../billing/index.ts';
import { communityLoaders, MemberType } from '../../communities/graphql/index.ts';
import { tierLoaders, TierType } from '../../tiers/graphql/index.ts';
import { GIFT_STATES, type GiftRow, type Gifts, type GiftState } from '../index.ts';

const giftLoaders = defineLoaders(({ gifts }: { gifts: Gifts }, viewer) => ({
  startIfRedeemed: new DataLoader<string, Date | null>(async (orderIds) => {
    const starts = await gifts.startsIfRedeemed(viewer, orderIds);
    return orderIds.map((id) => starts.get(id) ?? null);
  }),
  order: new DataLoader<string, OrderRow>(async (ids) => {
    const rows = await gifts.ordersOfGifts(ids);
    return ids.map((id) => rows.get(id)!);
  }),
  communityName: new DataLoader<string, string>(async (ids) => {
    const names = await gifts.communityNames(ids);
    return ids.map((id) => names.get(id)!);
  }),
}));

const GiftStateEnum = Object.fromEntries(GIFT_STATES.map((state) => [state, state])) as Record<GiftState, GiftState>;
registerEnumType(GiftStateEnum, {
  name: 'GiftState',
  description: 'How a gift stands. New states may be added.',
  valuesConfig: {
    AWAITING_PAYMENT: { description: 'Ordered, and not paid yet.' },
    READY: { description: 'Paid; its code opens.' },
    REDEEMED: { description: 'Somebody has it.' },
    CANCELED: { description: 'It was not paid in time.' },
    REFUNDED: { description: 'The money went back; its code opens nothing.' },
  },
});

@Access('object')
@ObjectType('Gift', { implements: NodeType, simpleResolvers: true, description: 'A term, or a tier for life, that one person buys for another. Seen by whoever bought it, whoever it is for, and whoever has the code.' })
export class GiftType extends NodeType {
  readonly __typename = 'Gift';
  readonly row: GiftRow;

  constructor(row: GiftRow) {
    super();
    this.row = row;
  }
  @Field(() => GiftStateEnum, { description: 'How it stands.' })
  get state(): GiftState {
    return this.row.state;
  }
  @Field(() => String, { description: 'What the buyer writes to whoever gets it.' })
  get message(): string {
    return this.row.message as string;
  }
  @Field(() => String, { description: 'The id of the community to join, so that it can be redeemed.' })
  get communityId(): string {
    return encodeId('Community', this.row.communityId);
  }
  @Field(() => Date, { description: 'When it was ordered.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
  @Field(() => Boolean, { description: 'Whether the member it is for could not use it, as they have what it gives, or had left: its code is good for somebody else, or the money goes back.' })
  get isUndelivered(): boolean {
    return this.row.state === 'READY' && this.row.recipientUserId !== null;
  }
  @Field(() => Date, { nullable: true, description: 'When somebody got it; null before.' })
  get redeemedAt(): Date | null {
    return this.row.redeemedAt;
  }
}
export const GiftConnectionType = connectionOf('Gift', () => GiftType);

@Access('object')
@ObjectType('GiftUndone', { implements: UndoneType, simpleResolvers: true, description: 'The code of a gift opens nothing any more.' })
export class GiftUndoneType extends UndoneType {
  readonly __typename = 'GiftUndone';
  @Field(() => Boolean, { description: 'Whether somebody has it already: then their access ends.' })
  readonly isRedeemed!: boolean;
}

const isBuyer = ({ row }: GiftType, { viewer }: Context): boolean => row.buyerUserId === viewer.userId;
const memberOf = async (communityId: string, userId: string | null, context: Context): Promise<MemberType | null> => {
  const member = userId === null ? null : await context.load(communityLoaders).memberOf.load({ communityId, userId });
  return member && new MemberType(member);
};

@Resolver(() => GiftType)
export class GiftFields {
  @Access('guarded')
  @FieldResolver(() => String, { nullable: true, description: 'What to hand over, once it is paid. Null for everyone but the buyer.' })
  code(@Root() gift: GiftType, @Ctx() context: Context): string | null {
    const isOpen = gift.row.state === 'READY' || gift.row.state === 'REDEEMED';
    return isBuyer(gift, context) && isOpen ? gift.row.code : null;
  }
  @Access('guarded')
  @FieldResolver(() => OrderType, { nullable: true, description: 'The order, with the page where it is paid. Null for everyone but the buyer.' })
  async order(@Root() gift: GiftType, @Ctx() context: Context): Promise<OrderType | null> {
    return isBuyer(gift, context) ? new OrderType(await context.load(giftLoaders).order.load(gift.row.orderId)) : null;
  }
  @Access('guarded')
  @FieldResolver(() => Date, { nullable: true, description: 'From when it gives access: once somebody has it, to them and its buyer; before, to others who see it, if they redeemed it now, null for at once.' })
  async startsAt(@Root() gift: GiftType, @Ctx() context: Context): Promise<Date | null> {
    const { id, accessStartsAt } = await context.load(giftLoaders).order.load(gift.row.orderId);
    const hasIt = gift.row.redeemedByUserId === context.viewer.userId;
    if (gift.row.state === 'REDEEMED') return hasIt || isBuyer(gift, context) ? accessStartsAt : null;
    return gift.row.state === 'READY' && !isBuyer(gift, context) ? context.load(giftLoaders).startIfRedeemed.load(id) : null;
  }
  @Access('object')
  @FieldResolver(() => TierType, { description: 'The tier that it gives.' })
  async tier(@Root() { row }: GiftType, @Ctx() context: Context): Promise<TierType> {
    const { tierId } = await context.load(giftLoaders).order.load(row.orderId);
    return new TierType((await context.load(tierLoaders).byId.load(tierId!))!);
  }
  @Access('object')
  @FieldResolver(() => String, { description: 'The name of the community.' })
  communityName(@Root() { row }: GiftType, @Ctx() context: Context): Promise<string> {
    return context.load(giftLoaders).communityName.load(row.communityId);
  }
  @Access('guarded')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who has it. Null before, for everyone but the buyer, and when the person is not a member any more.' })
  redeemedBy(@Root() gift: GiftType, @Ctx() context: Context): Promise<MemberType | null> {
    return isBuyer(gift, context) ? memberOf(gift.row.communityId, gift.row.redeemedByUserId, context) : Promise.resolve(null);
  }
}
