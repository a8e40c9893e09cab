import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import type { EventSource } from '../../../graphql/subscriptions/event-source.ts';
import { ForBots, Shared, SignedIn } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { signedIn } from '../../../kernel/viewer.ts';
import type { StreamItem } from '../index.ts';
import { chatOf, openRoom } from './open-room.ts';
import { RoomEventType, toRoomEvent } from './room-event.type.ts';

async function openStream({ args, context }: { args: { roomId?: string; after?: number | null }; context: Context }): Promise<AsyncIterableIterator<StreamItem> & EventSource> {
  const viewer = signedIn(context.viewer);
  return chatOf(context).streams.subscribe(viewer, await openRoom(context, args.roomId!), args.after ?? null);
}

@Resolver()
export class RoomEventsSubscription {
  @ForBots('READ_MESSAGES')
  @Shared({ startArgument: 'after' })
  @SignedIn()
  @Subscription(() => RoomEventType, {
    subscribe: openStream as never,
    description: 'Everything that happens in a room after a position: what was missed is replayed, then it is live, in order, without gap or double. Ends with `FORBIDDEN` when access is lost.',
  })
  roomEvents(
    @Root() item: StreamItem,
    @Arg('roomId', () => ID, { description: 'The room.' }) _roomId: string,
    @Arg('after', () => SafeInt, { nullable: true, description: 'The last position received; only what comes from now on when absent. One that the room has not reached yet is `BAD_USER_INPUT`.' }) _after: number | null,
  ): RoomEventType {
    return toRoomEvent(item, new Date());
  }
}
