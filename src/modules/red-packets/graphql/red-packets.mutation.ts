import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { decodeId } from '../../../kernel/id.ts';
import { lockedRoom, MessageType, WRITER_ERRORS, writerErrors } from '../../chat/graphql/index.ts';
import { EntitlementMissingErrorType } from '../../tiers/graphql/index.ts';
import type { RedPacketClaimRow, RedPacketContent, RedPacketRow, RedPackets, Split } from '../index.ts';
import { RedPacketClaimType, RedPacketContentEnum, RedPacketSplitEnum, RedPacketType } from './red-packet.type.ts';

@InputType({ description: 'A red packet.' })
export class SendRedPacketInput {
  @Field(() => ID, { description: 'The room to give it to.' })
  roomId!: string;
  @Field(() => RedPacketContentEnum, { description: "Points: the viewer's own. Vouchers: with the permission to manage plans." })
  content!: RedPacketContent;
  @Field(() => RedPacketSplitEnum, { description: 'How it is shared; a fixed split must come out even.' })
  split!: Split;
  @Field(() => SafeInt, { description: "All that is in it: points, or minor units of the community's currency; at least the smallest part for each share." })
  total!: number;
  @Field(() => Int, { description: 'How many can claim: 1 to 200.' })
  shares!: number;
  @Field(() => String, { nullable: true, description: 'Words to go with it: up to 40 characters; the usual ones when absent.' })
  title?: string | null;
  @Field(() => Int, { nullable: true, description: 'For how long it can be claimed: 1 to 1,440 minutes; a day when absent.' })
  minutes?: number | null;
  @Field(() => SafeInt, { nullable: true, description: 'Vouchers: what must be left to pay so that one counts; nothing when absent.' })
  minSpendMinor?: number | null;
  @Field(() => Int, { nullable: true, description: 'Vouchers: for how many days one can be used, 1 to 3,660; without end when absent.' })
  voucherDays?: number | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
@InputType({ description: 'A claim.' })
export class ClaimRedPacketInput {
  @Field(() => ID, { description: 'The red packet.' })
  redPacketId!: string;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const packetField = { redPacket: { type: () => RedPacketType, description: 'The red packet as it is now; null when refused.' } };
const SendRedPacketPayload = payloadOf('SendRedPacket', { ...packetField, message: { type: () => MessageType, description: 'The message that holds it; null when refused.' } }, WRITER_ERRORS);
const ClaimRedPacketPayload = payloadOf('ClaimRedPacket', { claim: { type: () => RedPacketClaimType, description: "The viewer's share; null when refused." }, ...packetField }, [EntitlementMissingErrorType]);

@Resolver()
export class RedPacketMutations {
  private readonly redPackets: RedPackets;

  constructor(modules: { redPackets: RedPackets }) {
    this.redPackets = modules.redPackets;
  }
  @SignedIn()
  @Mutation(() => SendRedPacketPayload, { nullable: true, description: 'Gives a red packet to a room in which the viewer may write. Points leave the viewer at once; what nobody claims comes back.' })
  async sendRedPacket(@Arg('input', () => SendRedPacketInput, { description: 'The red packet.' }) input: SendRedPacketInput, @Ctx() context: Context): Promise<PayloadOf<typeof SendRedPacketPayload>> {
    const result = await this.redPackets.sendRedPacket(context.viewer, { ...input, roomId: decodeId('Room', input.roomId) });
    const answer = (row: RedPacketRow) => ({ redPacket: new RedPacketType(row), message: this.redPackets.messageOf(row).then((message) => message && new MessageType(message)) });
    return toPayload(context, result, answer, { ...writerErrors, ...(await lockedRoom(result, context)) });
  }
  @SignedIn()
  @Mutation(() => ClaimRedPacketPayload, { nullable: true, description: 'Takes a share of a red packet in a room that the viewer may enter, once.' })
  async claimRedPacket(@Arg('input', () => ClaimRedPacketInput, { description: 'The claim.' }) input: ClaimRedPacketInput, @Ctx() context: Context): Promise<PayloadOf<typeof ClaimRedPacketPayload>> {
    const result = await this.redPackets.claimRedPacket(context.viewer, { ...input, redPacketId: decodeId('RedPacket', input.redPacketId) });
    const answer = (row: RedPacketClaimRow) => ({ claim: new RedPacketClaimType(row), redPacket: this.redPackets.packetsById([row.redPacketId]).then(([packet]) => new RedPacketType(packet!)) });
    return toPayload(context, result, answer, await lockedRoom(result, context));
  }
}
