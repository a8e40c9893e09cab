import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { NodeType } from '../../../graphql/node.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { meets, needsOf, TARGET_KINDS, targetsOf, type Figures, type KolLevelRow, type Target, type TargetKind } from '../index.ts';

export const TargetKindEnum = Object.fromEntries(TARGET_KINDS.map((kind) => [kind, kind])) as Record<TargetKind, TargetKind>;
registerEnumType(TargetKindEnum, {
  name: 'KolTargetKind',
  description: 'What a KOL level asks for. New kinds may be added.',
  valuesConfig: {
    POINTS: { description: 'Growth points.' },
    POSTS: { description: 'Published posts that were not deleted.' },
    PAYING_INVITEES: { description: 'People whom the member invited and who paid; each counts once.' },
  },
});

@Access('open')
@ObjectType('KolTargetNeed', { simpleResolvers: true, description: 'One thing that a KOL level asks for.' })
export class KolTargetNeedType {
  @Field(() => TargetKindEnum, { description: 'What is counted.' })
  readonly kind!: TargetKind;
  @Field(() => Int, { description: 'How many it takes.' })
  readonly need!: number;
}

@Access('object')
@ObjectType('KolTarget', { simpleResolvers: true, description: 'How far a member is with one thing that a KOL level asks for.' })
export class KolTargetType {
  @Field(() => TargetKindEnum, { description: 'What is counted.' })
  readonly kind: TargetKind;
  @Field(() => Int, { description: 'How many the member has.' })
  readonly have: number;
  @Field(() => Int, { description: 'How many it takes.' })
  readonly need: number;
  @Field(() => Boolean, { description: 'Whether the member has enough.' })
  readonly isMet: boolean;

  constructor({ kind, have, need }: Target) {
    this.kind = kind;
    this.have = have;
    this.need = need;
    this.isMet = have >= need;
  }
}

@Access('object')
@ObjectType('KolLevel', { implements: NodeType, simpleResolvers: true, description: 'A level of the KOL programme: what it asks for, and what it gives.' })
export class KolLevelType extends NodeType {
  readonly __typename = 'KolLevel';
  readonly row: KolLevelRow;

  constructor(row: KolLevelRow) {
    super();
    this.row = row;
  }
  @Field(() => Int, { description: 'Counted from 1: the level that one joins at.' })
  get rank(): number {
    return this.row.rank;
  }
  @Field(() => String, { description: 'The name for people.' })
  get name(): string {
    return this.row.name;
  }
  @ListSize(TARGET_KINDS.length)
  @Field(() => [KolTargetNeedType], { description: 'What it asks for.' })
  get targets(): KolTargetNeedType[] {
    const needs = needsOf(this.row);
    return TARGET_KINDS.map((kind) => ({ kind, need: needs[kind] }));
  }
  @ListSize(50)
  @Field(() => [String], { description: 'The rights it adds to those of the levels below.' })
  get entitlements(): string[] {
    return this.row.entitlements;
  }
}

@Access('object')
@ObjectType('KolProgress', { simpleResolvers: true, description: 'How far a member is from a KOL level.' })
export class KolProgressType {
  @Field(() => KolLevelType, { description: 'The next level; the first one for members who are no KOLs.' })
  readonly nextLevel: KolLevelType;
  @ListSize(TARGET_KINDS.length)
  @Field(() => [KolTargetType], { description: 'Each thing that it asks for.' })
  readonly targets: KolTargetType[];
  @Field(() => Boolean, { description: 'Whether the member has all of it.' })
  readonly isComplete: boolean;

  constructor(level: KolLevelRow, have: Figures) {
    const need = needsOf(level);
    this.nextLevel = new KolLevelType(level);
    this.targets = targetsOf(need, have).map((target) => new KolTargetType(target));
    this.isComplete = meets(have, need);
  }
}
