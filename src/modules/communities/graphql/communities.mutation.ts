import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { decodeId } from '../../../kernel/id.ts';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { CurrencyCode } from '../../../graphql/scalars.ts';
import type { Communities, Visibility } from '../index.ts';
import { CommunityType, VisibilityEnum } from './community.type.ts';

@InputType({ description: 'What a community starts with.' })
export class CreateCommunityInput {
  @Field(() => String, { description: 'The name in the address: 3 to 50 lower-case letters, digits and hyphens.' })
  slug!: string;
  @Field(() => String, { description: 'The name for people: 2 to 60 characters.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'What it is about: up to 2,000 characters.' })
  description?: string | null;
  @Field(() => VisibilityEnum, { description: 'Who sees it, and how one joins.' })
  visibility!: Visibility;
  @Field(() => String, { nullable: true, description: 'IANA name; Asia/Shanghai when absent.' })
  timeZone?: string | null;
  @Field(() => CurrencyCode, { nullable: true, description: 'The currency of its prices; CNY when absent.' })
  currency?: string | null;
  @Field(() => Int, { nullable: true, description: 'How many members it takes; no limit when absent.' })
  capacity?: number | null;
  @Field(() => [String], { nullable: true, description: 'What whoever applies is asked: up to 5 questions of up to 200 characters.' })
  joinQuestions?: string[] | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'What to change of a community. An omitted field stays as it is; `null` clears.' })
export class UpdateCommunityInput {
  @Field(() => String, { nullable: true, description: 'The name for people: 2 to 60 characters. It cannot be cleared.' })
  name?: string | null;
  @Field(() => String, { nullable: true, description: 'What it is about: up to 2,000 characters.' })
  description?: string | null;
  @Field(() => VisibilityEnum, { nullable: true, description: 'Who sees it, and how one joins. It cannot be cleared.' })
  visibility?: Visibility | null;
  @Field(() => String, { nullable: true, description: 'IANA name. It cannot be cleared.' })
  timeZone?: string | null;
  @Field(() => Int, { nullable: true, description: 'How many members it takes; null for no limit. More room lets in who waits, less removes nobody.' })
  capacity?: number | null;
  @Field(() => [String], { nullable: true, description: 'What whoever applies is asked: up to 5 questions of up to 200 characters.' })
  joinQuestions?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether messages may carry files beside pictures; those that were sent stay. It cannot be cleared.' })
  filesAllowed?: boolean | null;
}

@InputType({ description: 'The new rules of a community.' })
export class PublishRulesInput {
  @Field(() => ID, { description: 'The community.' })
  communityId!: string;
  @Field(() => String, { description: 'The text: up to 10,000 characters.' })
  body!: string;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

const changed = { community: { type: () => CommunityType, description: 'The community; null when refused.' } };
const CreateCommunityPayload = payloadOf('CreateCommunity', changed);
const UpdateCommunityPayload = payloadOf('UpdateCommunity', changed);
const PublishRulesPayload = payloadOf('PublishRules', changed);
const AcknowledgeRulesPayload = payloadOf('AcknowledgeRules', changed);

@Resolver()
export class CommunitiesMutation {
  private readonly communities: Communities;

  constructor(modules: { communities: Communities }) {
    this.communities = modules.communities;
  }
  @SignedIn()
  @Mutation(() => CreateCommunityPayload, { nullable: true, description: 'Opens a community. The viewer becomes its owner and member number 1.' })
  async createCommunity(@Arg('input', () => CreateCommunityInput, { description: 'What it starts with.' }) input: CreateCommunityInput, @Ctx() context: Context): Promise<PayloadOf<typeof CreateCommunityPayload>> {
    const result = await this.communities.createCommunity(context.viewer, input);
    return toPayload(context, result, (standing) => ({ community: new CommunityType(standing) }));
  }
  @SignedIn()
  @Mutation(() => UpdateCommunityPayload, { nullable: true, description: 'Changes the profile, the door or the capacity. For partners and the owner.' })
  async updateCommunity(
    @Arg('communityId', () => ID, { description: 'The community.' }) communityId: string,
    @Arg('input', () => UpdateCommunityInput, { description: 'What to change.' }) input: UpdateCommunityInput, @Ctx() context: Context,
  ): Promise<PayloadOf<typeof UpdateCommunityPayload>> {
    const result = await this.communities.updateCommunity(context.viewer, decodeId('Community', communityId), input);
    return toPayload(context, result, (standing) => ({ community: new CommunityType(standing) }));
  }
  @SignedIn()
  @Mutation(() => PublishRulesPayload, { nullable: true, description: 'Makes a new version of the rules. Until they acknowledge it, members read only. For partners and the owner.' })
  async publishRules(@Arg('input', () => PublishRulesInput, { description: 'The new rules.' }) input: PublishRulesInput, @Ctx() context: Context): Promise<PayloadOf<typeof PublishRulesPayload>> {
    const result = await this.communities.publishRules(context.viewer, { ...input, communityId: decodeId('Community', input.communityId) });
    return toPayload(context, result, (standing) => ({ community: new CommunityType(standing) }));
  }
  @SignedIn()
  @Mutation(() => AcknowledgeRulesPayload, { nullable: true, description: 'The viewer has read the rules. Only the current version counts.' })
  async acknowledgeRules(
    @Arg('communityId', () => ID, { description: 'The community.' }) communityId: string,
    @Arg('version', () => Int, { description: 'The version that was read.' }) version: number, @Ctx() context: Context,
  ): Promise<PayloadOf<typeof AcknowledgeRulesPayload>> {
    const result = await this.communities.acknowledgeRules(context.viewer, decodeId('Community', communityId), version);
    return toPayload(context, result, (standing) => ({ community: new CommunityType(standing) }));
  }
}
