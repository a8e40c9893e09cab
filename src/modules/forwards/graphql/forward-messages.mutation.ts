import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { ListSize, SignedIn } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { decodeId } from '../../../kernel/id.ts';
import { lockedRoom } from '../../chat/graphql/index.ts';
import type { GateFailure } from '../../chat/index.ts';
import { SPEAKER_ERRORS, speakerErrors } from '../../communities/graphql/index.ts';
import { PostType } from '../../posts/graphql/index.ts';
import { EntitlementMissingErrorType } from '../../tiers/graphql/index.ts';
import { gatedSpeakerErrors } from '../../topics/graphql/index.ts';
import { MAX_FORWARDED, type Forwards } from '../index.ts';
import { forwardRefused, ForwardRefusedErrorType } from './forward-refused-error.type.ts';

@InputType({ description: 'Messages for a post: either by id, or all between two positions.' })
export class ForwardMessagesInput {
  @Field(() => ID, { description: 'The room they are in.' })
  roomId!: string;
  @ListSize(MAX_FORWARDED)
  @Field(() => [ID], { nullable: true, description: 'The messages: 1 to 100.' })
  messageIds?: string[] | null;
  @Field(() => SafeInt, { nullable: true, description: 'The `seq` of the first message.' })
  fromSeq?: number | null;
  @Field(() => SafeInt, { nullable: true, description: 'The `seq` of the last message; at most 100 lie between.' })
  toSeq?: number | null;
  @Field(() => ID, { description: 'The topic to post in.' })
  topicId!: string;
  @Field(() => String, { description: 'The title of the post, which everybody who sees the community may read.' })
  title!: string;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const ForwardMessagesPayload = payloadOf('ForwardMessages', { post: { type: () => PostType, description: 'The post; null when refused.' } }, [EntitlementMissingErrorType, ForwardRefusedErrorType, ...SPEAKER_ERRORS]);

@Resolver()
export class ForwardMessagesMutation {
  private readonly forwards: Forwards;

  constructor(modules: { forwards: Forwards }) {
    this.forwards = modules.forwards;
  }
  @SignedIn()
  @Mutation(() => ForwardMessagesPayload, { nullable: true, description: "Makes a post of messages, naming each author; what was taken back is left out. One's own messages, or any with the permission to manage rooms. Words of others leave a gated room only for a topic that is read by the same right, and never when their author does not let others forward them." })
  async forwardMessages(@Arg('input', () => ForwardMessagesInput, { description: 'What, and where to.' }) input: ForwardMessagesInput, @Ctx() context: Context): Promise<PayloadOf<typeof ForwardMessagesPayload>> {
    const messageIds = input.messageIds?.map((id) => decodeId('Message', id));
    const result = await this.forwards.forwardMessages(context.viewer, { ...input, messageIds, roomId: decodeId('Room', input.roomId), topicId: decodeId('Topic', input.topicId) });
    const isRoomLocked = !result.ok && result.failure.kind === 'ENTITLEMENT_MISSING' && 'gate' in (result.failure as GateFailure);
    return toPayload(context, result, (post) => ({ post: new PostType(post) }), { ...speakerErrors, ...forwardRefused, ...(isRoomLocked ? await lockedRoom(result, context) : gatedSpeakerErrors(context)) } as never);
  }
}
