import type { Client } from 'graphql-ws';
import { encodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../src/modules/communities/index.ts';
import type { TestApp } from './app.ts';
import { eventually } from './eventually.ts';
import { openStream, socketClient } from './live.ts';
import { randomName } from './world.ts';

export interface Head {
  room: { id: string; name: string };
  lastSeq: number;
  unreadCount: number;
  mentionCount: number;
}
export interface Item extends Partial<Head> {
  __typename: string;
  cursor: string;
  heads?: Head[];
  isLast?: boolean;
  message?: { body: string };
  status?: string;
  role?: string;
  communityId?: string;
  community?: { slug: string } | null;
  until?: string | null;
}
interface Events {
  myEvents: Item;
}
export const MY_EVENTS = `subscription ($after: String) { myEvents(after: $after) { __typename cursor occurredAt
  ... on RoomHeads { heads { room { id name } lastSeq unreadCount mentionCount } isLast } ... on RoomHeadChanged { room { id name } lastSeq unreadCount mentionCount }
  ... on Mentioned { room { id name } message { body } } ... on MembershipChanged { communityId community { slug } status } ... on RoleChanged { communityId role } ... on RightsChanged { communityId }
  ... on ViewerMuted { communityId until } ... on ViewerUnmuted { communityId } ... on ViewerMutedInRoom { room { id name } until } ... on ViewerUnmutedInRoom { room { id name } } ... on RelayPlaceGained { room { id name } message { body } } } }`;

/** Follows `myEvents` as this person. The connection is put to the others, for whoever ends them. */
export async function listenAsViewer(app: TestApp, clients: Client[], viewer: SignedInViewer, after: string | null = null) {
  const client = socketClient(await app.listen(), await app.world.tokenOf(viewer));
  clients.push(client);
  const stream = openStream<Events>(client, MY_EVENTS, { after });
  const next = async (): Promise<Item> => (await stream.next()).myEvents;
  /** The next event of this kind. */
  const of = async (kind: string, holds: (item: Item) => boolean = () => true): Promise<Item> => {
    for (;;) {
      const item = await next();
      if (item.__typename === kind && holds(item)) return item;
    }
  };
  /** An event that was or will be told, in whatever order. */
  const heard = (kind: string, holds: (item: Item) => boolean = () => true): Promise<Item> => eventually(() => stream.received.map(({ myEvents }) => myEvents).findLast((item) => item.__typename === kind && holds(item)));
  return { ...stream, next, of, heard };
}

/** Communities that talk, and people who listen to all their rooms. */
export function viewersOf(app: () => TestApp, clients: Client[]) {
  async function aRoom(owner: SignedInViewer, community: CommunityRow, entitlement: string | null = null): Promise<{ uuid: string; id: string; communityId: string }> {
    const room = await app().modules.chat.createRoom(owner, { communityId: community.id, name: randomName('room'), entitlement, idempotencyKey: randomName('key') });
    if (!room.ok) throw new Error(room.failure.kind);
    return { uuid: room.value.room.id, id: encodeId('Room', room.value.room.id), communityId: community.id };
  }
  const listen = (viewer: SignedInViewer, after: string | null = null) => listenAsViewer(app(), clients, viewer, after);
  async function send(viewer: SignedInViewer, room: { uuid: string }, body: string, more: object = {}) {
    const sent = await app().modules.chat.sendMessage(viewer, { roomId: room.uuid, body, idempotencyKey: randomName('key'), ...more });
    if (!sent.ok) throw new Error(sent.failure.kind);
    return sent.value;
  }

  const memberIdOf = async (community: CommunityRow, { userId }: SignedInViewer): Promise<string> =>
    (await app().platform.database.reader.selectFrom('member').select('id').where('communityId', '=', community.id).where('userId', '=', userId).executeTakeFirstOrThrow()).id;
  /** A room of a community whose owner names a member whenever they say something. */
  async function aTalk() {
    const { owner, community } = await app().world.aCommunity();
    const member = await app().world.aMember({ community });
    const room = await aRoom(owner, community);
    const memberId = await memberIdOf(community, member);
    return { owner, community, member, memberId, room, name: (body: string) => send(owner, room, body, { mentionedMemberIds: [memberId] }) };
  }
  return { aRoom, aTalk, listen, memberIdOf, send };
}
