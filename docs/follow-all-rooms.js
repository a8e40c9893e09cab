import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

const EVENTS = `subscription ($after: String) { myEvents(after: $after) { __typename cursor ... on RoomHeads { heads { room { id } lastSeq } isLast }
  ... on RoomHeadChanged { room { id } lastSeq } ... on Mentioned { room { id } message { id body } } ... on RightsChanged { communityId } } }`;
const CHANGES = `query ($roomId: ID!, $after: SafeInt!) { roomChanges(roomId: $roomId, after: $after, first: 100) { hasMore nextAfter
  events { __typename seq ... on MessageSent { message { id body } } ... on MessageRecalled { message { id } } } } }`;

/** All rooms over one socket: `positions` (room id → seq) is kept up to date, what is addressed to the viewer goes to `onNotice`. Answers why it ended. */
export async function followAll({ url, cursor, positions, token, onRoomEvent, onNotice, fetchAnew }) {
  const changesOf = async (roomId) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await token()}` };
    const response = await fetch(url.replace(/^ws/, 'http'), { method: 'POST', headers, body: JSON.stringify({ query: CHANGES, variables: { roomId, after: positions.get(roomId) } }) });
    const { data, errors } = await response.json();
    if (errors && !['NOT_FOUND', 'FORBIDDEN'].includes(errors[0].extensions.code)) throw errors;
    return data?.roomChanges ?? { events: [], hasMore: false, nextAfter: positions.get(roomId) };
  };
  const catchUp = async ({ room: { id }, lastSeq }) => {
    if (!positions.has(id)) positions.set(id, await fetchAnew(id));
    for (let isBehind = positions.get(id) < lastSeq; isBehind; ) {
      const { events, hasMore, nextAfter } = await changesOf(id);
      const isLost = events[0]?.__typename === 'ResyncRequired';
      if (!isLost) for (const event of events) if (event) onRoomEvent(id, event);
      positions.set(id, isLost ? await fetchAnew(id) : nextAfter);
      isBehind = hasMore;
    }
  };
  for (let wait = 250, open = new Set(); ; wait = Math.min(wait * 2, 10_000), await pause(wait * Math.random())) {
    const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, keepAlive: 15_000, connectionParams: async () => ({ token: await token() }) });
    try {
      for await (const { data, errors } of client.iterate({ query: EVENTS, variables: { after: cursor } })) {
        if (errors) throw errors;
        wait = 250;
        const event = data.myEvents;
        for (const head of event.heads ?? (event.__typename === 'RoomHeadChanged' ? [event] : [])) await catchUp(head);
        if (!event.__typename.startsWith('RoomHead')) onNotice(event);
        for (const { room } of event.heads ?? []) open.add(room.id);
        if (event.isLast) for (const id of positions.keys()) if (!open.has(id)) positions.delete(id);
        if (event.isLast) open = new Set();
        cursor = event.cursor;
      }
    } catch (thrown) {
      const { code } = Array.isArray(thrown) ? thrown[0].extensions : thrown;
      if (['UNAUTHENTICATED', 'BAD_USER_INPUT', 4400, 4403, 4406].includes(code)) return { ended: code };
      open = new Set();
    } finally {
      client.dispose();
    }
  }
}
