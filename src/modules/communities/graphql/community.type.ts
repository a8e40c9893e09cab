import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { CurrencyCode } from '../../../graphql/scalars.ts';
import { VISIBILITIES, type CommunityRow, type RulesVersionRow, type Standing, type Visibility } from '../index.ts';

export const VisibilityEnum = Object.fromEntries(VISIBILITIES.map((value) => [value, value])) as Record<Visibility, Visibility>;
registerEnumType(VisibilityEnum, {
  name: 'CommunityVisibility',
  description: 'Who sees a community, and how one joins.',
  valuesConfig: {
    PUBLIC: { description: 'Listed; anyone joins.' },
    UNLISTED: { description: 'Not listed; anyone with the address joins.' },
    APPLY: { description: 'Listed; an application is approved or declined.' },
    INVITE: { description: 'Seen by anyone with the address; joined with an invitation code.' },
    PRIVATE: { description: 'Not there for those who are not members; joined with an invitation code.' },
  },
});

@Access('object')
@ObjectType('Community', { implements: NodeType, simpleResolvers: true, description: 'A community: its profile, and the door to what is in it.' })
export class CommunityType extends NodeType {
  readonly __typename = 'Community';
  readonly row: CommunityRow;
  readonly standing: Standing;

  constructor(standing: Standing) {
    super();
    this.row = standing.community;
    this.standing = standing;
  }
  @Field(() => String, { description: 'The name in the address.' })
  get slug(): string {
    return this.row.slug;
  }
  @Field(() => String, { description: 'The name for people.' })
  get name(): string {
    return this.row.name;
  }
  @Field(() => String, { description: 'What the community is about.' })
  get description(): string {
    return this.row.description;
  }
  @Field(() => VisibilityEnum, { description: 'Who sees it, and how one joins.' })
  get visibility(): Visibility {
    return this.row.visibility;
  }
  @Field(() => String, { description: 'IANA name of the time zone that days are counted in.' })
  get timeZone(): string {
    return this.row.timeZone;
  }
  @Field(() => CurrencyCode, { description: 'The currency of its prices.' })
  get currency(): string {
    return this.row.currency;
  }
  @Field(() => Int, { nullable: true, description: 'How many members it takes; null for no limit.' })
  get capacity(): number | null {
    return this.row.capacity;
  }
  @Field(() => Int, { description: 'Active members.' })
  get memberCount(): number {
    return this.row.memberCount;
  }
  @ListSize(5)
  @Field(() => [String], { description: 'What whoever applies is asked; answered in this order.' })
  get joinQuestions(): readonly string[] {
    return this.row.joinQuestions;
  }
  @Field(() => Boolean, { description: 'Whether messages may carry files beside pictures.' })
  get filesAllowed(): boolean {
    return this.row.filesAllowed;
  }
  @Field(() => Date, { description: 'When it was opened.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
}

@Access('object')
@ObjectType('RulesVersion', { implements: NodeType, simpleResolvers: true, description: 'What a community asks of its members. It never changes: new rules are a new version.' })
export class RulesVersionType extends NodeType {
  readonly __typename = 'RulesVersion';
  readonly row: RulesVersionRow;

  constructor(row: RulesVersionRow) {
    super();
    this.row = row;
  }
  @Field(() => Int, { description: 'Counted from 1.' })
  get version(): number {
    return this.row.version;
  }
  @Field(() => String, { description: 'The text of the rules.' })
  get body(): string {
    return this.row.body;
  }
  @Field(() => Date, { description: 'Since when it holds.' })
  get publishedAt(): Date {
    return this.row.publishedAt;
  }
}
export const RulesVersionConnectionType = connectionOf('RulesVersion', () => RulesVersionType);
export const CommunityConnectionType = connectionOf('Community', () => CommunityType);
