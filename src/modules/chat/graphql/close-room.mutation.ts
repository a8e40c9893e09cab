import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Chat } from '../index.ts';
import { RoomType } from './room.type.ts';

const CloseRoomPayload = payloadOf('CloseRoom', { room: { type: () => RoomType, description: 'The closed room; null when refused.' } });

@Resolver()
export class CloseRoomMutation {
  private readonly chat: Chat;

  constructor(modules: { chat: Chat }) {
    this.chat = modules.chat;
  }
  @SignedIn()
  @Mutation(() => CloseRoomPayload, { nullable: true, description: 'Closes a room for good; its history stays. Needs the permission to manage rooms.' })
  async closeRoom(@Arg('roomId', () => ID, { description: 'The room.' }) roomId: string, @Ctx() context: Context): Promise<PayloadOf<typeof CloseRoomPayload>> {
    const result = await this.chat.closeRoom(context.viewer, decodeId('Room', roomId));
    return toPayload(context, result, (standing) => ({ room: new RoomType(standing) }));
  }
}
