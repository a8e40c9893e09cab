import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import { EntitlementMissingErrorType } from '../../tiers/graphql/index.ts';
import type { Chat } from '../index.ts';
import { lockedRoom } from './locked-room.ts';
import { MessageType } from './message.type.ts';

const RecallMessagePayload = payloadOf('RecallMessage', { message: { type: () => MessageType, description: 'The message without its text; null when refused.' } }, [EntitlementMissingErrorType]);

@Resolver()
export class RecallMessageMutation {
  private readonly chat: Chat;

  constructor(modules: { chat: Chat }) {
    this.chat = modules.chat;
  }
  @SignedIn()
  @Mutation(() => RecallMessagePayload, { nullable: true, description: "Takes a message back: one's own, or any with the permission to manage rooms." })
  async recallMessage(@Arg('messageId', () => ID, { description: 'The message.' }) messageId: string, @Ctx() context: Context): Promise<PayloadOf<typeof RecallMessagePayload>> {
    const result = await this.chat.recallMessage(context.viewer, decodeId('Message', messageId));
    return toPayload(context, result, (message) => ({ message: new MessageType(message) }), await lockedRoom(result, context));
  }
}
