import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import type { Failure } from '../../../kernel/failure.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Result } from '../../../kernel/result.ts';
import { lockedRoom, MessageType } from '../../chat/graphql/index.ts';
import type { MessageRow } from '../../chat/index.ts';
import { RulesNotAcknowledgedErrorType, speakerErrors } from '../../communities/graphql/index.ts';
import { EntitlementMissingErrorType } from '../../tiers/graphql/index.ts';
import type { MessageMarks } from '../index.ts';
import { markLoaders } from './loaders.ts';

const changed = { message: { type: () => MessageType, description: 'The message as it is now; null when refused.' } };
const ReactToMessagePayload = payloadOf('ReactToMessage', changed, [EntitlementMissingErrorType, RulesNotAcknowledgedErrorType]);
const RemoveReactionPayload = payloadOf('RemoveReaction', changed, [EntitlementMissingErrorType, RulesNotAcknowledgedErrorType]);
const PinMessagePayload = payloadOf('PinMessage', changed, [EntitlementMissingErrorType]);
const UnpinMessagePayload = payloadOf('UnpinMessage', changed, [EntitlementMissingErrorType]);
const MessageId = () => Arg('messageId', () => ID, { description: 'The message.' });
const Emoji = () => Arg('emoji', () => String, { description: 'One emoji, such as 👍.' });

@Resolver()
export class MessageMarksMutation {
  private readonly messageMarks: MessageMarks;

  constructor(modules: { messageMarks: MessageMarks }) {
    this.messageMarks = modules.messageMarks;
  }
  @SignedIn()
  @Mutation(() => ReactToMessagePayload, { nullable: true, description: 'Gives a message an emoji: up to 20 different ones on a message. One per person and emoji: again changes nothing. Unread rules stop it; a mute does not, as it takes words only.' })
  async reactToMessage(@MessageId() id: string, @Emoji() emoji: string, @Ctx() context: Context): Promise<PayloadOf<typeof ReactToMessagePayload>> {
    return answer(context, await this.messageMarks.reactToMessage(context.viewer, decodeId('Message', id), emoji));
  }
  @SignedIn()
  @Mutation(() => RemoveReactionPayload, { nullable: true, description: 'Takes an emoji back. Taking back what was not given changes nothing.' })
  async removeReaction(@MessageId() id: string, @Emoji() emoji: string, @Ctx() context: Context): Promise<PayloadOf<typeof RemoveReactionPayload>> {
    return answer(context, await this.messageMarks.removeReaction(context.viewer, decodeId('Message', id), emoji));
  }
  @SignedIn()
  @Mutation(() => PinMessagePayload, { nullable: true, description: 'Puts a message on top of its room, which holds 50. Needs the permission to manage rooms. Again changes nothing.' })
  async pinMessage(@MessageId() id: string, @Ctx() context: Context): Promise<PayloadOf<typeof PinMessagePayload>> {
    return answer(context, await this.messageMarks.pinMessage(context.viewer, decodeId('Message', id)));
  }
  @SignedIn()
  @Mutation(() => UnpinMessagePayload, { nullable: true, description: 'Takes a message from the top of its room. Unpinning what is not pinned changes nothing.' })
  async unpinMessage(@MessageId() id: string, @Ctx() context: Context): Promise<PayloadOf<typeof UnpinMessagePayload>> {
    return answer(context, await this.messageMarks.unpinMessage(context.viewer, decodeId('Message', id)));
  }
}

async function answer<F extends Failure>(context: Context, result: Result<MessageRow, F>) {
  if (result.ok) context.load(markLoaders).viewerReactions.clear(result.value.id);
  return toPayload(context, result, (message) => ({ message: new MessageType(message) }), { ...speakerErrors, ...(await lockedRoom(result, context)) } as never);
}
