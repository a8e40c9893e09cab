import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Tiers } from '../index.ts';
import { TierType } from './tier.type.ts';

@InputType({ description: 'A new tier.' })
export class CreateTierInput {
  @Field(() => ID, { description: 'The community it belongs to.' })
  communityId!: string;
  @Field(() => String, { description: 'The name for people: up to 40 characters, unlike that of other tiers.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'What it offers: up to 1,000 characters.' })
  description?: string | null;
  @Field(() => Int, { description: "From 0 to 1,000; a member's tier is the one of the highest rank." })
  rank!: number;
  @Field(() => [String], { description: 'The names of the rights it gives: up to 50, such as `posts.read.premium`.' })
  entitlements!: string[];
  @Field(() => Boolean, { nullable: true, description: 'Whether every member has it without a grant; one tier at most.' })
  isDefault?: boolean | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const CreateTierPayload = payloadOf('CreateTier', { tier: { type: () => TierType, description: 'The new tier; null when refused.' } });

@Resolver()
export class CreateTierMutation {
  private readonly tiers: Tiers;

  constructor(modules: { tiers: Tiers }) {
    this.tiers = modules.tiers;
  }
  @SignedIn()
  @Mutation(() => CreateTierPayload, { nullable: true, description: 'Adds a tier to a community. Needs the permission to manage tiers.' })
  async createTier(@Arg('input', () => CreateTierInput, { description: 'The tier.' }) input: CreateTierInput, @Ctx() context: Context): Promise<PayloadOf<typeof CreateTierPayload>> {
    const result = await this.tiers.createTier(context.viewer, { ...input, communityId: decodeId('Community', input.communityId) });
    return toPayload(context, result, (tier) => ({ tier: new TierType(tier) }));
  }
}
