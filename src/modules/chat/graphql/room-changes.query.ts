import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Access, ForBots, ListSize, SignedIn } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../../kernel/page.ts';
import type { Chat } from '../index.ts';
import { openRoom } from './open-room.ts';
import { RoomEventType, toRoomEvent } from './room-event.type.ts';

@Access('object')
@ObjectType('RoomChanges', { simpleResolvers: true, description: "A page of a room's log." })
class RoomChangesType {
  @ListSize(MAX_PAGE_SIZE)
  @Field(() => [RoomEventType], { nullable: 'items', description: 'The events in order; null for one that cannot be shown. `ResyncRequired` comes alone.' })
  readonly events!: readonly (RoomEventType | null)[];
  @Field(() => SafeInt, { description: 'What to ask the next page, or a subscription, to come after.' })
  readonly nextAfter!: number;
  @Field(() => Boolean, { description: 'Whether the log holds more than this page.' })
  readonly hasMore!: boolean;
  @Field(() => SafeInt, { description: 'The newest position of the room.' })
  readonly head!: number;
}

@Resolver()
export class RoomChangesQuery {
  private readonly chat: Chat;

  constructor(modules: { chat: Chat }) {
    this.chat = modules.chat;
  }
  @ForBots('READ_MESSAGES')
  @SignedIn()
  @Query(() => RoomChangesType, { description: 'What `roomEvents` would replay, page by page over HTTP: everything that happened in a room after a position.' })
  async roomChanges(
    @Arg('roomId', () => ID, { description: 'The room.' }) roomId: string,
    @Arg('after', () => SafeInt, { description: 'The last position handled; 0 for the whole log. One that the room has not reached yet is `BAD_USER_INPUT`.' }) after: number,
    @Arg('first', () => Int, { nullable: true, defaultValue: DEFAULT_PAGE_SIZE, description: 'How many events, 1 to 100.' }) first: number | null,
    @Ctx() context: Context,
  ): Promise<RoomChangesType> {
    const { room } = await openRoom(context, roomId);
    const { items, ...page } = await this.chat.roomChanges(room, after, first);
    return { ...page, events: items.map((item) => toRoomEvent(item, new Date())) };
  }
}
