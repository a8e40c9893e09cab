import http from 'node:http';
import type net from 'node:net';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { Server as SocketIo } from 'socket.io';
import { WebSocketServer } from 'ws';
import { answerEach } from './own-process.ts';

export type Peer = 'ws' | 'graphql-ws' | 'socket.io';
export type Question = { readonly kind: 'start'; readonly peer: Peer } | { readonly kind: 'send'; readonly frame: string; readonly event: object };

/** The schema that stock graphql-ws serves: plain objects, synchronous resolvers. */
const schema = buildSchema(`
  type Query { nothing: Int }
  type Subscription { roomEvents(roomId: ID!, after: Float): RoomEvent! }
  interface RoomEvent { seq: Float! occurredAt: String! }
  type MessageSent implements RoomEvent { seq: Float! occurredAt: String! message: Message! }
  type MessageRecalled implements RoomEvent { seq: Float! occurredAt: String! message: Message! }
  type Message { id: ID! seq: Float! ordinal: Float! body: String! createdAt: String! recalledAt: String author: Member replyTo: Message }
  type Member { id: ID! number: Int! displayName: String! }
`);

/** As PubSub libraries do it: a queue for each subscriber. */
class Topic {
  readonly #listeners = new Set<(event: object) => void>();

  publish(event: object): void {
    for (const listener of this.#listeners) listener(event);
  }
  async *listen(): AsyncGenerator<object> {
    const queue: object[] = [];
    let wake = (): void => {};
    const listener = (event: object): void => {
      queue.push(event);
      wake();
    };
    this.#listeners.add(listener);
    try {
      for (;;) {
        while (queue.length > 0) yield queue.shift()!;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      this.#listeners.delete(listener);
    }
  }
}

type Send = (frame: string, event: object) => void;
const STARTS: Readonly<Record<Peer, (server: http.Server) => Send>> = {
  ws(server) {
    const sockets = new WebSocketServer({ server, perMessageDeflate: false });
    sockets.on('connection', (socket) => socket.on('message', () => {}));
    return (frame) => {
      const data = Buffer.from(frame);
      for (const socket of sockets.clients) socket.send(data, { binary: false });
    };
  },
  'graphql-ws'(server) {
    const topic = new Topic();
    useServer({ schema, roots: { subscription: { roomEvents: () => mapped(topic.listen()) } } }, new WebSocketServer({ server, perMessageDeflate: false }));
    return (_frame, event) => topic.publish(event);
  },
  'socket.io'(server) {
    const io = new SocketIo(server, { perMessageDeflate: false, transports: ['websocket'] });
    io.on('connection', (socket) => void socket.join('room'));
    return (frame) => void io.to('room').emit('next', JSON.parse(frame));
  },
};
async function* mapped(events: AsyncIterable<object>): AsyncGenerator<object> {
  for await (const roomEvents of events) yield { roomEvents };
}

let send: Send = () => {};
answerEach<Question>(async (question) => {
  if (question.kind === 'send') {
    send(question.frame, question.event);
    return {};
  }
  const server = http.createServer();
  send = STARTS[question.peer](server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as net.AddressInfo).port };
});
