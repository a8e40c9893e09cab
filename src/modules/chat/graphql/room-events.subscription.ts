import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { decodeId } from '../../../kernel/id.ts';
import { RequestError } from '../../../kernel/request-error.ts';
import { signedIn } from '../../../kernel/viewer.ts';
import type { Chat, StreamItem } from '../index.ts';
import { RoomEventType, toRoomEvent } from './room-event.type.ts';

/** Streams of several compositions in one process: `subscribe` below belongs to the class, not to an instance. */
const chatOf = (context: Context): Chat => context.load(chatModule);
const chatModule = { create: ({ chat }: { chat: Chat }): Chat => chat };

async function openStream({ args, context }: { args: { roomId?: string; after?: number | null }; context: Context }): Promise<AsyncIterableIterator<StreamItem>> {
  const viewer = signedIn(context.viewer);
  const chat = chatOf(context);
  const room = await chat.roomForReading(viewer, decodeId('Room', args.roomId!));
  if (room.ok) return chat.streams.subscribe(viewer, room.value, args.after ?? null);
  throw room.failure.kind === 'NOT_FOUND' ? new RequestError('NOT_FOUND', 'errors.room-not-found') : new RequestError('FORBIDDEN', 'errors.room-locked', {}, { reason: 'ENTITLEMENT_MISSING' });
}

@Resolver()
export class RoomEventsSubscription {
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
