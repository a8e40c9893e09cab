import { compose } from '../src/compose.ts';
import { requireConfig } from '../src/config.ts';
import { encodeId } from '../src/kernel/id.ts';
import { createWorld, randomName } from '../test/support/world.ts';
import type { BenchData } from './servers.ts';

export const SUBSCRIPTION = `subscription Follow($roomId: ID!, $after: SafeInt) { roomEvents(roomId: $roomId, after: $after) { __typename seq occurredAt
  ... on MessageSent { message { id seq ordinal body createdAt author { id number displayName } replyTo { id body } } } ... on MessageRecalled { message { id recalledAt } } } }`;

const AT_ONCE = 8;

export interface RoomWorld {
  readonly roomId: string;
  /** One for each member of the room. */
  readonly tokens: readonly string[];
  /** Sends a message from this process, which is another node than those that subscribers are on; answers its position. */
  send(body: string): Promise<number>;
  close(): Promise<void>;
}

/** A room with so many members. */
export async function createRoomWorld({ environment }: BenchData, members: number): Promise<RoomWorld> {
  const composition = await compose(requireConfig({ ...environment, LOG_LEVEL: 'silent' }), { isAlone: false });
  const { chat, identity } = composition.modules;
  const world = createWorld(composition);
  const { owner, community } = await world.aCommunity({ capacity: 100_000 });
  const made = await chat.createRoom(owner, { communityId: community.id, name: randomName('room'), idempotencyKey: randomName('key') });
  if (!made.ok) throw new Error(made.failure.kind);
  const { id } = made.value.room;
  await composition.platform.database.reader.updateTable('room').set({ floodMessages: 0, duplicateSeconds: 0 }).where('id', '=', id).execute();
  const tokens: string[] = [];
  const join = async (): Promise<void> => {
    const { userId } = await world.aMember({ community });
    tokens.push((await identity.openSessionFor(userId, { accessTokenSeconds: 86_400 })).tokens.accessToken);
  };
  while (tokens.length < members) await Promise.all(Array.from({ length: Math.min(AT_ONCE, members - tokens.length) }, join));
  const send = async (body: string): Promise<number> => {
    const sent = await chat.sendMessage(owner, { roomId: id, body, idempotencyKey: randomName('key') });
    if (!sent.ok) throw new Error(sent.failure.kind);
    return sent.value.seq;
  };
  return { roomId: encodeId('Room', id), tokens, send, close: () => composition.close() };
}
