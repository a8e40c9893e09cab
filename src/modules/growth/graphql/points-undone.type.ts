import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../graphql/policy.ts';
import { UndoneType } from '../../../graphql/undone.ts';

@Access('object')
@ObjectType('PointsUndone', { implements: UndoneType, simpleResolvers: true, description: 'The points that a purchase earned are taken back, and the levels that rest on them.' })
export class PointsUndoneType extends UndoneType {
  readonly __typename = 'PointsUndone';
  @Field(() => Int, { description: 'How many.' })
  readonly points!: number;
}
