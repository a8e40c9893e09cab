import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { ForBots, SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Chat } from '../index.ts';
import { lockedRoom } from './open-room.ts';
import { MessageType } from './message.type.ts';
import { sendingErrors, TooSoonErrorType, WRITER_ERRORS, writerErrors } from './sending-error.type.ts';

@InputType({ description: 'A message.' })
export class SendMessageInput {
  @Field(() => ID, { description: 'The room to post to.' })
  roomId!: string;
  @Field(() => String, { description: 'The text: 1 to 4,000 characters; it may be empty beside pictures and files.' })
  body!: string;
  @Field(() => ID, { nullable: true, description: 'The message of the same room that it answers.' })
  replyToId?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Members whom it names, who are told: up to 20 who may enter the room.' })
  mentionedMemberIds?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Whether it names everyone in the room; so many times a day as the room allows.' })
  mentionsEveryone?: boolean | null;
  @Field(() => [ID], { nullable: true, description: "Its pictures in order: up to 9 of the viewer's uploads that nothing shows yet." })
  mediaIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: "Its files in order, up to 9 together with its pictures: of the viewer's uploads that nothing shows yet." })
  fileIds?: string[] | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const SendMessagePayload = payloadOf('SendMessage', { message: { type: () => MessageType, description: 'The message as it is stored; null when refused.' } }, [TooSoonErrorType, ...WRITER_ERRORS]);

@Resolver()
export class SendMessageMutation {
  private readonly chat: Chat;

  constructor(modules: { chat: Chat }) {
    this.chat = modules.chat;
  }
  @ForBots('SEND_MESSAGES')
  @SignedIn()
  @Mutation(() => SendMessagePayload, { nullable: true, description: 'Posts a message to a room that the viewer may enter. Answered only after it is stored for good.' })
  async sendMessage(@Arg('input', () => SendMessageInput, { description: 'The message.' }) input: SendMessageInput, @Ctx() context: Context): Promise<PayloadOf<typeof SendMessagePayload>> {
    const result = await this.chat.sendMessage(context.viewer, {
      roomId: decodeId('Room', input.roomId), body: input.body, replyToId: input.replyToId == null ? null : decodeId('Message', input.replyToId), mentionsEveryone: input.mentionsEveryone ?? false,
      mentionedMemberIds: input.mentionedMemberIds?.map((id) => decodeId('Member', id)) ?? [], mediaIds: input.mediaIds?.map((id) => decodeId('Media', id)) ?? [], fileIds: input.fileIds?.map((id) => decodeId('File', id)) ?? [], idempotencyKey: input.idempotencyKey,
    });
    return toPayload(context, result, (message) => ({ message: new MessageType(message) }), { ...writerErrors, ...sendingErrors, ...(await lockedRoom(result, context)) });
  }
}
