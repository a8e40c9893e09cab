import { Args, Field, FieldResolver, Int, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import { emptyPage } from '../../../kernel/page.ts';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { CurrencyCode } from '../../../graphql/scalars.ts';
import { VISIBILITIES, type Communities, type CommunityRow, type Standing, type Visibility } from '../index.ts';
import { MemberConnectionType, MemberType } from './member.type.ts';

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
  @Field(() => Date, { description: 'When it was opened.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
}

@Resolver(() => CommunityType)
export class CommunityFields {
  private readonly communities: Communities;

  constructor(modules: { communities: Communities }) {
    this.communities = modules.communities;
  }
  @Access('guarded')
  @FieldResolver(() => MemberType, { nullable: true, description: 'The viewer as a member; null for everyone who is not an active member.' })
  viewerMember(@Root() { standing }: CommunityType): MemberType | null {
    return standing.member && new MemberType(standing.member);
  }
  @Access('guarded')
  @FieldResolver(() => MemberConnectionType, { description: 'Active members in order of joining; empty for those who are not members.' })
  async members(@Root() { row, standing }: CommunityType, @Args(() => PageArgs) page: PageArgs): Promise<Connection<MemberType>> {
    const members = standing.member ? await this.communities.membersOf(row.id, page) : emptyPage<never>();
    return toConnection(members, (member) => new MemberType(member));
  }
}
