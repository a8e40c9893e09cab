import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

const EVENTS = `subscription ($roomId: ID!, $after: SafeInt) { roomEvents(roomId: $roomId, after: $after) { __typename seq
  ... on MessageSent { message { id body author { displayName } } } ... on MessageRecalled { message { id } } ... on ResyncRequired { firstAvailableSeq } } }`;
const SOCKET_ENDED_FOR_GOOD = new Set([4400, 4403, 4406]);

/** Every event after a position, once and in order, over as many sockets as it takes. Answers why it ended. */
export async function follow({ url, roomId, after, token, onEvent, fetchAnew }) {
  for (let wait = 250; ; wait = Math.min(wait * 2, 10_000), await pause(wait * Math.random())) {
    const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, keepAlive: 15_000, connectionParams: async () => ({ token: await token() }) });
    try {
      for await (const { data, errors } of client.iterate({ query: EVENTS, variables: { roomId, after } })) {
        if (errors) throw errors;
        wait = 250;
        const event = data.roomEvents;
        if (event.__typename === 'ResyncRequired') after = await fetchAnew(roomId);
        else onEvent(event);
        if (event.__typename === 'RoomClosed') return { ended: 'ROOM_CLOSED' };
        if (event.__typename !== 'ResyncRequired') after = event.seq;
      }
    } catch (thrown) {
      const { code, reason, retryAfter } = Array.isArray(thrown) ? thrown[0].extensions : {};
      if (code !== undefined && !['RATE_LIMITED', 'UNAVAILABLE', 'INTERNAL', 'TIMEOUT'].includes(code)) return { ended: code, reason };
      if (SOCKET_ENDED_FOR_GOOD.has(thrown.code)) return { ended: thrown.code, reason: thrown.reason };
      if (retryAfter) await pause(retryAfter * 1_000);
    } finally {
      client.dispose();
    }
  }
}
