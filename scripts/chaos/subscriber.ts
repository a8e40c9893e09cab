import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** A message as somebody who follows the room knows it. */
export interface Seen {
  readonly id: string;
  readonly ordinal: number;
  readonly body: string;
  readonly isRecalled: boolean;
}
interface RoomEvent {
  readonly __typename: string;
  readonly seq: number;
  readonly message?: { readonly id: string; readonly ordinal: number; readonly body: string; readonly recalledAt: string | null };
}
const MESSAGE = 'message { id ordinal body recalledAt }';
/** Everybody gets the same bytes of the first; what the second asks depends on who asks. */
export const DOCUMENTS = {
  shared: `subscription ($roomId: ID!, $after: SafeInt) { roomEvents(roomId: $roomId, after: $after) { __typename seq ... on MessageSent { ${MESSAGE} } ... on MessageEdited { ${MESSAGE} } ... on MessageRecalled { ${MESSAGE} } } }`,
  own: `subscription ($roomId: ID!, $after: SafeInt) { roomEvents(roomId: $roomId, after: $after) { __typename seq ... on MessageSent { message { id ordinal body recalledAt viewerReactions } } ... on MessageEdited { ${MESSAGE} } ... on MessageRecalled { ${MESSAGE} } } }`,
} as const;

/** Follows a room over as many sockets as it takes, and keeps what it was told. */
export class Subscriber {
  readonly seqs: number[] = [];
  readonly messages = new Map<string, Seen>();
  readonly #lines: readonly number[];
  readonly #token: string;
  readonly #roomId: string;
  readonly #document: string;
  #isStopped = false;
  #socket: { dispose(): void } | null = null;
  connections = 0;
  resyncs = 0;

  constructor(options: { lines: readonly number[]; token: string; roomId: string; document: string }) {
    this.#lines = options.lines;
    this.#token = options.token;
    this.#roomId = options.roomId;
    this.#document = options.document;
  }
  get head(): number {
    return this.seqs.at(-1) ?? 0;
  }
  stop(): void {
    this.#isStopped = true;
    this.#socket?.dispose();
  }
  async run(): Promise<void> {
    while (!this.#isStopped) {
      const port = this.#lines[this.connections++ % this.#lines.length]!;
      const client = createClient({ url: `ws://127.0.0.1:${port}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0, keepAlive: 2_000, connectionAckWaitTimeout: 30_000, connectionParams: { token: this.#token } });
      this.#socket = client;
      // What a client of ours does when a ping is not answered: the line is given up.
      let pinged: NodeJS.Timeout | undefined;
      client.on('ping', (isReceived) => { if (!isReceived) pinged = setTimeout(() => client.terminate(), 10_000); });
      client.on('pong', (isReceived) => { if (isReceived) clearTimeout(pinged); });
      try {
        for await (const { data, errors } of client.iterate<{ roomEvents: RoomEvent }>({ query: this.#document, variables: { roomId: this.#roomId, after: this.head } })) {
          if (errors) break;
          this.#take(data!.roomEvents);
        }
      } catch {
        // The next socket resumes.
      }
      clearTimeout(pinged);
      void client.dispose();
      if (!this.#isStopped) await pause(50 + 200 * Math.random());
    }
  }
  #take({ __typename, seq, message }: RoomEvent): void {
    if (__typename === 'ResyncRequired') return void this.resyncs++;
    this.seqs.push(seq);
    if (message) this.messages.set(message.id, { id: message.id, ordinal: message.ordinal, body: message.body, isRecalled: message.recalledAt !== null });
  }
}
