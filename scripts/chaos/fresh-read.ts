import type { Place } from './people.ts';
import type { Seen } from './subscriber.ts';

const HISTORY = 'query ($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on Room { lastSeq viewerUnreadCount messages(first: $first, after: $after) { nodes { id ordinal body recalledAt } pageInfo { hasNextPage endCursor } } } } }';

/** The room as it is stored, read like any client does. */
export interface Fresh {
  readonly lastSeq: number;
  readonly messages: readonly Seen[];
  /** Of somebody who wrote and read nothing. */
  readonly unreadCount: number;
}
interface Room {
  readonly lastSeq: number;
  readonly viewerUnreadCount: number;
  readonly messages: { readonly nodes: readonly { id: string; ordinal: number; body: string; recalledAt: string | null }[]; readonly pageInfo: { hasNextPage: boolean; endCursor: string } };
}

export async function readFresh(port: number, { roomId, subscribers }: Place): Promise<Fresh> {
  const messages: Seen[] = [];
  for (let after: string | null = null; ; ) {
    const response: Response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${subscribers[0]}` }, body: JSON.stringify({ query: HISTORY, variables: { id: roomId, first: 100, after } }),
    });
    const room = ((await response.json()) as { data: { node: Room } }).data.node;
    messages.push(...room.messages.nodes.map(({ id, ordinal, body, recalledAt }) => ({ id, ordinal, body, isRecalled: recalledAt !== null })));
    if (!room.messages.pageInfo.hasNextPage) return { lastSeq: room.lastSeq, messages, unreadCount: room.viewerUnreadCount };
    after = room.messages.pageInfo.endCursor;
  }
}
