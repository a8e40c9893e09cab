import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { toPayload } from '../../../graphql/payload.ts';
import { Access, ListSize, SignedIn } from '../../../graphql/policy.ts';
import { CurrencyCode } from '../../../graphql/scalars.ts';
import { userErrors, type UserErrorType } from '../../../graphql/user-error.ts';
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
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const CreateCommunityError = userErrors('CreateCommunityError');

@Access('object')
@ObjectType({ description: 'The outcome of `createCommunity`.', simpleResolvers: true })
export class CreateCommunityPayload {
  @Field(() => CommunityType, { nullable: true, description: 'The new community; null when refused.' })
  community?: CommunityType | null;
  @ListSize(5)
  @Field(() => [CreateCommunityError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

@Resolver()
export class CreateCommunityMutation {
  private readonly communities: Communities;

  constructor(modules: { communities: Communities }) {
    this.communities = modules.communities;
  }
  @SignedIn()
  @Mutation(() => CreateCommunityPayload, { nullable: true, description: 'Opens a community. The viewer becomes its owner and member number 1.' })
  async createCommunity(@Arg('input', () => CreateCommunityInput, { description: 'What it starts with.' }) input: CreateCommunityInput, @Ctx() context: Context): Promise<CreateCommunityPayload> {
    const result = await this.communities.createCommunity(context.viewer, input);
    return toPayload(context, result, (standing) => ({ community: new CommunityType(standing) }));
  }
}
