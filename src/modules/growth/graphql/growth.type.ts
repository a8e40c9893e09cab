import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import type { Locale } from '../../../kernel/viewer.ts';
import { MemberType } from '../../communities/graphql/index.ts';
import { levelAfter, levelAt, POINT_KINDS, type LevelSchedule, type Placing, type PointKind, type PointRule, type PointsEntryRow } from '../index.ts';
import { GrowthLevelType } from './level.type.ts';

export const PointKindEnum = Object.fromEntries(POINT_KINDS.map((kind) => [kind, kind])) as Record<PointKind, PointKind>;
registerEnumType(PointKindEnum, {
  name: 'PointKind',
  description: 'What earns points. New kinds may be added: treat an unknown one as another contribution.',
  valuesConfig: {
    POST_PUBLISHED: { description: 'A post of the member was published.' },
    COMMENT_ADDED: { description: 'The member commented.' },
    LIKE_RECEIVED: { description: 'Somebody else reacted to a post or comment of the member; all that one person gives to one thing counts once.' },
    PURCHASE: { description: 'The member paid an order.' },
  },
});

@Access('open')
@ObjectType('PointRule', { simpleResolvers: true, description: 'What one kind of contribution earns.' })
export class PointRuleType implements PointRule {
  @Field(() => PointKindEnum, { description: 'The contribution.' })
  readonly kind!: PointKind;
  @Field(() => Int, { description: 'Points for each; 0 for none.' })
  readonly points!: number;
  @Field(() => Int, { nullable: true, description: "The most that a member earns so in a day of the community's time zone; null for no limit." })
  readonly dailyCap!: number | null;
}

@Access('object')
@ObjectType('GrowthProgress', { simpleResolvers: true, description: 'How far it is to the next level.' })
class GrowthProgressType {
  @Field(() => Int, { description: 'The points now.' })
  readonly points!: number;
  @Field(() => Int, { description: 'The points that reach the next level.' })
  readonly nextThreshold!: number;
  @Field(() => Int, { description: 'The points still missing.' })
  readonly missingPoints!: number;
}

@Access('object')
@ObjectType('MemberGrowth', { simpleResolvers: true, description: 'What a member has earned by contributing.' })
export class MemberGrowthType {
  @Field(() => Int, { description: 'The sum of the ledger.' })
  readonly points: number;
  @Field(() => GrowthLevelType, { description: 'The level that the points reach.' })
  readonly level: GrowthLevelType;
  @Field(() => GrowthLevelType, { nullable: true, description: 'The level after that; null at the top.' })
  readonly nextLevel: GrowthLevelType | null;
  @Field(() => GrowthProgressType, { nullable: true, description: 'How far it is to the next level; null at the top.' })
  readonly progress: GrowthProgressType | null;

  constructor(points: number, schedule: LevelSchedule, locale: Locale) {
    const level = levelAt(schedule, points);
    const next = levelAfter(schedule, level);
    this.points = points;
    this.level = new GrowthLevelType(level, locale);
    this.nextLevel = next && new GrowthLevelType(next, locale);
    this.progress = next && { points, nextThreshold: next.threshold, missingPoints: next.threshold - points };
  }
}

@Access('object')
@ObjectType('PointsEntry', { implements: NodeType, simpleResolvers: true, description: "One line of a member's points ledger. Lines are never changed: what is undone is reversed by a line of its own." })
export class PointsEntryType extends NodeType {
  readonly __typename = 'PointsEntry';
  readonly row: PointsEntryRow;

  constructor(row: PointsEntryRow) {
    super();
    this.row = row;
  }
  @Field(() => PointKindEnum, { description: 'What it was earned with.' })
  get kind(): PointKind {
    return this.row.kind;
  }
  @Field(() => Int, { description: 'Positive for an award, negative for a reversal.' })
  get amount(): number {
    return this.row.amount;
  }
  @Field(() => Int, { description: 'The points after this line.' })
  get balance(): number {
    return this.row.balance;
  }
  @Field(() => Date, { description: 'When it was done, or undone.' })
  get occurredAt(): Date {
    return this.row.occurredAt;
  }
}
export const PointsEntryConnectionType = connectionOf('PointsEntry', () => PointsEntryType);

@Access('object')
@ObjectType('LeaderboardEntry', { simpleResolvers: true, description: 'A place among the active members with points.' })
export class LeaderboardEntryType {
  @Field(() => Int, { description: 'Counted from 1; equal points share a rank.' })
  readonly rank: number;
  @Field(() => Int, { description: 'The points, of all time.' })
  readonly points: number;
  @Field(() => MemberType, { description: 'Who stands there.' })
  readonly member: MemberType;

  constructor({ rank, points, member }: Placing) {
    this.rank = rank;
    this.points = points;
    this.member = new MemberType(member);
  }
}
export const LeaderboardConnectionType = connectionOf('LeaderboardEntry', () => LeaderboardEntryType);
