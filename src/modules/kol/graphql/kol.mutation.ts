import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import type { Failure } from '../../../kernel/failure.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Result } from '../../../kernel/result.ts';
import { CommunityType } from '../../communities/graphql/index.ts';
import type { Kol, KolInvitationRow, KolStandingRow } from '../index.ts';
import { KolInvitationType } from './kol-invitation.type.ts';
import { KolStandingType } from './kol-standing.type.ts';
import { DemoteKolInput, EndKolStandingInput, InviteKolInput, PromoteKolInput, SetKolLevelsInput } from './kol-input.type.ts';

const invitation = { invitation: { type: () => KolInvitationType, description: 'The invitation; null when refused.' } };
const standing = { kol: { type: () => KolStandingType, description: 'The KOL as they are now; null when refused.' } };
const SetKolLevelsPayload = payloadOf('SetKolLevels', { community: { type: () => CommunityType, description: 'The community with its new levels; null when refused.' } });
const InviteKolPayload = payloadOf('InviteKol', invitation);
const WithdrawKolInvitationPayload = payloadOf('WithdrawKolInvitation', invitation);
const DeclineKolInvitationPayload = payloadOf('DeclineKolInvitation', invitation);
const AcceptKolInvitationPayload = payloadOf('AcceptKolInvitation', { ...invitation, ...standing });
const PromoteKolPayload = payloadOf('PromoteKol', standing);
const DemoteKolPayload = payloadOf('DemoteKol', standing);
const EndKolStandingPayload = payloadOf('EndKolStanding', standing);

const InvitationId = (): ParameterDecorator => Arg('invitationId', () => ID, { description: 'The invitation.' }) as ParameterDecorator;
const KolId = (): ParameterDecorator => Arg('kolId', () => ID, { description: 'The standing as a KOL.' }) as ParameterDecorator;
const withInvitation = async (context: Context, result: Promise<Result<KolInvitationRow, Failure>>) => toPayload(context, await result, (row) => ({ invitation: new KolInvitationType(row) }));
const withKol = async (context: Context, result: Promise<Result<KolStandingRow, Failure>>) => toPayload(context, await result, (row) => ({ kol: new KolStandingType(row) }));

@Resolver()
export class KolMutation {
  private readonly kol: Kol;

  constructor(modules: { kol: Kol }) {
    this.kol = modules.kol;
  }
  @SignedIn()
  @Mutation(() => SetKolLevelsPayload, { nullable: true, description: "Sets the levels of a community's KOL programme. A level that somebody holds cannot be left out. Needs the permission to manage KOLs." })
  async setKolLevels(
    @Arg('communityId', () => ID, { description: 'The community.' }) communityId: string,
    @Arg('input', () => SetKolLevelsInput, { description: 'The levels.' }) input: SetKolLevelsInput, @Ctx() context: Context,
  ): Promise<PayloadOf<typeof SetKolLevelsPayload>> {
    const result = await this.kol.setKolLevels(context.viewer, decodeId('Community', communityId), input.levels);
    return toPayload(context, result, (community) => ({ community: new CommunityType(community) }));
  }
  @SignedIn()
  @Mutation(() => InviteKolPayload, { nullable: true, description: 'Asks a member who has what the first level asks for to become a KOL. Needs the permission to scout.' })
  inviteKol(@Arg('input', () => InviteKolInput, { description: 'Whom.' }) input: InviteKolInput, @Ctx() context: Context): Promise<PayloadOf<typeof InviteKolPayload>> {
    return withInvitation(context, this.kol.inviteKol(context.viewer, { ...input, memberId: decodeId('Member', input.memberId) }));
  }
  @SignedIn()
  @Mutation(() => WithdrawKolInvitationPayload, { nullable: true, description: 'Takes an open invitation back. Needs the permission to scout.' })
  withdrawKolInvitation(@InvitationId() id: string, @Ctx() context: Context): Promise<PayloadOf<typeof WithdrawKolInvitationPayload>> {
    return withInvitation(context, this.kol.withdrawKolInvitation(context.viewer, decodeId('KolInvitation', id)));
  }
  @SignedIn()
  @Mutation(() => AcceptKolInvitationPayload, { nullable: true, description: 'Makes the viewer a KOL of the first level, by their own open invitation; also when their figures fell since it was given.' })
  async acceptKolInvitation(
    @InvitationId() id: string, @Arg('idempotencyKey', () => ID, { description: IDEMPOTENCY_KEY }) idempotencyKey: string, @Ctx() context: Context,
  ): Promise<PayloadOf<typeof AcceptKolInvitationPayload>> {
    const result = await this.kol.acceptKolInvitation(context.viewer, { invitationId: decodeId('KolInvitation', id), idempotencyKey });
    return toPayload(context, result, (accepted) => ({ invitation: new KolInvitationType(accepted.invitation), kol: new KolStandingType(accepted.standing) }));
  }
  @SignedIn()
  @Mutation(() => DeclineKolInvitationPayload, { nullable: true, description: "Says no to the viewer's own open invitation." })
  declineKolInvitation(@InvitationId() id: string, @Ctx() context: Context): Promise<PayloadOf<typeof DeclineKolInvitationPayload>> {
    return withInvitation(context, this.kol.declineKolInvitation(context.viewer, decodeId('KolInvitation', id)));
  }
  @SignedIn()
  @Mutation(() => PromoteKolPayload, { nullable: true, description: 'Raises a KOL to a higher level. Needs the permission to manage KOLs.' })
  promoteKol(@KolId() id: string, @Arg('input', () => PromoteKolInput, { description: 'To which level, and why.' }) input: PromoteKolInput, @Ctx() context: Context): Promise<PayloadOf<typeof PromoteKolPayload>> {
    return withKol(context, this.kol.promoteKol(context.viewer, decodeId('KolStanding', id), { ...input, toLevelId: decodeId('KolLevel', input.toLevelId) }));
  }
  @SignedIn()
  @Mutation(() => DemoteKolPayload, { nullable: true, description: 'Puts a KOL back to a lower level. Needs the permission to manage KOLs.' })
  demoteKol(@KolId() id: string, @Arg('input', () => DemoteKolInput, { description: 'To which level, and why.' }) input: DemoteKolInput, @Ctx() context: Context): Promise<PayloadOf<typeof DemoteKolPayload>> {
    return withKol(context, this.kol.demoteKol(context.viewer, decodeId('KolStanding', id), { ...input, toLevelId: decodeId('KolLevel', input.toLevelId) }));
  }
  @SignedIn()
  @Mutation(() => EndKolStandingPayload, { nullable: true, description: 'Ends the standing and the privileges of a KOL: by the KOL, or with the permission to manage KOLs.' })
  endKolStanding(@KolId() id: string, @Arg('input', () => EndKolStandingInput, { description: 'Why.' }) input: EndKolStandingInput, @Ctx() context: Context): Promise<PayloadOf<typeof EndKolStandingPayload>> {
    return withKol(context, this.kol.endKolStanding(context.viewer, decodeId('KolStanding', id), input));
  }
}
