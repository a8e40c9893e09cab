import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Failure } from '../../../kernel/failure.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Result } from '../../../kernel/result.ts';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import type { Communities, MemberRow, Role } from '../index.ts';
import { CommunityType } from './community.type.ts';
import { MemberType, RoleEnum } from './member.type.ts';

@InputType({ description: 'What to change of the way the viewer appears in one community. An omitted field stays as it is; `null` clears.' })
export class UpdateMembershipInput {
  @Field(() => String, { nullable: true, description: 'A name for this community: up to 40 characters.' })
  nickname?: string | null;
}
@InputType({ description: 'Which role a member gets.' })
export class AssignRoleInput {
  @Field(() => ID, { description: 'The member.' })
  memberId!: string;
  @Field(() => RoleEnum, { description: "A role below the viewer's own." })
  role!: Role;
  @Field(() => Date, { nullable: true, description: 'When a guest becomes an ordinary member; never when absent.' })
  guestUntil?: Date | null;
}

const changed = { member: { type: () => MemberType, description: 'The member; null when refused.' } };
const LeaveCommunityPayload = payloadOf('LeaveCommunity', { community: { type: () => CommunityType, description: 'The community; null when refused, and when it is hidden from whoever is not a member.' } });
const UpdateMembershipPayload = payloadOf('UpdateMembership', changed);
const AssignRolePayload = payloadOf('AssignRole', changed);
const TransferOwnershipPayload = payloadOf('TransferOwnership', changed);
const RemoveMemberPayload = payloadOf('RemoveMember', changed);
const BanMemberPayload = payloadOf('BanMember', changed);
const UnbanMemberPayload = payloadOf('UnbanMember', changed);
const MuteMemberPayload = payloadOf('MuteMember', changed);
const UnmuteMemberPayload = payloadOf('UnmuteMember', changed);

const answer = async (context: Context, result: Promise<Result<MemberRow, Failure>>) => toPayload(context, await result, (row) => ({ member: new MemberType(row) }));
const MemberId = (): ParameterDecorator => Arg('memberId', () => ID, { description: 'The member.' }) as ParameterDecorator;

@Resolver()
export class MembersMutation {
  private readonly communities: Communities;

  constructor(modules: { communities: Communities }) {
    this.communities = modules.communities;
  }
  @SignedIn()
  @Mutation(() => LeaveCommunityPayload, { nullable: true, description: 'Ends the viewer\'s membership; coming back gives the same number. The owner transfers the community first.' })
  async leaveCommunity(@Arg('communityId', () => ID, { description: 'The community.' }) id: string, @Ctx() context: Context): Promise<PayloadOf<typeof LeaveCommunityPayload>> {
    const result = await this.communities.leaveCommunity(context.viewer, decodeId('Community', id));
    return toPayload(context, result, (standing) => ({ community: standing && new CommunityType(standing) }));
  }
  @SignedIn()
  @Mutation(() => UpdateMembershipPayload, { nullable: true, description: 'Changes how the viewer appears in one community.' })
  updateMembership(
    @Arg('communityId', () => ID, { description: 'The community.' }) id: string,
    @Arg('input', () => UpdateMembershipInput, { description: 'What to change.' }) input: UpdateMembershipInput, @Ctx() context: Context,
  ): Promise<PayloadOf<typeof UpdateMembershipPayload>> {
    return answer(context, this.communities.updateMembership(context.viewer, decodeId('Community', id), input));
  }
  @SignedIn()
  @Mutation(() => AssignRolePayload, { nullable: true, description: 'Gives a role below the viewer\'s own to a member below the viewer. For partners and the owner.' })
  assignRole(@Arg('input', () => AssignRoleInput, { description: 'The role.' }) input: AssignRoleInput, @Ctx() context: Context): Promise<PayloadOf<typeof AssignRolePayload>> {
    return answer(context, this.communities.assignRole(context.viewer, { ...input, memberId: decodeId('Member', input.memberId) }));
  }
  @SignedIn()
  @Mutation(() => TransferOwnershipPayload, { nullable: true, description: 'Makes a member the owner; the viewer becomes a partner. For the owner.' })
  transferOwnership(@MemberId() id: string, @Ctx() context: Context): Promise<PayloadOf<typeof TransferOwnershipPayload>> {
    return answer(context, this.communities.transferOwnership(context.viewer, decodeId('Member', id)));
  }
  @SignedIn()
  @Mutation(() => RemoveMemberPayload, { nullable: true, description: 'Puts a member out; they may join again.' })
  removeMember(@MemberId() id: string, @Ctx() context: Context): Promise<PayloadOf<typeof RemoveMemberPayload>> {
    return answer(context, this.communities.removeMember(context.viewer, decodeId('Member', id)));
  }
  @SignedIn()
  @Mutation(() => BanMemberPayload, { nullable: true, description: 'Puts a member out and shuts every door to them.' })
  banMember(@MemberId() id: string, @Ctx() context: Context): Promise<PayloadOf<typeof BanMemberPayload>> {
    return answer(context, this.communities.banMember(context.viewer, decodeId('Member', id)));
  }
  @SignedIn()
  @Mutation(() => UnbanMemberPayload, { nullable: true, description: 'Opens the doors to a banned person again.' })
  unbanMember(@MemberId() id: string, @Ctx() context: Context): Promise<PayloadOf<typeof UnbanMemberPayload>> {
    return answer(context, this.communities.unbanMember(context.viewer, decodeId('Member', id)));
  }
  @SignedIn()
  @Mutation(() => MuteMemberPayload, { nullable: true, description: 'Lets a member read only for a time, up to 366 days.' })
  muteMember(@MemberId() id: string, @Arg('until', () => Date, { description: 'When they may write again.' }) until: Date, @Ctx() context: Context): Promise<PayloadOf<typeof MuteMemberPayload>> {
    return answer(context, this.communities.muteMember(context.viewer, decodeId('Member', id), until));
  }
  @SignedIn()
  @Mutation(() => UnmuteMemberPayload, { nullable: true, description: 'Lifts a mute before its time.' })
  unmuteMember(@MemberId() id: string, @Ctx() context: Context): Promise<PayloadOf<typeof UnmuteMemberPayload>> {
    return answer(context, this.communities.unmuteMember(context.viewer, decodeId('Member', id)));
  }
}
