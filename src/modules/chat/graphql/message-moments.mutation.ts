import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { ForBots, SignedIn } from '../../../graphql/policy.ts';
import type { Failure } from '../../../kernel/failure.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Result } from '../../../kernel/result.ts';
import { EntitlementMissingErrorType } from '../../tiers/graphql/index.ts';
import type { Chat, MessageRow } from '../index.ts';
import { lockedRoom } from './open-room.ts';
import { MessageType } from './message.type.ts';
import { sendingErrors, TooSoonErrorType, windowErrors, WindowPassedErrorType, WRITER_ERRORS, writerErrors } from './sending-error.type.ts';

@InputType({ description: 'Other words for a message.' })
export class EditMessageInput {
  @Field(() => String, { description: 'The text: 1 to 4,000 characters; it may be empty beside pictures.' })
  body!: string;
}
const changed = { message: { type: () => MessageType, description: 'The message as it is now; null when refused.' } };
const EditMessagePayload = payloadOf('EditMessage', changed, [WindowPassedErrorType, TooSoonErrorType, ...WRITER_ERRORS]);
const RecallMessagePayload = payloadOf('RecallMessage', { message: { type: () => MessageType, description: 'The message without its text; null when refused.' } }, [EntitlementMissingErrorType, WindowPassedErrorType]);
const MessageId = () => Arg('messageId', () => ID, { description: 'The message.' });

@Resolver()
export class MessageMomentsMutation {
  private readonly chat: Chat;

  constructor(modules: { chat: Chat }) {
    this.chat = modules.chat;
  }
  @ForBots('SEND_MESSAGES')
  @SignedIn()
  @Mutation(() => EditMessagePayload, { nullable: true, description: "Gives the viewer's own message other words, within the window of their role. The same words change nothing." })
  async editMessage(@MessageId() id: string, @Arg('input', () => EditMessageInput, { description: 'What changes.' }) { body }: EditMessageInput, @Ctx() context: Context): Promise<PayloadOf<typeof EditMessagePayload>> {
    return answer(context, await this.chat.editMessage(context.viewer, decodeId('Message', id), body));
  }
  @ForBots('SEND_MESSAGES', 'MODERATE')
  @SignedIn()
  @Mutation(() => RecallMessagePayload, { nullable: true, description: "Takes a message back within the window of the viewer's role: one's own or, with the permission to manage rooms, that of somebody of a lower rank; who has left counts as a member." })
  async recallMessage(@MessageId() id: string, @Ctx() context: Context): Promise<PayloadOf<typeof RecallMessagePayload>> {
    return answer(context, await this.chat.recallMessage(context.viewer, decodeId('Message', id)));
  }
}

async function answer<F extends Failure>(context: Context, result: Result<MessageRow, F>) {
  return toPayload(context, result, (message) => ({ message: new MessageType(message) }), { ...writerErrors, ...sendingErrors, ...windowErrors, ...(await lockedRoom(result, context)) } as never);
}
