import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Promotions } from '../index.ts';
import { PriceLadderType } from './price-ladder.type.ts';

@InputType({ description: 'A step: whoever joined before this time has this share off.' })
export class PriceLadderStepInput {
  @Field(() => String, { description: 'A local time from `00:00` to `24:00`, later than that of the step before.' })
  before!: string;
  @Field(() => Int, { description: 'The share off in basis points, less than that of the step before.' })
  basisPoints!: number;
}
@InputType({ description: 'A new early-bird ladder.' })
export class CreatePriceLadderInput {
  @Field(() => ID, { description: 'The community; its time zone of now is the one of the ladder for ever.' })
  communityId!: string;
  @Field(() => String, { description: 'The name for people: up to 60 characters.' })
  name!: string;
  @Field(() => ID, { nullable: true, description: 'The tier whose price it lowers; all when absent.' })
  tierId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The plan whose price it lowers; all when absent.' })
  planId?: string | null;
  @Field(() => String, { nullable: true, description: 'The day whose hours count, such as `2026-11-22`; the day on which each person joins when absent.' })
  day?: string | null;
  @Field(() => [PriceLadderStepInput], { description: 'The steps, by hour: 1 to 24.' })
  steps!: PriceLadderStepInput[];
  @Field(() => Boolean, { nullable: true, description: 'Whether people who joined before its day count as before its first hour; yes when absent.' })
  coversEarlierMembers?: boolean | null;
  @Field(() => Date, { nullable: true, description: 'From when the steps can be used; now when absent.' })
  startsAt?: Date | null;
  @Field(() => Date, { nullable: true, description: 'Until when; without end when absent.' })
  endsAt?: Date | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const ladderField = { priceLadder: { type: () => PriceLadderType, description: 'The ladder as it is now; null when refused.' } };
const CreatePriceLadderPayload = payloadOf('CreatePriceLadder', ladderField);
const ClosePriceLadderPayload = payloadOf('ClosePriceLadder', ladderField);

@Resolver()
export class PriceLadderMutations {
  private readonly promotions: Promotions;

  constructor(modules: { promotions: Promotions }) {
    this.promotions = modules.promotions;
  }
  @SignedIn()
  @Mutation(() => CreatePriceLadderPayload, { nullable: true, description: 'Makes prices by the time of joining. Needs the permission to manage plans.' })
  async createPriceLadder(@Arg('input', () => CreatePriceLadderInput, { description: 'The ladder.' }) input: CreatePriceLadderInput, @Ctx() context: Context): Promise<PayloadOf<typeof CreatePriceLadderPayload>> {
    const ids = { communityId: decodeId('Community', input.communityId), tierId: input.tierId == null ? null : decodeId('Tier', input.tierId), planId: input.planId == null ? null : decodeId('Plan', input.planId) };
    return toPayload(context, await this.promotions.createPriceLadder(context.viewer, { ...input, ...ids }), (ladder) => ({ priceLadder: new PriceLadderType(ladder) }));
  }
  @SignedIn()
  @Mutation(() => ClosePriceLadderPayload, { nullable: true, description: 'Ends a ladder now; what is quoted and ordered keeps its price. Needs the permission to manage plans.' })
  async closePriceLadder(@Arg('priceLadderId', () => ID, { description: 'The ladder.' }) id: string, @Ctx() context: Context): Promise<PayloadOf<typeof ClosePriceLadderPayload>> {
    return toPayload(context, await this.promotions.closePriceLadder(context.viewer, decodeId('PriceLadder', id)), (ladder) => ({ priceLadder: new PriceLadderType(ladder) }));
  }
}
