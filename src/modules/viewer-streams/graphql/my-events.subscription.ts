import { Arg, Ctx, Resolver, Root, Subscription } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { ViewerEventType } from '../../../graphql/viewer-event.ts';
import { decodeCursor, encodeCursor } from '../../../kernel/cursor.ts';
import { encodeId } from '../../../kernel/id.ts';
import { signedIn } from '../../../kernel/viewer.ts';
import { MessageType, RoomType } from '../../chat/graphql/index.ts';
import { CommunityType, communityLoaders } from '../../communities/graphql/index.ts';
import type { ToldEvent, ViewerEventKind, ViewerItem, ViewerStreamsModule } from '../index.ts';
import { toRoomHead } from './viewer-event.type.ts';

const SCOPE = 'my-events';
const TYPENAMES: Readonly<Record<ViewerEventKind, string>> = {
  MENTIONED: 'Mentioned', MEMBERSHIP_CHANGED: 'MembershipChanged', ROLE_CHANGED: 'RoleChanged', RIGHTS_CHANGED: 'RightsChanged',
  MUTED: 'ViewerMuted', UNMUTED: 'ViewerUnmuted', MUTED_IN_ROOM: 'ViewerMutedInRoom', UNMUTED_IN_ROOM: 'ViewerUnmutedInRoom', RELAY_PLACE_GAINED: 'RelayPlaceGained',
};

/** The streams of this composition. */
const streamsOf = { create: ({ viewerStreams }: { viewerStreams: ViewerStreamsModule }) => viewerStreams.streams };

async function openStream({ args: { after }, context }: { args: { after?: string | null }; context: Context }): Promise<AsyncIterableIterator<ViewerItem>> {
  const position = after == null ? null : (decodeCursor(SCOPE, ['number'], after)[0] as number);
  return context.load(streamsOf).subscribe(signedIn(context.viewer), position);
}

@Resolver()
export class MyEventsSubscription {
  @SignedIn()
  @Subscription(() => ViewerEventType, {
    subscribe: openStream as never,
    description: 'Everything that concerns the viewer, over all communities, on one stream: how all rooms stand, mentions, mutes, and what changed about access. What is addressed to the viewer is replayed after a cursor, without gap or double.',
  })
  myEvents(
    @Root() item: ViewerItem,
    @Arg('after', () => String, { nullable: true, description: 'The last `cursor` handled; only what comes from now on when absent.' }) _after: string | null,
    @Ctx() context: Context,
  ): Promise<ViewerEventType> {
    return toViewerEvent(item, context);
  }
}

async function toViewerEvent(item: ViewerItem, context: Context): Promise<ViewerEventType> {
  const now = { cursor: encodeCursor(SCOPE, [item.cursor]), occurredAt: new Date() };
  switch (item.kind) {
    case 'HEADS': return typed('RoomHeads', { ...now, heads: item.heads.map(toRoomHead), isLast: item.isLast });
    case 'HEAD': return typed('RoomHeadChanged', { ...now, ...toRoomHead(item.head) });
    case 'RESYNC': return typed('ViewerResyncRequired', now);
    case 'EVENT': return typed(TYPENAMES[item.event.kind], { ...now, ...(await factsOf(item.event, context)) });
  }
}
const typed = (__typename: string, facts: object): ViewerEventType => ({ __typename, ...facts }) as unknown as ViewerEventType;

/** The community as the viewer may see it now, whatever was stored then. */
async function factsOf({ communityId, occurredAt, room, message, data }: ToldEvent, context: Context): Promise<object> {
  const standing = room !== null ? null : await context.load(communityLoaders).standing.load(communityId);
  const until = typeof data?.until === 'string' ? new Date(data.until) : null;
  return {
    occurredAt, until, communityId: encodeId('Community', communityId), community: standing && new CommunityType(standing), status: data?.status, role: data?.role,
    room: room && new RoomType(room), message: message && new MessageType(message),
  };
}
