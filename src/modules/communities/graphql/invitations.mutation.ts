import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import { decodeId } from '../../../kernel/id.ts';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import type { Communities } from '../index.ts';
import { InvitationType } from './joining.type.ts';

@InputType({ description: 'What an invitation opens, and for how long.' })
export class CreateInvitationInput {
  @Field(() => ID, { description: 'The community.' })
  communityId!: string;
  @Field(() => Int, { nullable: true, description: 'How often it can be used, up to 10,000; no limit when absent.' })
  maxUses?: number | null;
  @Field(() => Date, { nullable: true, description: 'Until when it can be used; always when absent.' })
  expiresAt?: Date | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}

const made = { invitation: { type: () => InvitationType, description: 'The invitation; null when refused.' } };
const CreateInvitationPayload = payloadOf('CreateInvitation', made);
const RevokeInvitationPayload = payloadOf('RevokeInvitation', made);

@Resolver()
export class InvitationsMutation {
  private readonly communities: Communities;

  constructor(modules: { communities: Communities }) {
    this.communities = modules.communities;
  }
  @SignedIn()
  @Mutation(() => CreateInvitationPayload, { nullable: true, description: 'Makes an invitation code, good while the viewer may invite. For those who keep the door, 200 live codes at a time; where it stands open, for every member, 20.' })
  async createInvitation(@Arg('input', () => CreateInvitationInput, { description: 'What it opens.' }) input: CreateInvitationInput, @Ctx() context: Context): Promise<PayloadOf<typeof CreateInvitationPayload>> {
    const result = await this.communities.createInvitation(context.viewer, { ...input, communityId: decodeId('Community', input.communityId) });
    return toPayload(context, result, (row) => ({ invitation: new InvitationType(row) }));
  }
  @SignedIn()
  @Mutation(() => RevokeInvitationPayload, { nullable: true, description: 'Takes a code back; who came in by it stays. For its maker and for those who keep the door.' })
  async revokeInvitation(@Arg('invitationId', () => ID, { description: 'The invitation.' }) id: string, @Ctx() context: Context): Promise<PayloadOf<typeof RevokeInvitationPayload>> {
    const result = await this.communities.revokeInvitation(context.viewer, decodeId('Invitation', id));
    return toPayload(context, result, (row) => ({ invitation: new InvitationType(row) }));
  }
}
