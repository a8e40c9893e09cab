import http from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { compose, type Composition } from '../src/compose.ts';
import { requireConfig, type Environment } from '../src/config.ts';
import { encodeId, newId } from '../src/kernel/id.ts';
import { Member } from '../src/modules/communities/index.ts';
import { User } from '../src/modules/identity/index.ts';
import { createWorld, randomName } from '../test/support/world.ts';

const DAY_SECONDS = 86_400;
const TOGETHER = 16;
const SEND = `mutation SendMessage($input: SendMessageInput!) { sendMessage(input: $input) {
  message { id seq ordinal body createdAt } errors { __typename ... on UserError { code message path } } } }`;
const EVENTS = `subscription RoomEvents($roomId: ID!) { roomEvents(roomId: $roomId) { __typename seq occurredAt ... on MessageSent { message { id ordinal body author { id number displayName } } } } }`;

/** A community of people who talk, and its rooms. */
export interface SendWorld {
  readonly rooms: readonly string[];
  /** A token of each person: so many that nobody talks faster than a room allows. */
  readonly tokens: readonly string[];
}

export async function createSendWorld(environment: Environment, { rooms, people }: { rooms: number; people: number }): Promise<SendWorld> {
  const composition = await compose(requireConfig({ ...environment, NODE_ENV: 'development', LOG_LEVEL: 'silent', STRIPE_API_BASE: 'http://127.0.0.1:9' }), { isAlone: true });
  const world = createWorld(composition);
  const { owner, community } = await world.aCommunity({ capacity: 100_000 });
  const { identity, chat } = composition.modules;
  const userIds = await manyMembers(composition, community.id, people);
  const tokens = await manyOf(people, async () => (await identity.openSessionFor(userIds.pop()!, { accessTokenSeconds: DAY_SECONDS })).tokens.accessToken);
  const made = await manyOf(rooms, () => chat.createRoom(owner, { communityId: community.id, name: randomName('room'), idempotencyKey: randomName('key') }));
  await composition.close();
  return { tokens, rooms: made.map((room) => {
    if (!room.ok) throw new Error(`No room: ${room.failure.kind}`);
    return encodeId('Room', room.value.room.id);
  }) };
}

/** Members in one transaction. */
async function manyMembers({ platform }: Composition, communityId: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  await platform.uow.run(async (tx) => {
    ids.forEach((id, index) => {
      tx.em.create(User, { id, displayName: `成员 ${index}`, createdAt: tx.now });
      tx.em.create(Member, { id: newId(), communityId, userId: id, role: 'MEMBER', status: 'ACTIVE', number: index + 2, joinedAt: tx.now });
    });
    await tx.flush();
    await tx.db.updateTable('community').set({ lastMemberNumber: count + 1, memberCount: count + 1 }).where('id', '=', communityId).execute();
    return { ok: true, value: null };
  });
  return ids;
}

async function manyOf<T>(count: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  while (made.length < count) made.push(...(await Promise.all(Array.from({ length: Math.min(TOGETHER, count - made.length) }, make))));
  return made;
}

/** Sends to the rooms in turn over HTTP, each next message by the next person. */
export class Senders {
  readonly #agent: http.Agent;
  readonly #port: number;
  readonly #world: SendWorld;
  #sent = 0;

  constructor(port: number, world: SendWorld, connections: number) {
    this.#port = port;
    this.#world = world;
    this.#agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  }
  /** Acknowledged messages; anything else ends the run. Answers the seconds it took. */
  async send(count: number, senders: number, rooms: readonly string[]): Promise<number> {
    const started = performance.now();
    let left = count;
    await Promise.all(Array.from({ length: senders }, async () => {
      while (left-- > 0) await this.one(rooms[this.#sent % rooms.length]!);
    }));
    return (performance.now() - started) / 1_000;
  }
  one(roomId: string): Promise<void> {
    const number = this.#sent++;
    const body = JSON.stringify({ query: SEND, variables: { input: { roomId, body: `第 ${number} 条消息：今天的红烧肉怎么样？`, idempotencyKey: `bench-${number}` } } });
    const headers = { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${this.#world.tokens[number % this.#world.tokens.length]!}`, 'content-length': Buffer.byteLength(body) };
    return new Promise((resolve, reject) => {
      const request = http.request({ host: '127.0.0.1', port: this.#port, method: 'POST', path: '/graphql', agent: this.#agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          if (response.statusCode === 200 && text.startsWith('{"data":{"sendMessage":{"message":{"id"')) resolve();
          else reject(new Error(`A send was answered with ${response.statusCode} ${text.slice(0, 300)}`));
        });
      });
      request.on('error', reject);
      request.end(body);
    });
  }
  close(): void {
    this.#agent.destroy();
  }
}

/** Sockets that follow a room, and when each message reached each of them. */
export class Listeners {
  readonly #sockets: WebSocket[] = [];
  readonly arrivals: { readonly seq: number; readonly at: number }[] = [];

  async open(port: number, world: SendWorld, roomId: string, count: number): Promise<void> {
    for (let opened = 0; opened < count; opened += TOGETHER) await Promise.all(world.tokens.slice(opened, Math.min(opened + TOGETHER, count)).map((token) => this.#listen(port, token, roomId)));
    await setTimeout(500);
  }
  #listen(port: number, token: string, roomId: string): Promise<void> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, 'graphql-transport-ws', { perMessageDeflate: false });
    this.#sockets.push(socket);
    return new Promise((resolve, reject) => {
      socket.on('error', reject).on('close', (code) => reject(new Error(`A socket was closed with ${code}`)));
      socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })));
      socket.on('message', (data: Buffer) => {
        const at = performance.now();
        const text = data.toString();
        if (text.startsWith('{"type":"connection_ack"')) {
          socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: EVENTS, variables: { roomId } } }));
          resolve();
        } else if (text.includes('"type":"next"')) this.arrivals.push({ seq: Number(/"seq":(\d+)/.exec(text)![1]), at });
        else if (text.includes('"type":"ping"')) socket.send('{"type":"pong"}');
        else if (text.includes('"type":"error"')) reject(new Error(text));
      });
    });
  }
  close(): void {
    for (const socket of this.#sockets) socket.removeAllListeners('close').terminate();
  }
}
