import { Field, Int, ObjectType } from 'type-graphql';
import { NodeType } from '../../../graphql/node.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import type { LadderStep, PriceLadderRow } from '../index.ts';

@Access('object')
@ObjectType('PriceLadderStep', { simpleResolvers: true, description: 'Whoever joined before this local time has this share off.' })
export class PriceLadderStepType implements LadderStep {
  @Field(() => String, { description: 'A local time such as `09:00`. Whoever joins at it exactly did not join before it.' })
  readonly before!: string;
  @Field(() => Int, { description: 'The share in basis points, 3,000 being 30 %.' })
  readonly basisPoints!: number;
}

@Access('object')
@ObjectType('PriceLadder', { implements: NodeType, simpleResolvers: true, description: 'Prices by the time of joining. Its terms never change, so the step of a member is locked.' })
export class PriceLadderType extends NodeType {
  readonly __typename = 'PriceLadder';
  readonly row: PriceLadderRow;

  constructor(row: PriceLadderRow) {
    super();
    this.row = row;
  }
  @Field(() => String, { description: 'The name for people.' })
  get name(): string {
    return this.row.name;
  }
  @Field(() => String, { description: 'The time zone of its hours: the one of the community when it was made.' })
  get timeZone(): string {
    return this.row.timeZone;
  }
  @Field(() => String, { nullable: true, description: 'The day whose hours count, such as `2026-11-22`; null for the day on which each person joins.' })
  get day(): string | null {
    return this.row.day;
  }
  @ListSize(24)
  @Field(() => [PriceLadderStepType], { description: 'The steps, by hour.' })
  get steps(): readonly LadderStep[] {
    return this.row.steps;
  }
  @Field(() => Boolean, { description: 'Whether people who joined before its day count as before its first hour.' })
  get coversEarlierMembers(): boolean {
    return this.row.coversEarlierMembers as boolean;
  }
  @Field(() => Date, { description: 'From when the steps can be used.' })
  get startsAt(): Date {
    return this.row.startsAt;
  }
  @Field(() => Date, { nullable: true, description: 'Until when the steps can be used; null without end.' })
  get endsAt(): Date | null {
    return this.row.endsAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it was ended; null while it stands.' })
  get closedAt(): Date | null {
    return this.row.closedAt;
  }
}
