import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { toPayload } from '../../../graphql/payload.ts';
import { Access, ListSize, SignedIn } from '../../../graphql/policy.ts';
import { userErrors, type UserErrorType } from '../../../graphql/user-error.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Chat } from '../index.ts';
import { RoomType } from './room.type.ts';

const CloseRoomError = userErrors('CloseRoomError');

@Access('object')
@ObjectType({ description: 'The outcome of `closeRoom`.', simpleResolvers: true })
export class CloseRoomPayload {
  @Field(() => RoomType, { nullable: true, description: 'The closed room; null when refused.' })
  room?: RoomType | null;
  @ListSize(5)
  @Field(() => [CloseRoomError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

@Resolver()
export class CloseRoomMutation {
  private readonly chat: Chat;

  constructor(modules: { chat: Chat }) {
    this.chat = modules.chat;
  }
  @SignedIn()
  @Mutation(() => CloseRoomPayload, { nullable: true, description: 'Closes a room for good; its history stays. Needs the permission to manage rooms.' })
  async closeRoom(@Arg('roomId', () => ID, { description: 'The room.' }) roomId: string, @Ctx() context: Context): Promise<CloseRoomPayload> {
    const result = await this.chat.closeRoom(context.viewer, decodeId('Room', roomId));
    return toPayload(context, result, (standing) => ({ room: new RoomType(standing) }));
  }
}
