import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { decodeId } from '../../../kernel/id.ts';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { Credential, SignedIn } from '../../../graphql/policy.ts';
import type { Communities, JoinOutcome } from '../index.ts';
import { CommunityType } from './community.type.ts';
import { JoinRequestType } from './joining.type.ts';

const RULES_READ = 'The version of the rules that the person has read and accepts; only the current one counts.';

@InputType({ description: 'How somebody knocks.' })
export class JoinCommunityInput {
  @Field(() => ID, { description: 'The community.' })
  communityId!: string;
  @Field(() => [String], { nullable: true, description: "Answers to the community's questions, in their order; needed where somebody decides." })
  answers?: string[] | null;
  @Field(() => Int, { nullable: true, description: RULES_READ })
  acknowledgedRulesVersion?: number | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
@InputType({ description: 'How somebody comes in by a code.' })
export class JoinWithInvitationInput {
  @Field(() => String, { description: 'The code, in any case, also with spaces and hyphens.' })
  code!: string;
  @Field(() => Int, { nullable: true, description: RULES_READ })
  acknowledgedRulesVersion?: number | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

const joining = {
  community: { type: () => CommunityType, description: 'The community, with the viewer as a member of it once they are in; null when refused or still hidden.' },
  joinRequest: { type: () => JoinRequestType, description: 'The application, or the place in the waiting list; null for who came in.' },
};
const decided = { joinRequest: { type: () => JoinRequestType, description: 'The request; null when refused.' } };
const JoinCommunityPayload = payloadOf('JoinCommunity', joining);
const JoinWithInvitationPayload = payloadOf('JoinWithInvitation', joining);
const ApproveJoinRequestPayload = payloadOf('ApproveJoinRequest', decided);
const DeclineJoinRequestPayload = payloadOf('DeclineJoinRequest', decided);
const WithdrawJoinRequestPayload = payloadOf('WithdrawJoinRequest', decided);

const toJoined = ({ standing, joinRequest }: JoinOutcome) => ({ community: standing && new CommunityType(standing), joinRequest: joinRequest && new JoinRequestType(joinRequest) });

@Resolver()
export class JoiningMutation {
  private readonly communities: Communities;

  constructor(modules: { communities: Communities }) {
    this.communities = modules.communities;
  }
  @SignedIn()
  @Mutation(() => JoinCommunityPayload, { nullable: true, description: 'Comes in where the door is open, or applies where somebody decides. A full community puts the viewer in its waiting list.' })
  async joinCommunity(@Arg('input', () => JoinCommunityInput, { description: 'How to knock.' }) input: JoinCommunityInput, @Ctx() context: Context): Promise<PayloadOf<typeof JoinCommunityPayload>> {
    const result = await this.communities.joinCommunity(context.viewer, { ...input, communityId: decodeId('Community', input.communityId) });
    return toPayload(context, result, toJoined);
  }
  @SignedIn()
  @Credential()
  @Mutation(() => JoinWithInvitationPayload, { nullable: true, description: 'Comes in by an invitation code, whatever the door. A full community puts the viewer in its waiting list.' })
  async joinWithInvitation(@Arg('input', () => JoinWithInvitationInput, { description: 'The code.' }) input: JoinWithInvitationInput, @Ctx() context: Context): Promise<PayloadOf<typeof JoinWithInvitationPayload>> {
    return toPayload(context, await this.communities.joinWithInvitation(context.viewer, input), toJoined);
  }
  @SignedIn()
  @Mutation(() => ApproveJoinRequestPayload, { nullable: true, description: 'Lets an applicant in, or into the waiting list of a full community. For those who admit members.' })
  async approveJoinRequest(@Arg('joinRequestId', () => ID, { description: 'The application.' }) id: string, @Ctx() context: Context): Promise<PayloadOf<typeof ApproveJoinRequestPayload>> {
    const result = await this.communities.approveJoinRequest(context.viewer, decodeId('JoinRequest', id));
    return toPayload(context, result, (row) => ({ joinRequest: new JoinRequestType(row) }));
  }
  @SignedIn()
  @Mutation(() => DeclineJoinRequestPayload, { nullable: true, description: 'Sends away an applicant, or somebody who waits. For those who admit members.' })
  async declineJoinRequest(
    @Arg('joinRequestId', () => ID, { description: 'The request.' }) id: string,
    @Arg('reason', () => String, { nullable: true, description: 'What the person is told: up to 500 characters.' }) reason: string | null, @Ctx() context: Context,
  ): Promise<PayloadOf<typeof DeclineJoinRequestPayload>> {
    const result = await this.communities.declineJoinRequest(context.viewer, decodeId('JoinRequest', id), reason ?? null);
    return toPayload(context, result, (row) => ({ joinRequest: new JoinRequestType(row) }));
  }
  @SignedIn()
  @Mutation(() => WithdrawJoinRequestPayload, { nullable: true, description: "Takes back the viewer's own request." })
  async withdrawJoinRequest(@Arg('joinRequestId', () => ID, { description: 'The request.' }) id: string, @Ctx() context: Context): Promise<PayloadOf<typeof WithdrawJoinRequestPayload>> {
    const result = await this.communities.withdrawJoinRequest(context.viewer, decodeId('JoinRequest', id));
    return toPayload(context, result, (row) => ({ joinRequest: new JoinRequestType(row) }));
  }
}
