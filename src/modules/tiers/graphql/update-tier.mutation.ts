import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Tiers } from '../index.ts';
import { TierType } from './tier.type.ts';

@InputType({ description: 'What changes in a tier: an absent field keeps its value.' })
export class UpdateTierInput {
  @Field(() => String, { nullable: true, description: 'The name for people: up to 40 characters.' })
  name?: string | null;
  @Field(() => String, { nullable: true, description: 'What it offers; null clears it.' })
  description?: string | null;
  @Field(() => Int, { nullable: true, description: 'From 0 to 1,000.' })
  rank?: number | null;
  @Field(() => [String], { nullable: true, description: 'All rights it gives from now on: up to 50.' })
  entitlements?: string[] | null;
}
const UpdateTierPayload = payloadOf('UpdateTier', { tier: { type: () => TierType, description: 'The tier as it is now; null when refused.' } });

@Resolver()
export class UpdateTierMutation {
  private readonly tiers: Tiers;

  constructor(modules: { tiers: Tiers }) {
    this.tiers = modules.tiers;
  }
  @SignedIn()
  @Mutation(() => UpdateTierPayload, { nullable: true, description: 'Changes a tier; what its holders may do follows at once. Needs the permission to manage tiers.' })
  async updateTier(
    @Arg('tierId', () => ID, { description: 'The tier to change.' }) tierId: string,
    @Arg('input', () => UpdateTierInput, { description: 'What changes.' }) input: UpdateTierInput,
    @Ctx() context: Context,
  ): Promise<PayloadOf<typeof UpdateTierPayload>> {
    const result = await this.tiers.updateTier(context.viewer, decodeId('Tier', tierId), input);
    return toPayload(context, result, (tier) => ({ tier: new TierType(tier) }));
  }
}
