import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { toPayload } from '../../../graphql/payload.ts';
import { Access, ListSize, SignedIn } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { userErrors, type UserErrorType } from '../../../graphql/user-error.ts';
import { decodeId } from '../../../kernel/id.ts';
import { EntitlementMissingErrorType } from '../../tiers/graphql/index.ts';
import type { Chat } from '../index.ts';
import { lockedRoom } from './locked-room.ts';
import { RoomType } from './room.type.ts';

const MarkRoomReadError = userErrors('MarkRoomReadError', [EntitlementMissingErrorType]);

@Access('object')
@ObjectType({ description: 'The outcome of `markRoomRead`.', simpleResolvers: true })
export class MarkRoomReadPayload {
  @Field(() => RoomType, { nullable: true, description: 'The room with its new unread count; null when refused.' })
  room?: RoomType | null;
  @ListSize(5)
  @Field(() => [MarkRoomReadError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

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
  ): Promise<MarkRoomReadPayload> {
    const result = await this.chat.markRoomRead(context.viewer, decodeId('Room', roomId), ordinal ?? null);
    return toPayload(context, result, (standing) => ({ room: new RoomType(standing) }), await lockedRoom(result, context));
  }
}
