import { Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from './context.ts';
import { Access, Public } from './policy.ts';
import { DateTime } from './scalars.ts';

@Access('open')
@ObjectType('RateLimit', { description: 'Where the caller stands: points per window, by person when signed in, else by address.', simpleResolvers: true })
export class RateLimitType {
  @Field(() => Int, { description: 'Points per window.' })
  limit!: number;
  @Field(() => Int, { description: 'What this operation was charged before it ran.' })
  cost!: number;
  @Field(() => Int, { description: 'Points left after this operation was charged.' })
  remaining!: number;
  @Field(() => DateTime, { description: 'When the window ends and all points are back.' })
  resetAt!: Date;
}

@Resolver()
export class RateLimitResolver {
  @Public()
  @Query(() => RateLimitType, { nullable: true, description: 'The limit that this request counts against, and what is left of it.' })
  rateLimit(@Ctx() { operation: { cost, rateLimit } }: Context): RateLimitType | null {
    return rateLimit && { ...rateLimit, cost };
  }
}
