import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

const EVENTS = `subscription ($roomId: ID!, $after: SafeInt) { roomEvents(roomId: $roomId, after: $after) { seq
  ... on MessageSent { message { id body author { displayName isBot } } } } }`;
const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } errors { ... on UserError { code message } } } }';

/** Repeats what people of a room say after `!echo`. Answers why it ended; start it again after the last `onSeq`. */
export async function echo({ url, token, roomId, after, onSeq = () => {} }) {
  const reply = async ({ id, body, author }) => {
    // The key is made of the message, so that it is answered once, however often it is replayed.
    const input = { roomId, body: `${author.displayName}: ${body.slice(6)}`, replyToId: id, idempotencyKey: `echo ${id}` };
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    const { data, errors } = await (await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: SEND, variables: { input } }) })).json();
    for (const refused of errors ?? data.sendMessage.errors) console.error(refused.message);
  };
  const client = createClient({ url: `${url.replace(/^http/, 'ws')}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams: { token } });
  try {
    for await (const { data, errors } of client.iterate({ query: EVENTS, variables: { roomId, after } })) {
      if (errors) throw errors;
      const { seq, message } = data.roomEvents;
      if (message?.author && !message.author.isBot && message.body.startsWith('!echo ')) await reply(message);
      onSeq(seq);
    }
  } catch (thrown) {
    return Array.isArray(thrown) ? thrown[0].extensions.code : thrown.code;
  } finally {
    client.dispose();
  }
}
