import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { emptyPage, type Page } from '../../../kernel/page.ts';
import type { FailureKind } from '../../../kernel/failure.ts';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { Access } from '../../../graphql/policy.ts';
import { UserErrorCode } from '../../../graphql/user-error.ts';
import { hasPermission, maySpeak, mayInvite, type Communities, type JoinRequestStatus, type Permission } from '../index.ts';
import { CommunityType, RulesVersionConnectionType, RulesVersionType } from './community.type.ts';
import { InvitationConnectionType, InvitationType, JoinRequestConnectionType, JoinRequestStatusEnum, JoinRequestType } from './joining.type.ts';
import { communityLoaders } from './loaders.field.ts';
import { MemberConnectionType, MemberType } from './member.type.ts';

const may = ({ standing: { member } }: CommunityType, permission: Permission): boolean => member !== null && hasPermission(member.role, permission);
const pageIf = <Row>(isAllowed: boolean, load: () => Promise<Page<Row>>): Promise<Page<Row>> => (isAllowed ? load() : Promise.resolve(emptyPage<Row>()));

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
  @FieldResolver(() => JoinRequestType, { nullable: true, description: "The viewer's own application or place in the waiting list; null for none." })
  async viewerJoinRequest(@Root() { row }: CommunityType, @Ctx() context: Context): Promise<JoinRequestType | null> {
    const request = await context.load(communityLoaders).viewerRequest.load(row.id);
    return request && new JoinRequestType(request);
  }
  @Access('guarded')
  @FieldResolver(() => MemberConnectionType, { description: 'Active members in order of joining; empty for those who are not members.' })
  async members(@Root() { row, standing }: CommunityType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<MemberType>> {
    return toConnection(await pageIf(standing.member !== null, () => context.load(communityLoaders).members('ACTIVE', row.id, page)), (member) => new MemberType(member));
  }
  @Access('guarded')
  @FieldResolver(() => MemberConnectionType, { description: 'Who may not come back; empty for those who do not ban.' })
  async bannedMembers(@Root() community: CommunityType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<MemberType>> {
    return toConnection(await pageIf(may(community, 'members.ban'), () => context.load(communityLoaders).members('BANNED', community.row.id, page)), (member) => new MemberType(member));
  }
  @Access('guarded')
  @FieldResolver(() => JoinRequestConnectionType, { description: 'Who is at the door, oldest first, or in the order of the waiting list; empty for those who do not admit members.' })
  async joinRequests(
    @Root() community: CommunityType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context,
    @Arg('status', () => JoinRequestStatusEnum, { defaultValue: 'PENDING', description: 'How far they have come.' }) status: JoinRequestStatus,
  ): Promise<Connection<JoinRequestType>> {
    return toConnection(await pageIf(may(community, 'members.admit'), () => context.load(communityLoaders).joinRequests(status, community.row.id, page)), (request) => new JoinRequestType(request));
  }
  @Access('guarded')
  @FieldResolver(() => InvitationConnectionType, { description: "Invitations, newest first: all for those who keep the door, the viewer's own for other members." })
  async invitations(@Root() community: CommunityType, @Args(() => PageArgs) page: PageArgs): Promise<Connection<InvitationType>> {
    const { member } = community.standing;
    const madeBy = may(community, 'members.invite') ? null : (member?.userId ?? null);
    return toConnection(await pageIf(member !== null, () => this.communities.invitationsOf(community.row.id, madeBy, page)), (invitation) => new InvitationType(invitation));
  }
  @Access('object')
  @FieldResolver(() => RulesVersionType, { nullable: true, description: 'What it asks of its members now; null for nothing.' })
  async rules(@Root() { row }: CommunityType, @Ctx() context: Context): Promise<RulesVersionType | null> {
    const rules = row.currentRulesVersion === 0 ? null : await context.load(communityLoaders).currentRules.load(row.id);
    return rules && new RulesVersionType(rules);
  }
  @Access('object')
  @FieldResolver(() => RulesVersionConnectionType, { description: 'Every version of the rules, newest first.' })
  async rulesVersions(@Root() { row }: CommunityType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<RulesVersionType>> {
    return toConnection(await context.load(communityLoaders).rulesVersions('', row.id, page), (rules) => new RulesVersionType(rules));
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may write here now, where roles and tiers allow it.' })
  viewerCanWrite(@Root() { standing }: CommunityType): boolean {
    return maySpeak(standing, this.communities.now()) === null;
  }
  @Access('guarded')
  @FieldResolver(() => UserErrorCode, { nullable: true, description: 'Why the viewer may not write here now; null when they may.' })
  viewerCannotWriteReason(@Root() { standing }: CommunityType): FailureKind | null {
    return maySpeak(standing, this.communities.now())?.kind ?? null;
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may change the profile.' })
  viewerCanEdit(@Root() community: CommunityType): boolean {
    return may(community, 'community.edit');
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may publish rules.' })
  viewerCanPublishRules(@Root() community: CommunityType): boolean {
    return may(community, 'rules.publish');
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may make invitations.' })
  viewerCanInvite(@Root() { standing }: CommunityType): boolean {
    return mayInvite(standing);
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer decides who comes in.' })
  viewerCanAdmit(@Root() community: CommunityType): boolean {
    return may(community, 'members.admit');
  }
}
