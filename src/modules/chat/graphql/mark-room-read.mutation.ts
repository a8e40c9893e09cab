import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { decodeId } from '../../../kernel/id.ts';
import { EntitlementMissingErrorType } from '../../tiers/graphql/index.ts';
import type { Chat } from '../index.ts';
import { lockedRoom } from './locked-room.ts';
import { RoomType } from './room.type.ts';

const MarkRoomReadPayload = payloadOf('MarkRoomRead', { room: { type: () => RoomType, description: 'The room with its new unread count; null when refused.' } }, [EntitlementMissingErrorType]);

@Resolver()
export class MarkRoomReadMutation {
  private readonly chat: Chat;

  constructor(modules: { chat: Chat }) {
    this.chat = modules.chat;
  }
  @SignedIn()
  @Mutation(() => MarkRoomReadPayload, { nullable: true, description: 'Marks a room as read. Reading never goes back.' })
  async markRoomRead(
    @Arg('roomId', () => ID, { description: 'The room.' }) roomId: string,
    @Arg('ordinal', () => SafeInt, { nullable: true, description: 'Of the last message read; all of them when absent.' }) ordinal: number | null,
    @Ctx() context: Context,
  ): Promise<PayloadOf<typeof MarkRoomReadPayload>> {
    const result = await this.chat.markRoomRead(context.viewer, decodeId('Room', roomId), ordinal ?? null);
    return toPayload(context, result, (standing) => ({ room: new RoomType(standing) }), await lockedRoom(result, context));
  }
}
