import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import { CommunityType } from '../../communities/graphql/index.ts';
import type { Growth, PointKind } from '../index.ts';
import { PointKindEnum } from './growth.type.ts';

@InputType({ description: 'One level of a schedule.' })
class GrowthLevelInput {
  @Field(() => String, { description: 'The name for people: up to 40 characters, unlike that of other levels.' })
  name!: string;
  @Field(() => Int, { description: 'The points that reach it: 0 for the first level, then rising.' })
  threshold!: number;
  @Field(() => [String], { nullable: true, description: 'The rights it adds to those below; none on the first level, whose rights are those of the default tier.' })
  entitlements?: string[] | null;
}
@InputType({ description: 'A whole schedule.' })
class SetGrowthLevelsInput {
  @Field(() => [GrowthLevelInput], { description: '1 to 30 levels, from the first; they replace the present ones.' })
  levels!: GrowthLevelInput[];
}
@InputType({ description: 'What one kind of contribution earns.' })
export class PointRuleInput {
  @Field(() => PointKindEnum, { description: 'The contribution.' })
  kind!: PointKind;
  @Field(() => Int, { description: 'Points for each: 0 to 1,000.' })
  points!: number;
  @Field(() => Int, { nullable: true, description: 'The most that a member earns so in a day: 1 to 100,000; no limit when absent.' })
  dailyCap?: number | null;
}
@InputType({ description: 'All rules.' })
class SetPointRulesInput {
  @Field(() => [PointRuleInput], { description: 'One for each kind that earns points; what is left out earns none.' })
  rules!: PointRuleInput[];
}
const SetGrowthLevelsPayload = payloadOf('SetGrowthLevels', { community: { type: () => CommunityType, description: 'The community with its new levels; null when refused.' } });
const SetPointRulesPayload = payloadOf('SetPointRules', { community: { type: () => CommunityType, description: 'The community with its new rules; null when refused.' } });

@Resolver()
export class GrowthMutation {
  private readonly growth: Growth;

  constructor(modules: { growth: Growth }) {
    this.growth = modules.growth;
  }
  @SignedIn()
  @Mutation(() => SetGrowthLevelsPayload, { nullable: true, description: "Replaces a community's levels; members' levels and unlocks follow at once or soon after. Needs the permission to manage growth." })
  async setGrowthLevels(
    @Arg('communityId', () => ID, { description: 'The community.' }) communityId: string,
    @Arg('input', () => SetGrowthLevelsInput, { description: 'The levels.' }) input: SetGrowthLevelsInput,
    @Ctx() context: Context,
  ): Promise<PayloadOf<typeof SetGrowthLevelsPayload>> {
    const result = await this.growth.setGrowthLevels(context.viewer, decodeId('Community', communityId), input.levels);
    return toPayload(context, result, (standing) => ({ community: new CommunityType(standing) }));
  }
  @SignedIn()
  @Mutation(() => SetPointRulesPayload, { nullable: true, description: "Replaces a community's rules for points; what was earned stays. Needs the permission to manage growth." })
  async setPointRules(
    @Arg('communityId', () => ID, { description: 'The community.' }) communityId: string,
    @Arg('input', () => SetPointRulesInput, { description: 'The rules.' }) input: SetPointRulesInput,
    @Ctx() context: Context,
  ): Promise<PayloadOf<typeof SetPointRulesPayload>> {
    const result = await this.growth.setPointRules(context.viewer, decodeId('Community', communityId), input.rules);
    return toPayload(context, result, (standing) => ({ community: new CommunityType(standing) }));
  }
}
