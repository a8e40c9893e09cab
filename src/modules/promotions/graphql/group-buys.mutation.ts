import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Promotions } from '../index.ts';
import { GroupBuyOfferType, GroupBuyType } from './group-buy.type.ts';

@InputType({ description: 'What members may open group-buys of: a share or an amount off.' })
export class CreateGroupBuyOfferInput {
  @Field(() => ID, { description: 'The community.' })
  communityId!: string;
  @Field(() => ID, { description: 'The plan that is bought.' })
  planId!: string;
  @Field(() => String, { description: 'The name for people: up to 60 characters.' })
  name!: string;
  @Field(() => Int, { description: 'How many must pay: 2 to 100.' })
  seats!: number;
  @Field(() => Int, { description: 'Within how many hours of its opening: 1 to 720.' })
  hours!: number;
  @Field(() => Int, { nullable: true, description: 'The share off in basis points, 1 to 10,000.' })
  basisPoints?: number | null;
  @Field(() => SafeInt, { nullable: true, description: "The amount off in minor units of the community's currency." })
  amountMinor?: number | null;
  @Field(() => SafeInt, { nullable: true, description: 'The voucher for whoever opens one that succeeds, in minor units; none when absent.' })
  leaderPerkMinor?: number | null;
  @Field(() => Date, { nullable: true, description: 'Until when group-buys can be opened; without end when absent.' })
  endsAt?: Date | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
@InputType({ description: 'Which offer.' })
export class OpenGroupBuyInput {
  @Field(() => ID, { description: 'The offer.' })
  groupBuyOfferId!: string;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
@InputType({ description: 'Which group-buy.' })
export class JoinGroupBuyInput {
  @Field(() => ID, { description: 'The group-buy.' })
  groupBuyId!: string;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const offerField = { groupBuyOffer: { type: () => GroupBuyOfferType, description: 'The offer as it is now; null when refused.' } };
const groupBuyField = { groupBuy: { type: () => GroupBuyType, description: 'The group-buy as it is now; null when refused.' } };
const CreateGroupBuyOfferPayload = payloadOf('CreateGroupBuyOffer', offerField);
const CloseGroupBuyOfferPayload = payloadOf('CloseGroupBuyOffer', offerField);
const OpenGroupBuyPayload = payloadOf('OpenGroupBuy', groupBuyField);
const JoinGroupBuyPayload = payloadOf('JoinGroupBuy', groupBuyField);

@Resolver()
export class GroupBuyMutations {
  private readonly promotions: Promotions;

  constructor(modules: { promotions: Promotions }) {
    this.promotions = modules.promotions;
  }
  @SignedIn()
  @Mutation(() => CreateGroupBuyOfferPayload, { nullable: true, description: 'Lets members open group-buys of a plan. Needs the permission to manage plans.' })
  async createGroupBuyOffer(@Arg('input', () => CreateGroupBuyOfferInput, { description: 'The offer.' }) input: CreateGroupBuyOfferInput, @Ctx() context: Context): Promise<PayloadOf<typeof CreateGroupBuyOfferPayload>> {
    const result = await this.promotions.createGroupBuyOffer(context.viewer, { ...input, communityId: decodeId('Community', input.communityId), planId: decodeId('Plan', input.planId) });
    return toPayload(context, result, (offer) => ({ groupBuyOffer: new GroupBuyOfferType(offer) }));
  }
  @SignedIn()
  @Mutation(() => CloseGroupBuyOfferPayload, { nullable: true, description: 'No more group-buys of it are opened; open ones go on. Needs the permission to manage plans.' })
  async closeGroupBuyOffer(@Arg('groupBuyOfferId', () => ID, { description: 'The offer.' }) id: string, @Ctx() context: Context): Promise<PayloadOf<typeof CloseGroupBuyOfferPayload>> {
    return toPayload(context, await this.promotions.closeGroupBuyOffer(context.viewer, decodeId('GroupBuyOffer', id)), (offer) => ({ groupBuyOffer: new GroupBuyOfferType(offer) }));
  }
  @SignedIn()
  @Mutation(() => OpenGroupBuyPayload, { nullable: true, description: 'Opens a group-buy; the viewer has its first seat, held for 30 minutes until it is ordered. For members, one open one per offer.' })
  async openGroupBuy(@Arg('input', () => OpenGroupBuyInput, { description: 'Which offer.' }) input: OpenGroupBuyInput, @Ctx() context: Context): Promise<PayloadOf<typeof OpenGroupBuyPayload>> {
    const result = await this.promotions.openGroupBuy(context.viewer, { offerId: decodeId('GroupBuyOffer', input.groupBuyOfferId), idempotencyKey: input.idempotencyKey });
    return toPayload(context, result, (groupBuy) => ({ groupBuy: new GroupBuyType(groupBuy) }));
  }
  @SignedIn()
  @Mutation(() => JoinGroupBuyPayload, { nullable: true, description: 'Holds a seat for 30 minutes, in which it is to be ordered. For members.' })
  async joinGroupBuy(@Arg('input', () => JoinGroupBuyInput, { description: 'Which group-buy.' }) input: JoinGroupBuyInput, @Ctx() context: Context): Promise<PayloadOf<typeof JoinGroupBuyPayload>> {
    const result = await this.promotions.joinGroupBuy(context.viewer, { ...input, groupBuyId: decodeId('GroupBuy', input.groupBuyId) });
    return toPayload(context, result, (groupBuy) => ({ groupBuy: new GroupBuyType(groupBuy) }));
  }
}
