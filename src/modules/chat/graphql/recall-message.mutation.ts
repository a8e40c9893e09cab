import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { toPayload } from '../../../graphql/payload.ts';
import { Access, ListSize, SignedIn } from '../../../graphql/policy.ts';
import { userErrors, type UserErrorType } from '../../../graphql/user-error.ts';
import { decodeId } from '../../../kernel/id.ts';
import { EntitlementMissingErrorType } from '../../tiers/graphql/index.ts';
import type { Chat } from '../index.ts';
import { lockedRoom } from './locked-room.ts';
import { MessageType } from './message.type.ts';

const RecallMessageError = userErrors('RecallMessageError', [EntitlementMissingErrorType]);

@Access('object')
@ObjectType({ description: 'The outcome of `recallMessage`.', simpleResolvers: true })
export class RecallMessagePayload {
  @Field(() => MessageType, { nullable: true, description: 'The message without its text; null when refused.' })
  message?: MessageType | null;
  @ListSize(5)
  @Field(() => [RecallMessageError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

@Resolver()
export class RecallMessageMutation {
  private readonly chat: Chat;

  constructor(modules: { chat: Chat }) {
    this.chat = modules.chat;
  }
  @SignedIn()
  @Mutation(() => RecallMessagePayload, { nullable: true, description: "Takes a message back: one's own, or any with the permission to manage rooms." })
  async recallMessage(@Arg('messageId', () => ID, { description: 'The message.' }) messageId: string, @Ctx() context: Context): Promise<RecallMessagePayload> {
    const result = await this.chat.recallMessage(context.viewer, decodeId('Message', messageId));
    return toPayload(context, result, (message) => ({ message: new MessageType(message) }), await lockedRoom(result, context));
  }
}
