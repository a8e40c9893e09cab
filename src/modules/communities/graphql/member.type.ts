import { Args, Ctx, Field, FieldResolver, Int, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import { connectionOf, PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { NodeType } from '../../../graphql/node.ts';
import { emptyPage } from '../../../kernel/page.ts';
import { Access, ForBots, Shared } from '../../../graphql/policy.ts';
import { hasPermission, MEMBER_STATUSES, outranks, ROLES, type Communities, type MemberRow, type NamedMemberRow, type MemberStatus, type Permission, type Role } from '../index.ts';
import { userLoaders, UserType } from '../../identity/graphql/index.ts';
import { CommunityType } from './community.type.ts';
import { communityLoaders } from './loaders.field.ts';

export const RoleEnum = Object.fromEntries(ROLES.map((role) => [role, role])) as Record<Role, Role>;
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What a member is in a community: a named set of permissions.',
  valuesConfig: {
    OWNER: { description: 'Opened it, or took it over; may do everything.' },
    PARTNER: { description: 'Runs it together with the owner.' },
    ADMIN: { description: 'Keeps order.' },
    GUEST: { description: 'Invited to contribute; reads everything.' },
    MEMBER: { description: 'Everybody else.' },
  },
});
export const MemberStatusEnum = Object.fromEntries(MEMBER_STATUSES.map((status) => [status, status])) as Record<MemberStatus, MemberStatus>;
registerEnumType(MemberStatusEnum, {
  name: 'MemberStatus',
  description: 'Whether a person is in a community, or how they went.',
  valuesConfig: {
    ACTIVE: { description: 'In it.' },
    LEFT: { description: 'Went by themselves; may come back.' },
    REMOVED: { description: 'Was put out; may come back.' },
    BANNED: { description: 'Was put out and may not come back.' },
    BOT: { description: 'Not a person: a program that writes here.' },
  },
});

@Shared()
@Access('object')
@ObjectType('Member', { implements: NodeType, simpleResolvers: true, description: 'A person in a community.' })
export class MemberType extends NodeType {
  readonly __typename = 'Member';
  readonly row: NamedMemberRow;

  constructor(row: NamedMemberRow) {
    super();
    this.row = row;
  }
  @Field(() => RoleEnum, { description: 'The role in this community.' })
  get role(): Role {
    return this.row.role;
  }
  @Field(() => MemberStatusEnum, { description: 'Whether the person is in it now.' })
  get status(): MemberStatus {
    return this.row.status;
  }
  @Field(() => Int, { description: 'Counted from 1 in order of joining; kept when somebody leaves and comes back. Below zero for bots.' })
  get number(): number {
    return this.row.number;
  }
  @Field(() => String, { nullable: true, description: 'The name that the member chose for this community; null for none.' })
  get nickname(): string | null {
    return this.row.nickname;
  }
  @Field(() => Boolean, { description: 'Whether it is no person but a program of the community, which stands in no list of members.' })
  get isBot(): boolean {
    return this.row.status === 'BOT';
  }
  @Field(() => Date, { description: 'When the member joined first.' })
  get joinedAt(): Date {
    return this.row.joinedAt;
  }
}
export const MemberConnectionType = connectionOf('Member', () => MemberType);

@Resolver(() => MemberType)
export class MemberFields {
  private readonly communities: Communities;

  constructor(modules: { communities: Communities }) {
    this.communities = modules.communities;
  }
  @Access('guarded')
  @FieldResolver(() => CommunityType, { nullable: true, description: 'Where the person is a member; null when the viewer may no longer know of it.' })
  async community(@Root() { row }: MemberType, @Ctx() context: Context): Promise<CommunityType | null> {
    const standing = await context.load(communityLoaders).standing.load(row.communityId);
    return standing && new CommunityType(standing);
  }
  @ForBots('READ_MESSAGES', 'SEND_MESSAGES', 'MODERATE')
  @Shared()
  @Access('guarded')
  @FieldResolver(() => String, { description: 'What to call the member: the nickname, else the name of the account, else nothing.' })
  displayName(@Root() { row }: MemberType, @Ctx() context: Context): string | Promise<string> {
    return row.nickname ?? row.accountName ?? context.load(userLoaders).byId.load(row.userId).then((user) => user?.displayName ?? '');
  }
  @Shared()
  @Access('guarded')
  @FieldResolver(() => UserType, { nullable: true, description: 'The person; null when the account is gone.' })
  user(@Root() { row }: MemberType, @Ctx() context: Context): Promise<UserType | null> {
    return context.load(userLoaders).byId.load(row.userId);
  }
  @Access('guarded')
  @FieldResolver(() => Date, { nullable: true, description: 'Until when the member may not write; null when they may, and for those who neither are the member nor mute members.' })
  async mutedUntil(@Root() { row }: MemberType, @Ctx() context: Context): Promise<Date | null> {
    const isMuted = row.mutedUntil !== null && row.mutedUntil > this.communities.now();
    return isMuted && (await mayKnow(context, row, 'members.mute')) ? row.mutedUntil : null;
  }
  @Access('guarded')
  @FieldResolver(() => Date, { nullable: true, description: 'When a guest becomes an ordinary member; null for never, and for those who neither are the guest nor assign roles.' })
  async guestUntil(@Root() { row }: MemberType, @Ctx() context: Context): Promise<Date | null> {
    return row.guestUntil && (await mayKnow(context, row, 'members.assign-role')) ? row.guestUntil : null;
  }
  @Access('guarded')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Whose invitation brought the member in; null for none, and for those who neither are the member nor keep the door.' })
  async invitedBy(@Root() { row }: MemberType, @Ctx() context: Context): Promise<MemberType | null> {
    if (row.invitedByUserId === null || !(await mayKnow(context, row, 'members.invite'))) return null;
    return fellowMember(context, row.communityId, row.invitedByUserId);
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may mute the member, and lift a mute.' })
  viewerCanMute(@Root() { row }: MemberType, @Ctx() context: Context): Promise<boolean> {
    return mayActOn(context, row, 'members.mute');
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may put the member out.' })
  viewerCanRemove(@Root() { row }: MemberType, @Ctx() context: Context): Promise<boolean> {
    return mayActOn(context, row, 'members.remove');
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may ban the person, and lift a ban.' })
  viewerCanBan(@Root() { row }: MemberType, @Ctx() context: Context): Promise<boolean> {
    return mayActOn(context, row, 'members.ban');
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: "Whether the viewer may change the member's role to one below their own." })
  viewerCanAssignRole(@Root() { row }: MemberType, @Ctx() context: Context): Promise<boolean> {
    return mayActOn(context, row, 'members.assign-role');
  }
}

@Resolver(() => UserType)
export class UserMemberships {
  private readonly communities: Communities;

  constructor(modules: { communities: Communities }) {
    this.communities = modules.communities;
  }
  @Access('guarded')
  @FieldResolver(() => MemberConnectionType, { description: 'Where the person is an active member, in order of joining; empty for others.' })
  async memberships(@Root() { row, isProven }: UserType, @Args(() => PageArgs) page: PageArgs, @Ctx() { viewer }: Context): Promise<Connection<MemberType>> {
    const memberships = isProven || viewer.userId === row.id ? await this.communities.membershipsByUser(row.id, page) : emptyPage<MemberRow>();
    return toConnection(memberships, (member) => new MemberType(member));
  }
}

/** A person as a member, for fellow members. */
export async function fellowMember(context: Context, communityId: string, userId: string): Promise<MemberType | null> {
  const { viewerMember, memberOf } = context.load(communityLoaders);
  const member = (await viewerMember.load(communityId)) && (await memberOf.load({ communityId, userId }));
  return member && new MemberType(member);
}

async function mayKnow(context: Context, row: MemberRow, permission: Permission): Promise<boolean> {
  if (row.userId === context.viewer.userId) return true;
  const viewerMember = await context.load(communityLoaders).viewerMember.load(row.communityId);
  return viewerMember !== null && hasPermission(viewerMember.role, permission);
}

async function mayActOn(context: Context, row: MemberRow, permission: Permission): Promise<boolean> {
  const viewerMember = await context.load(communityLoaders).viewerMember.load(row.communityId);
  if (row.status === 'BOT' || !viewerMember || !hasPermission(viewerMember.role, permission) || !outranks(viewerMember.role, row.role)) return false;
  return row.status === 'ACTIVE' || permission === 'members.ban';
}
