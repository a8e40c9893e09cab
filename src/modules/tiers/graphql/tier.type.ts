import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { NodeType } from '../../../graphql/node.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { GRANT_SOURCES, type GrantRow, type GrantSource, type TierRow } from '../index.ts';

@Access('object')
@ObjectType('Tier', { implements: NodeType, simpleResolvers: true, description: 'What a member holds by paying or by grant: a rank and a set of entitlements.' })
export class TierType extends NodeType {
  readonly __typename = 'Tier';
  readonly row: TierRow;

  constructor(row: TierRow) {
    super();
    this.row = row;
  }
  @Field(() => String, { description: 'The name for people.' })
  get name(): string {
    return this.row.name;
  }
  @Field(() => String, { description: 'What it offers.' })
  get description(): string {
    return this.row.description;
  }
  @Field(() => Int, { description: "A member's tier is the one of the highest rank." })
  get rank(): number {
    return this.row.rank;
  }
  @ListSize(50)
  @Field(() => [String], { description: 'The names of the rights it gives, such as `posts.read.premium`.' })
  get entitlements(): string[] {
    return this.row.entitlements;
  }
  @Field(() => Boolean, { description: 'Whether every member has it without a grant.' })
  get isDefault(): boolean {
    return this.row.isDefault as boolean;
  }
}

const GrantSourceEnum = Object.fromEntries(GRANT_SOURCES.map((source) => [source, source])) as Record<GrantSource, GrantSource>;
registerEnumType(GrantSourceEnum, {
  name: 'GrantSource',
  description: 'Where a grant comes from. New sources may be added.',
  valuesConfig: {
    ORDER: { description: 'A one-time payment.' },
    SUBSCRIPTION: { description: 'A running subscription.' },
    COMPLIMENTARY: { description: 'Given by the people who run the community.' },
    GROWTH_LEVEL: { description: 'A growth level that was reached.' },
    KOL_LEVEL: { description: 'A standing in the KOL programme.' },
  },
});

@Access('object')
@ObjectType('Grant', { implements: NodeType, simpleResolvers: true, description: 'One source of access. What a person may do is a function of all grants.' })
export class GrantType extends NodeType {
  readonly __typename = 'Grant';
  readonly row: GrantRow;

  constructor(row: GrantRow) {
    super();
    this.row = row;
  }
  @Field(() => GrantSourceEnum, { description: 'Where it comes from.' })
  get source(): GrantSource {
    return this.row.sourceKind;
  }
  @ListSize(50)
  @Field(() => [String], { description: 'Single rights it gives, beside those of its tier.' })
  get entitlements(): string[] {
    return this.row.entitlements;
  }
  @Field(() => Date, { description: 'From when it gives access.' })
  get startsAt(): Date {
    return this.row.startsAt;
  }
  @Field(() => Date, { nullable: true, description: 'Until when; null without end.' })
  get endsAt(): Date | null {
    return this.row.endsAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it was ended early; null when it was not.' })
  get revokedAt(): Date | null {
    return this.row.revokedAt;
  }
  @Field(() => Date, { nullable: true, description: 'Since when it rests because the payment behind it is disputed; null when it does not.' })
  get suspendedAt(): Date | null {
    return this.row.suspendedAt;
  }
  @Field(() => String, { nullable: true, description: 'Why it was given or ended, in the words of whoever did.' })
  get reason(): string | null {
    return this.row.reason;
  }
}
