import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { toPayload } from '../../../graphql/payload.ts';
import { Access, ListSize, SignedIn } from '../../../graphql/policy.ts';
import { userErrors, type UserErrorType } from '../../../graphql/user-error.ts';
import { decodeId } from '../../../kernel/id.ts';
import { SPEAKER_ERRORS, speakerErrors } from '../../communities/graphql/index.ts';
import { EntitlementMissingErrorType } from '../../tiers/graphql/index.ts';
import type { Chat } from '../index.ts';
import { lockedRoom } from './locked-room.ts';
import { MessageType } from './message.type.ts';

@InputType({ description: 'A message.' })
export class SendMessageInput {
  @Field(() => ID, { description: 'The room to post to.' })
  roomId!: string;
  @Field(() => String, { description: 'The text: 1 to 4,000 characters.' })
  body!: string;
  @Field(() => ID, { nullable: true, description: 'The message of the same room that it answers.' })
  replyToId?: string | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const SendMessageError = userErrors('SendMessageError', [EntitlementMissingErrorType, ...SPEAKER_ERRORS]);

@Access('object')
@ObjectType({ description: 'The outcome of `sendMessage`.', simpleResolvers: true })
export class SendMessagePayload {
  @Field(() => MessageType, { nullable: true, description: 'The message as it is stored; null when refused.' })
  message?: MessageType | null;
  @ListSize(5)
  @Field(() => [SendMessageError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

@Resolver()
export class SendMessageMutation {
  private readonly chat: Chat;

  constructor(modules: { chat: Chat }) {
    this.chat = modules.chat;
  }
  @SignedIn()
  @Mutation(() => SendMessagePayload, { nullable: true, description: 'Posts a message to a room that the viewer may enter. Answered only after it is stored for good.' })
  async sendMessage(@Arg('input', () => SendMessageInput, { description: 'The message.' }) input: SendMessageInput, @Ctx() context: Context): Promise<SendMessagePayload> {
    const replyToId = input.replyToId == null ? null : decodeId('Message', input.replyToId);
    const result = await this.chat.sendMessage(context.viewer, { ...input, roomId: decodeId('Room', input.roomId), replyToId });
    return toPayload(context, result, (message) => ({ message: new MessageType(message) }), { ...speakerErrors, ...(await lockedRoom(result, context)) });
  }
}
