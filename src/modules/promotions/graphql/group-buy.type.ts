import { Ctx, Field, FieldResolver, Int, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { MoneyType } from '../../../graphql/money.type.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { communityLoaders, MemberType } from '../../communities/graphql/index.ts';
import { encodeId } from '../../../kernel/id.ts';
import { GROUP_BUY_STATES, isTaken, SEAT_STATES, type GroupBuyOfferRow, type GroupBuyRow, type GroupBuySeatRow, type GroupBuyState, type Promotions, type SeatState } from '../index.ts';
import { promotionLoaders } from './loaders.ts';

const GroupBuyStateEnum = Object.fromEntries(GROUP_BUY_STATES.map((state) => [state, state])) as Record<GroupBuyState, GroupBuyState>;
registerEnumType(GroupBuyStateEnum, {
  name: 'GroupBuyState',
  description: 'How a group-buy stands. New states may be added.',
  valuesConfig: {
    OPEN: { description: 'Members join and pay.' },
    SUCCEEDED: { description: 'Every seat is paid.' },
    FAILED: { description: 'The deadline came first; what was paid is refunded.' },
  },
});
const SeatStateEnum = Object.fromEntries(SEAT_STATES.map((state) => [state, state])) as Record<SeatState, SeatState>;
registerEnumType(SeatStateEnum, {
  name: 'GroupBuySeatState',
  description: 'How a seat stands. New states may be added.',
  valuesConfig: {
    HELD: { description: 'Joined, and not ordered yet.' },
    RESERVED: { description: 'An open order holds it.' },
    PAID: { description: 'Paid for.' },
    RELEASED: { description: 'Given up.' },
    REFUND_DUE: { description: 'Paid, without a group-buy in the end: the money goes back.' },
    REFUNDED: { description: 'The money went back.' },
  },
});

@Access('object')
@ObjectType('GroupBuyOffer', { implements: NodeType, simpleResolvers: true, description: 'What members may open a group-buy of. Its terms never change.' })
export class GroupBuyOfferType extends NodeType {
  readonly __typename = 'GroupBuyOffer';
  readonly row: GroupBuyOfferRow;

  constructor(row: GroupBuyOfferRow) {
    super();
    this.row = row;
  }
  @Field(() => String, { description: 'The name for people.' })
  get name(): string {
    return this.row.name;
  }
  @Field(() => String, { description: 'The id of the plan that is bought.' })
  get planId(): string {
    return encodeId('Plan', this.row.planId);
  }
  @Field(() => Int, { description: 'How many must pay.' })
  get seats(): number {
    return this.row.seats;
  }
  @Field(() => Int, { description: 'Within how many hours.' })
  get hours(): number {
    return this.row.hours;
  }
  @Field(() => Int, { nullable: true, description: 'The share off in basis points; null for an amount.' })
  get basisPoints(): number | null {
    return this.row.basisPoints;
  }
  @Field(() => MoneyType, { nullable: true, description: 'The amount off; null for a share.' })
  get amount(): MoneyType | null {
    return this.row.amountMinor === null ? null : new MoneyType({ minorUnits: this.row.amountMinor, currency: this.row.currency! });
  }
  @Field(() => MoneyType, { description: 'The voucher for whoever opens one that succeeds; 0 for none.' })
  get leaderPerk(): MoneyType {
    return new MoneyType({ minorUnits: this.row.leaderPerkMinor as number, currency: this.row.leaderPerkCurrency });
  }
  @Field(() => Date, { nullable: true, description: 'Until when group-buys can be opened; null without end.' })
  get endsAt(): Date | null {
    return this.row.endsAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it was ended; null while it stands.' })
  get closedAt(): Date | null {
    return this.row.closedAt;
  }
}

@Access('object')
@ObjectType('GroupBuySeat', { simpleResolvers: true, description: 'A place in a group-buy.' })
export class GroupBuySeatType {
  readonly row: GroupBuySeatRow;

  constructor(row: GroupBuySeatRow) {
    this.row = row;
  }
  @Field(() => SeatStateEnum, { description: 'How it stands.' })
  get state(): SeatState {
    return this.row.state;
  }
  @Field(() => Boolean, { description: 'Whether it is the seat of whoever opened the group-buy.' })
  get isLeader(): boolean {
    return this.row.isLeader as boolean;
  }
  @Field(() => Date, { nullable: true, description: 'Until when it is held without an order; null once there is one.' })
  get heldUntil(): Date | null {
    return this.row.heldUntil;
  }
}

@Access('object')
@ObjectType('GroupBuy', { implements: NodeType, simpleResolvers: true, description: 'Members who buy together: when every seat is paid before the deadline it succeeds, else all is refunded.' })
export class GroupBuyType extends NodeType {
  readonly __typename = 'GroupBuy';
  readonly row: GroupBuyRow;

  constructor(row: GroupBuyRow) {
    super();
    this.row = row;
  }
  @Field(() => GroupBuyStateEnum, { description: 'How it stands.' })
  get state(): GroupBuyState {
    return this.row.state;
  }
  @Field(() => Int, { description: 'How many must pay.' })
  get seatCount(): number {
    return this.row.seats;
  }
  @Field(() => Date, { description: 'Until when every seat must be paid.' })
  get deadline(): Date {
    return this.row.deadline;
  }
  @Field(() => Date, { description: 'When it was opened.' })
  get openedAt(): Date {
    return this.row.openedAt;
  }
}

@Resolver(() => GroupBuySeatType)
export class GroupBuySeatFields {
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Whose it is; null when the person is not a member any more.' })
  async member(@Root() { row }: GroupBuySeatType, @Ctx() context: Context): Promise<MemberType | null> {
    const member = await context.load(communityLoaders).memberOf.load({ communityId: row.communityId, userId: row.userId });
    return member && new MemberType(member);
  }
}

@Resolver(() => GroupBuyType)
export class GroupBuyFields {
  private readonly promotions: Promotions;

  constructor(modules: { promotions: Promotions }) {
    this.promotions = modules.promotions;
  }
  @Access('object')
  @FieldResolver(() => GroupBuyOfferType, { description: 'Its terms.' })
  async offer(@Root() { row }: GroupBuyType, @Ctx() context: Context): Promise<GroupBuyOfferType> {
    return new GroupBuyOfferType((await context.load(promotionLoaders).offer.load(row.offerId))!);
  }
  @ListSize(100)
  @Access('object')
  @FieldResolver(() => [GroupBuySeatType], { description: 'The seats that were taken, in order; given up ones not.' })
  async seats(@Root() { row }: GroupBuyType, @Ctx() context: Context): Promise<GroupBuySeatType[]> {
    const now = this.promotions.now();
    const seats = await context.load(promotionLoaders).seats.load(row.id);
    return seats.filter((seat) => seat.state !== 'HELD' || isTaken(seat, now)).slice(0, 100).map((seat) => new GroupBuySeatType(seat));
  }
  @Access('object')
  @FieldResolver(() => Int, { description: 'How many seats are paid.' })
  async paidCount(@Root() { row }: GroupBuyType, @Ctx() context: Context): Promise<number> {
    return (await context.load(promotionLoaders).seats.load(row.id)).filter(({ state }) => state === 'PAID').length;
  }
  @Access('object')
  @FieldResolver(() => Int, { description: 'How many seats can be taken now; 0 when it is over.' })
  async freeCount(@Root() { row }: GroupBuyType, @Ctx() context: Context): Promise<number> {
    const now = this.promotions.now();
    if (row.state !== 'OPEN' || row.deadline <= now) return 0;
    return row.seats - (await context.load(promotionLoaders).seats.load(row.id)).filter((seat) => isTaken(seat, now)).length;
  }
  @Access('guarded')
  @FieldResolver(() => GroupBuySeatType, { nullable: true, description: "The viewer's own seat; null without one." })
  async viewerSeat(@Root() { row }: GroupBuyType, @Ctx() context: Context): Promise<GroupBuySeatType | null> {
    const now = this.promotions.now();
    const own = (await context.load(promotionLoaders).seats.load(row.id)).filter((seat) => seat.userId === context.viewer.userId && (seat.state !== 'HELD' || isTaken(seat, now)));
    const seat = own.at(-1);
    return seat ? new GroupBuySeatType(seat) : null;
  }
}
