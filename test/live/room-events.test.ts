import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from 'graphql-ws';
import { sql } from 'kysely';
import { MINUTE } from '../../src/kernel/clock.ts';
import { encodeId } from '../../src/kernel/id.ts';
import { ok } from '../../src/kernel/result.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../src/modules/communities/index.ts';
import { endGrant, giveGrant } from '../../src/modules/tiers/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { openStream, socketClient, type LiveStream } from '../support/live.ts';
import { listenAsViewer } from '../support/my-events.ts';
import { randomName } from '../support/world.ts';

let app: TestApp;
let url: string;
const clients: Client[] = [];
beforeAll(async () => {
  app = await startApp();
  url = await app.listen();
});
afterAll(async () => {
  for (const client of clients) void client.dispose();
  await app.stop();
});

interface Events {
  roomEvents: { __typename: string; seq: number; message?: { body: string; author: { number: number } | null }; firstAvailableSeq?: number };
}
const EVENTS = 'subscription ($roomId: ID!, $after: SafeInt) { roomEvents(roomId: $roomId, after: $after) { __typename seq occurredAt ... on MessageSent { message { body author { number } } } ... on MessageRecalled { message { body } } ... on ResyncRequired { firstAvailableSeq } } }';

async function aRoom(owner: SignedInViewer, community: CommunityRow, entitlement: string | null = null): Promise<{ uuid: string; id: string }> {
  const room = await app.modules.chat.createRoom(owner, { communityId: community.id, name: randomName('room'), entitlement, idempotencyKey: randomName('key') });
  if (!room.ok) throw new Error(room.failure.kind);
  return { uuid: room.value.room.id, id: encodeId('Room', room.value.room.id) };
}
async function listen(viewer: SignedInViewer, roomId: string, after?: number) {
  const client = socketClient(url, await app.world.tokenOf(viewer));
  clients.push(client);
  return openStream<Events>(client, EVENTS, { roomId, ...(after === undefined ? {} : { after }) });
}
async function send(viewer: SignedInViewer, room: { uuid: string }, body: string): Promise<void> {
  const sent = await app.modules.chat.sendMessage(viewer, { roomId: room.uuid, body, idempotencyKey: randomName('key') });
  if (!sent.ok) throw new Error(sent.failure.kind);
}
/** While the work runs no statement can name the table. */
async function without(table: string, work: () => Promise<void>): Promise<void> {
  const { reader } = app.platform.database;
  await sql`alter table ${sql.table(table)} rename to out_of_reach`.execute(reader);
  try {
    await work();
  } finally {
    await sql`alter table out_of_reach rename to ${sql.table(table)}`.execute(reader);
  }
}
const faults = async (): Promise<number> => Number(/^xingqun_faults_total\{area="chat"\} (\d+)$/m.exec((await app.platform.metrics.render()).body)?.[1] ?? 0);
const seqs = (events: Events[]): number[] => events.map(({ roomEvents }) => roomEvents.seq);
async function take(stream: { next(): Promise<Events> }, count: number): Promise<Events[]> {
  const events: Events[] = [];
  while (events.length < count) events.push(await stream.next());
  return events;
}

test('replays what was missed, then is live, in order', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const room = await aRoom(owner, community);
  for (const body of ['一', '二', '三']) await send(owner, room, body);
  const stream = await listen(member, room.id, 1);
  expect((await take(stream, 2)).map(({ roomEvents }) => roomEvents.message!.body)).toEqual(['二', '三']);
  await send(member, room, '四');
  expect((await stream.next()).roomEvents).toMatchObject({ __typename: 'MessageSent', seq: 4, message: { body: '四', author: { number: 2 } } });
  stream.stop();
});

test('no gap and no double between replay and live while many write', async () => {
  const { owner, community } = await app.world.aCommunity();
  const room = await aRoom(owner, community);
  for (let n = 0; n < 30; n++) await send(owner, room, `前 ${n}`);
  const writing = Promise.all(Array.from({ length: 120 }, (_, n) => send(owner, room, `同时 ${n}`)));
  const streams = await Promise.all(Array.from({ length: 4 }, (_, n) => listen(owner, room.id, n * 5)));
  await writing;
  for (const [n, stream] of streams.entries()) {
    const events = await take(stream, 150 - n * 5);
    expect(seqs(events)).toEqual(Array.from({ length: 150 - n * 5 }, (_, index) => index + 1 + n * 5));
    stream.stop();
  }
});

test('a dropped socket resumes after its last position without loss', async () => {
  const { owner, community } = await app.world.aCommunity();
  const room = await aRoom(owner, community);
  const first = await listen(owner, room.id, 0);
  await send(owner, room, '一');
  const seen = (await first.next()).roomEvents.seq;
  clients.at(-1)!.terminate();
  for (const body of ['二', '三']) await send(owner, room, body);
  const again = await listen(owner, room.id, seen);
  expect(seqs(await take(again, 2))).toEqual([2, 3]);
  again.stop();
});

test.each([{ how: 'shared', selection: '' }, { how: "with a field of the viewer's", selection: 'viewerReactions' }])('a stream that cannot read for a while goes on when it can, and leaves nothing behind ($how)', async ({ selection }) => {
  const { owner, community } = await app.world.aCommunity();
  const room = await aRoom(owner, community);
  for (const body of ['一', '二']) await send(owner, room, body);
  await eventually(() => app.modules.chat.streams.size === 0);
  const client = socketClient(url, await app.world.tokenOf(owner));
  clients.push(client);
  const before = await faults();
  const streams: LiveStream<Events>[] = [];
  await without('room_event', async () => {
    streams.push(openStream<Events>(client, `subscription ($roomId: ID!) { roomEvents(roomId: $roomId, after: 0) { __typename seq ... on MessageSent { message { body ${selection} } } } }`, { roomId: room.id }));
    await eventually(async () => (await faults()) > before, { within: 30_000 });
  });
  expect(seqs(await take(streams[0]!, 2))).toEqual([1, 2]);
  await send(owner, room, '三');
  expect(seqs(await take(streams[0]!, 1))).toEqual([3]);
  expect(app.modules.chat.streams.size).toBe(1);
  await client.dispose();
  await eventually(() => app.modules.chat.streams.size === 0 && app.platform.presence.present(room.uuid).length === 0, { within: 30_000 });
});

test('neither does a stream of what is addressed to a person end when the log cannot be read for a while', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const room = await aRoom(owner, community);
  const { id } = await app.platform.database.reader.selectFrom('member').select('id').where('communityId', '=', community.id).where('userId', '=', member.userId).executeTakeFirstOrThrow();
  const first = await listenAsViewer(app, clients, member);
  const { cursor } = await first.of('RoomHeads');
  first.stop();
  for (const body of ['一', '二']) await app.modules.chat.sendMessage(owner, { roomId: room.uuid, body, mentionedMemberIds: [id], idempotencyKey: randomName('key') });
  const before = await faults();
  const streams: { of(kind: string): Promise<{ message?: { body: string } }>; stop(): void }[] = [];
  await without('viewer_event', async () => {
    streams.push(await listenAsViewer(app, clients, member, cursor));
    await eventually(async () => (await faults()) > before + 1, { within: 30_000 });
  });
  for (const body of ['一', '二']) expect(await streams[0]!.of('Mentioned')).toMatchObject({ message: { body } });
  streams[0]!.stop();
  await eventually(() => app.modules.viewerStreams.streams.size === 0, { within: 30_000 });
});

test('an offline recall replays as a tombstone, and the sent event shows no text any more', async () => {
  const { owner, community } = await app.world.aCommunity();
  const room = await aRoom(owner, community);
  await send(owner, room, 'CANARY-RECALLED');
  const message = (await app.modules.chat.roomHistories([room.uuid], { last: 1 })).get(room.uuid)!.rows[0]!;
  await app.modules.chat.recallMessage(owner, message.id);
  const stream = await listen(owner, room.id, 0);
  expect(await take(stream, 2)).toMatchObject([{ roomEvents: { __typename: 'MessageSent', seq: 1, message: { body: '' } } }, { roomEvents: { __typename: 'MessageRecalled', seq: 2 } }]);
  stream.stop();
});

test('without a position only what comes from now on; a position in the future is refused', async () => {
  const { owner, community } = await app.world.aCommunity();
  const room = await aRoom(owner, community);
  await send(owner, room, '旧的');
  const future = await listen(owner, room.id, 99);
  expect(await future.ended).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  const stream = await listen(owner, room.id);
  // It starts at a time that the client does not see: messages are sent until the first is heard.
  await eventually(async () => {
    await send(owner, room, '新的');
    return stream.received.length > 0;
  });
  expect((await stream.next()).roomEvents.seq).toBeGreaterThan(1);
  stream.stop();
});

test('a gap that is too long says from where it could still be replayed, and ends', async () => {
  const { owner, community } = await app.world.aCommunity();
  const room = await aRoom(owner, community);
  await app.platform.database.reader.updateTable('room').set({ lastSeq: 20_000 }).where('id', '=', room.uuid).execute();
  const stream = await listen(owner, room.id, 5);
  expect((await stream.next()).roomEvents).toMatchObject({ __typename: 'ResyncRequired', firstAvailableSeq: 10_001 });
  expect(await stream.ended).toBeNull();
});

test('those who may not enter hear nothing: a visitor, an outsider, a member without the right', async () => {
  const { owner, community } = await app.world.aCommunity();
  const room = await aRoom(owner, community, 'rooms.join.vip');
  const outsider = await listen(await app.world.aUser(), room.id, 0);
  expect(await outsider.ended).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  const member = await listen(await app.world.aMember({ community }), room.id, 0);
  expect(await member.ended).toMatchObject([{ extensions: { code: 'FORBIDDEN', reason: 'ENTITLEMENT_MISSING' } }]);
  const visitor = openStream(socketClient(url, null), EVENTS, { roomId: room.id, after: 0 });
  expect(await visitor.ended).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
});

test('losing the right ends the stream with FORBIDDEN, and nothing sent after the loss is told', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const room = await aRoom(owner, community, 'rooms.join.vip');
  const source = { kind: 'COMPLIMENTARY', id: randomName('gift') } as const;
  await app.platform.uow.run(async (tx) => ok(await giveGrant(tx, { communityId: community.id, userId: member.userId, entitlements: ['rooms.join.vip'], source, startsAt: tx.now, endsAt: null })));
  const stream = await listen(member, room.id, 0);
  await send(owner, room, '看得到');
  expect((await stream.next()).roomEvents.message!.body).toBe('看得到');
  await app.platform.uow.run(async (tx) => ok(await endGrant(tx, { communityId: community.id, source, at: tx.now })));
  await send(owner, room, 'CANARY-AFTER-LOSS');
  expect(await stream.ended).toMatchObject([{ extensions: { code: 'FORBIDDEN', reason: 'ENTITLEMENT_LOST' } }]);
  expect(seqs(stream.received)).toEqual([1]);
});

test('a right that runs out by time ends an idle stream within seconds, without any event', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const room = await aRoom(owner, community, 'rooms.join.vip');
  await app.platform.uow.run(async (tx) => ok(await giveGrant(tx, {
    communityId: community.id, userId: member.userId, entitlements: ['rooms.join.vip'], source: { kind: 'ORDER', id: randomName('order') }, startsAt: tx.now, endsAt: new Date(tx.now.getTime() + MINUTE),
  })));
  const stream = await listen(member, room.id, 0);
  await send(owner, room, '还在');
  await stream.next();
  app.clock.advance(2 * MINUTE);
  expect(await stream.ended).toMatchObject([{ extensions: { code: 'FORBIDDEN', reason: 'ENTITLEMENT_LOST' } }]);
});

test('leaving the community ends the stream, too', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const room = await aRoom(owner, community);
  const stream = await listen(member, room.id, 0);
  await send(owner, room, '一');
  await stream.next();
  await app.modules.communities.leaveCommunity(member, community.id);
  expect(await stream.ended).toMatchObject([{ extensions: { code: 'FORBIDDEN', reason: 'MEMBERSHIP_ENDED' } }]);
});
