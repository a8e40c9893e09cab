import { Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Access } from '../../../graphql/policy.ts';
import { UndoneType } from '../../../graphql/undone.ts';
import { planLoaders } from './loaders.ts';
import { PlanType } from './plan.type.ts';

@Access('object')
@ObjectType('PlanPieceUndone', { implements: UndoneType, simpleResolvers: true, description: 'One piece of a plan of which only so many are sold is on sale again.' })
export class PlanPieceUndoneType extends UndoneType {
  readonly __typename = 'PlanPieceUndone';
  readonly planId!: string;
}

@Resolver(() => PlanPieceUndoneType)
export class PlanPieceUndoneFields {
  @Access('object')
  @FieldResolver(() => PlanType, { nullable: true, description: 'The plan; null for a buyer who does not see the community any more.' })
  async plan(@Root() { planId }: PlanPieceUndoneType, @Ctx() context: Context): Promise<PlanType | null> {
    const offer = await context.load(planLoaders).byId.load(planId);
    return offer && new PlanType(offer);
  }
}
