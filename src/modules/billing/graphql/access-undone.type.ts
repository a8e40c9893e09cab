import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Access } from '../../../graphql/policy.ts';
import { UndoneType } from '../../../graphql/undone.ts';
import { tierLoaders, TierType } from '../../tiers/graphql/index.ts';

@Access('object')
@ObjectType('AccessUndone', { implements: UndoneType, simpleResolvers: true, description: 'Access that an order gave ends; what other orders gave stays, and terms behind it move up.' })
export class AccessUndoneType extends UndoneType {
  readonly __typename = 'AccessUndone';
  readonly tierId!: string;
  @Field(() => Date, { nullable: true, description: 'Until when it would have lasted; null for life.' })
  readonly endsAt!: Date | null;
}

@Resolver(() => AccessUndoneType)
export class AccessUndoneFields {
  @Access('object')
  @FieldResolver(() => TierType, { description: 'The tier that it gave.' })
  async tier(@Root() { tierId }: AccessUndoneType, @Ctx() context: Context): Promise<TierType> {
    return new TierType((await context.load(tierLoaders).byId.load(tierId))!);
  }
}
