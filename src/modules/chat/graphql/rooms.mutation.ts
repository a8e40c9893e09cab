import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { decodeId } from '../../../kernel/id.ts';
import { EntitlementMissingErrorType } from '../../tiers/graphql/index.ts';
import type { Chat } from '../index.ts';
import { lockedRoom } from './open-room.ts';
import { RoomType } from './room.type.ts';

@InputType({ description: 'A new room.' })
export class CreateRoomInput {
  @Field(() => ID, { description: 'The community it belongs to.' })
  communityId!: string;
  @Field(() => String, { description: 'The name for people: up to 60 characters, unlike that of other rooms.' })
  name!: string;
  @Field(() => String, { nullable: true, description: 'What it is about: up to 500 characters.' })
  description?: string | null;
  @Field(() => String, { nullable: true, description: 'The right that lets one in, such as `rooms.join.vip`; every member enters when absent. Nothing needs to give the right yet: until a tier, a level or a grant does, only those who pass every gate enter.' })
  entitlement?: string | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const CreateRoomPayload = payloadOf('CreateRoom', { room: { type: () => RoomType, description: 'The new room; null when refused.' } });
const CloseRoomPayload = payloadOf('CloseRoom', { room: { type: () => RoomType, description: 'The closed room; null when refused.' } });
const MarkRoomReadPayload = payloadOf('MarkRoomRead', { room: { type: () => RoomType, description: 'The room with its new unread count; null when refused.' } }, [EntitlementMissingErrorType]);

@Resolver()
export class RoomsMutation {
  private readonly chat: Chat;

  constructor(modules: { chat: Chat }) {
    this.chat = modules.chat;
  }
  @SignedIn()
  @Mutation(() => CreateRoomPayload, { nullable: true, description: 'Opens a room. Needs the permission to manage rooms.' })
  async createRoom(@Arg('input', () => CreateRoomInput, { description: 'The room.' }) input: CreateRoomInput, @Ctx() context: Context): Promise<PayloadOf<typeof CreateRoomPayload>> {
    const result = await this.chat.createRoom(context.viewer, { ...input, communityId: decodeId('Community', input.communityId) });
    return toPayload(context, result, (standing) => ({ room: new RoomType(standing) }));
  }
  @SignedIn()
  @Mutation(() => CloseRoomPayload, { nullable: true, description: 'Closes a room for good; its history stays. Needs the permission to manage rooms.' })
  async closeRoom(@Arg('roomId', () => ID, { description: 'The room.' }) roomId: string, @Ctx() context: Context): Promise<PayloadOf<typeof CloseRoomPayload>> {
    const result = await this.chat.closeRoom(context.viewer, decodeId('Room', roomId));
    return toPayload(context, result, (standing) => ({ room: new RoomType(standing) }));
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
