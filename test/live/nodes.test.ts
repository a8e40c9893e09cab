import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { encodeId } from '../../src/kernel/id.ts';
import { startNodes, type TestApp } from '../support/app.ts';
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

  test('what is sent on one is heard on the other, by NOTIFY', () => hearEachOther(nodes));

  test('without any hint the poll brings it within a second and a half', async () => {
    const room = await aRoomAcross(nodes);
    await room.send('一');
    await room.stream.next();
    nodes[0]!.platform.hints.publish = () => {};
    const sent = performance.now();
    await room.send('二');
    expect((await room.stream.next()).roomEvents.message.body).toBe('二');
    expect(performance.now() - sent).toBeLessThan(3_000);
    await room.stop();
  });
});

(hasRedis ? describe : describe.skip)('two processes with Redis (skipped where there is no redis-server)', () => {
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
