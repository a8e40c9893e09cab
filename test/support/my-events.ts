import type { Client } from 'graphql-ws';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import type { TestApp } from './app.ts';
import { eventually } from './eventually.ts';
import { openStream, socketClient } from './live.ts';

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
