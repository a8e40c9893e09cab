import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { encodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { FRESH } from '../../src/modules/chat/live/room-tail.ts';
import { POLL_EVERY as ROOMS_POLL } from '../../src/modules/chat/live/room-tails.ts';
import { POLL_EVERY as VIEWERS_POLL } from '../../src/modules/viewer-streams/live/viewer-streams.ts';
import { startNodes, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { openStream, socketClient, type LiveStream } from '../support/live.ts';
import { randomName } from '../support/world.ts';
import { hasRedis, redisServer } from '../platform/support/redis-server.ts';

interface Events {
  roomEvents: { seq: number; message: { body: string } };
}
const EVENTS = 'subscription ($roomId: ID!) { roomEvents(roomId: $roomId, after: 0) { seq ... on MessageSent { message { body } } } }';

/** A room whose owner writes on the first node and listens on the second. */
async function aRoomAcross([writing, reading]: readonly TestApp[]): Promise<{ send(body: string): Promise<void>; stream: LiveStream<Events>; stop(): Promise<void> }> {
  const { owner, community } = await writing!.world.aCommunity();
  const room = await writing!.modules.chat.createRoom(owner, { communityId: community.id, name: randomName('room'), idempotencyKey: randomName('key') });
  if (!room.ok) throw new Error(room.failure.kind);
  const client = socketClient(await reading!.listen(), await reading!.world.tokenOf(owner));
  const stream = openStream<Events>(client, EVENTS, { roomId: encodeId('Room', room.value.room.id) });
  return {
    stream,
    async send(body) {
      await writing!.modules.chat.sendMessage(owner, { roomId: room.value.room.id, body, idempotencyKey: randomName('key') });
    },
    stop: async () => client.dispose(),
  };
}

async function hearEachOther(nodes: readonly TestApp[]): Promise<void> {
  const room = await aRoomAcross(nodes);
  for (let n = 1; n <= 20; n++) await room.send(`第 ${n} 句`);
  const heard: number[] = [];
  while (heard.length < 20) heard.push((await room.stream.next()).roomEvents.seq);
  expect(heard).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  await room.stop();
}

describe('two processes on one database', () => {
  let nodes: TestApp[];
  beforeAll(async () => {
    nodes = await startNodes(2);
  });
  afterAll(() => Promise.all(nodes.map((node) => node.stop())));

  test('D9 without Redis what is sent on one is heard on the other, by NOTIFY', () => hearEachOther(nodes));

  test('D9 without any hint the poll brings it, which comes every 1.5 s or more often', async () => {
    expect(Math.max(ROOMS_POLL + FRESH, VIEWERS_POLL)).toBeLessThanOrEqual(1_500);
    const room = await aRoomAcross(nodes);
    await room.send('一');
    await room.stream.next();
    nodes[0]!.platform.hints.publish = () => {};
    await room.send('二');
    expect((await room.stream.next()).roomEvents.message.body).toBe('二');
    await room.stop();
  });
});

test('D9 where Redis should be and is not from the start, two processes serve and hear each other by the poll', async () => {
  const nodes = await startNodes(2, { REDIS_URL: 'redis://127.0.0.1:1' });
  try {
    await hearEachOther(nodes);
  } finally {
    await Promise.all(nodes.map((node) => node.stop()));
  }
}, 60_000);

interface Signals {
  roomSignals: { __typename: string; member?: { number: number }; present?: { count: number } };
}
const SIGNALS = 'subscription ($roomId: ID!) { roomSignals(roomId: $roomId) { __typename ... on TypingSignal { member { number } } ... on PresenceSignal { present { count } } } }';
const TYPE = 'mutation ($roomId: ID!) { signalTyping(roomId: $roomId) { expiresAt errors { __typename } } }';

/** Two people of a room, each on a process of their own. */
async function aTalkAcross([here]: readonly TestApp[]) {
  const { owner, community } = await here!.world.aCommunity();
  const member = await here!.world.aMember({ community });
  const room = await here!.modules.chat.createRoom(owner, { communityId: community.id, name: randomName('room'), idempotencyKey: randomName('key') });
  if (!room.ok) throw new Error(room.failure.kind);
  const roomId = encodeId('Room', room.value.room.id);
  const watch = async (viewer: SignedInViewer, node: TestApp) => {
    const client = socketClient(await node.listen(), await node.world.tokenOf(viewer));
    const stream = openStream<Signals>(client, SIGNALS, { roomId });
    const heard = (holds: (signal: Signals['roomSignals']) => boolean) => eventually(() => stream.received.map(({ roomSignals }) => roomSignals).findLast(holds), { within: 30_000 });
    return { ...stream, heard, leave: () => client.dispose() };
  };
  return { owner, member, watch, type: (viewer: SignedInViewer, node: TestApp) => node.run(TYPE, { roomId }, viewer) };
}

(hasRedis ? describe : describe.skip)('two processes with Redis (skipped where there is no redis-server)', () => {
  test('who types and who is there is told over Redis', async () => {
    const redis = await redisServer();
    const nodes = await startNodes(2, { REDIS_URL: redis.url });
    const [here, there] = [nodes[0]!, nodes[1]!];
    try {
      const talk = await aTalkAcross(nodes);
      const [owners, members] = [await talk.watch(talk.owner, here), await talk.watch(talk.member, there)];
      for (const stream of [owners, members]) await stream.heard(({ present }) => present?.count === 2);
      expect((await talk.type(talk.member, there)).data.signalTyping.errors).toEqual([]);
      expect(await owners.heard(({ __typename }) => __typename === 'TypingSignal')).toMatchObject({ member: { number: 2 } });
      expect((await talk.type(talk.owner, here)).data.signalTyping.errors).toEqual([]);
      expect(await members.heard(({ __typename }) => __typename === 'TypingSignal')).toMatchObject({ member: { number: 1 } });
      expect(members.received.filter(({ roomSignals: { member } }) => member?.number === 2)).toEqual([]);
      await members.leave();
      await owners.heard(({ present }) => present?.count === 1);
      await owners.leave();
    } finally {
      await Promise.all(nodes.map((node) => node.stop()));
      await redis.stop();
    }
  }, 60_000);

  test('hear each other by Redis, and by the poll when Redis is gone', async () => {
    const redis = await redisServer();
    const nodes = await startNodes(2, { REDIS_URL: redis.url });
    try {
      await hearEachOther(nodes);
      await redis.stop();
      await hearEachOther(nodes);
    } finally {
      await Promise.all(nodes.map((node) => node.stop()));
      await redis.stop();
    }
  });
});
