import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from 'graphql-ws';
import { encodeId } from '../../src/kernel/id.ts';
import { ok } from '../../src/kernel/result.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { createMemoryHints } from '../../src/platform/live/memory-hints.ts';
import { createPresence } from '../../src/platform/live/presence.ts';
import type { CommunityRow } from '../../src/modules/communities/index.ts';
import { endGrant, giveGrant } from '../../src/modules/tiers/index.ts';
import { startNodes, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { openStream, socketClient } from '../support/live.ts';
import { randomName } from '../support/world.ts';

let nodes: TestApp[];
let app: TestApp;
const clients: Client[] = [];
beforeAll(async () => {
  nodes = await startNodes(2);
  app = nodes[0]!;
});
afterAll(async () => {
  for (const client of clients) void client.dispose();
  await Promise.all(nodes.map((node) => node.stop()));
});

interface Room {
  readonly uuid: string;
  readonly id: string;
}
interface Signals {
  roomSignals: { __typename: string; expiresAt?: string; member?: { number: number; displayName: string }; present?: { count: number; members: { number: number }[] } };
}
const SIGNALS = 'subscription ($roomId: ID!) { roomSignals(roomId: $roomId) { __typename ... on TypingSignal { member { number displayName } expiresAt } ... on PresenceSignal { present { count members { number } } } } }';
const TYPE = 'mutation ($roomId: ID!) { signalTyping(roomId: $roomId) { expiresAt errors { __typename ... on UserError { code path } } } }';
/** How often somebody may say that they type, and how often it is passed on. */
const [LIMIT_WINDOW, TOLD_EVERY] = [10_000, 2_000];
const CHANGES = 'query ($roomId: ID!, $after: SafeInt!, $first: Int) { roomChanges(roomId: $roomId, after: $after, first: $first) { nextAfter hasMore head events { __typename seq ... on MessageSent { message { body } } ... on ResyncRequired { firstAvailableSeq } } } }';

async function aRoom(owner: SignedInViewer, community: CommunityRow, entitlement: string | null = null): Promise<Room> {
  const room = await app.modules.chat.createRoom(owner, { communityId: community.id, name: randomName('room'), entitlement, idempotencyKey: randomName('key') });
  if (!room.ok) throw new Error(room.failure.kind);
  return { uuid: room.value.room.id, id: encodeId('Room', room.value.room.id) };
}
async function watch(viewer: SignedInViewer, room: Room, node = app) {
  const client = socketClient(await node.listen(), await node.world.tokenOf(viewer));
  clients.push(client);
  const stream = openStream<Signals>(client, SIGNALS, { roomId: room.id });
  /** The latest of this kind, once this holds for it. */
  const heard = (kind: string, holds: (signal: Signals['roomSignals']) => boolean = () => true) => eventually(() => {
    const latest = stream.received.map(({ roomSignals }) => roomSignals).findLast(({ __typename }) => __typename === kind);
    return latest && holds(latest) ? latest : null;
  });
  return { ...stream, heard, leave: () => client.dispose() };
}
const type = (viewer: SignedInViewer, room: Room, node = app) => node.run(TYPE, { roomId: room.id }, viewer);
const send = (viewer: SignedInViewer, room: Room, body: string) => app.modules.chat.sendMessage(viewer, { roomId: room.uuid, body, idempotencyKey: randomName('key') });

test('who types is told to the others, over processes too, for six seconds, and not to the one who types', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community, displayName: '打字的人' });
  const room = await aRoom(owner, community);
  const [others, own] = [await watch(owner, room, nodes[1]), await watch(member, room)];
  await own.heard('PresenceSignal', ({ present }) => present!.count === 2);
  await others.heard('PresenceSignal', ({ present }) => present!.count === 2 && present!.members.length === 2);
  const typedAt = app.clock.now().getTime();
  const { expiresAt, errors } = (await type(member, room)).data.signalTyping;
  expect([errors, Date.parse(expiresAt) >= typedAt + 6_000 && Date.parse(expiresAt) <= app.clock.now().getTime() + 6_000]).toEqual([[], true]);
  expect(await others.heard('TypingSignal')).toMatchObject({ member: { number: 2, displayName: '打字的人' }, expiresAt });
  expect(own.received.map(({ roomSignals: { __typename } }) => __typename)).not.toContain('TypingSignal');
  const PRESENT = 'query ($id: ID!) { node(id: $id) { ... on Room { presentMembers { count members { number } } } } }';
  expect((await app.run(PRESENT, { id: room.id }, owner)).data.node.presentMembers).toEqual({ count: 2, members: expect.arrayContaining([{ number: 1 }, { number: 2 }]) });
  others.stop();
  await own.heard('PresenceSignal', ({ present }) => present!.count === 1);
  own.stop();
  await eventually(async () => (await nodes[1]!.run(PRESENT, { id: room.id }, owner)).data.node.presentMembers.count === 0);
});

test('whoever listens to the events of a room is there, once however many devices', async () => {
  const { owner, community } = await app.world.aCommunity();
  const room = await aRoom(owner, community);
  const client = socketClient(await app.listen(), await app.world.tokenOf(owner));
  clients.push(client);
  const events = [1, 2].map(() => openStream(client, 'subscription ($id: ID!) { roomEvents(roomId: $id) { seq } }', { id: room.id }));
  await eventually(() => nodes[1]!.modules.roomSignals.presentIn(room.uuid).length === 1);
  events[0]!.stop();
  events[1]!.stop();
  await eventually(() => nodes[1]!.modules.roomSignals.presentIn(room.uuid).length === 0);
});

test('who may not write types nothing: outsiders, the muted, those without the right, closed rooms; and nobody too often', async () => {
  const { owner, community } = await app.world.aCommunity();
  const [member, muted] = [await app.world.aMember({ community }), await app.world.aMember({ community })];
  const [room, vip] = [await aRoom(owner, community), await aRoom(owner, community, 'rooms.join.vip')];
  await app.platform.database.reader.updateTable('member').set({ mutedUntil: new Date(app.clock.now().getTime() + 60_000) }).where('communityId', '=', community.id).where('userId', '=', muted.userId).execute();
  const heard = await watch(owner, room);
  await heard.heard('PresenceSignal');
  const codeOf = async (viewer: SignedInViewer, at: Room): Promise<string[]> => (await type(viewer, at)).data.signalTyping.errors.map(({ code }: { code: string }) => code);
  expect(await codeOf(await app.world.aUser(), room)).toEqual(['NOT_FOUND']);
  expect(await codeOf(muted, room)).toEqual(['MUTED']);
  const began = performance.now();
  expect(await codeOf(member, vip)).toEqual(['ENTITLEMENT_MISSING']);
  expect((await app.run(TYPE, { roomId: room.id })).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
  const { hints } = app.platform;
  const { signal } = hints;
  let passedOn = 0;
  hints.signal = (topic, payload) => {
    if (payload.startsWith(member.userId)) passedOn++;
    signal(topic, payload);
  };
  const answers = await Promise.all(Array.from({ length: 25 }, () => type(member, room)));
  hints.signal = signal;
  // Twenty pass in ten seconds, and one of them is told in two: a machine that stands still meanwhile lets more through.
  const since = (milliseconds: number): number => Math.ceil((performance.now() - began) / milliseconds);
  const refused = answers.filter(({ errors }) => errors[0]?.extensions.code === 'RATE_LIMITED').length;
  expect(refused).toBeLessThanOrEqual(6);
  expect(refused).toBeGreaterThanOrEqual(26 - 20 * since(LIMIT_WINDOW));
  expect(passedOn).toBeLessThanOrEqual(since(TOLD_EVERY));
  await heard.heard('TypingSignal', ({ member: typing }) => typing!.number === 2);
  await app.modules.chat.closeRoom(owner, room.uuid);
  expect(await codeOf(owner, room)).toEqual(['ROOM_CLOSED']);
  heard.stop();
});

test('signals end with the right to the room, and nothing is heard of those who type or come after it', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const room = await aRoom(owner, community, 'rooms.join.vip');
  const refused = await watch(member, room);
  expect(await refused.ended).toMatchObject([{ extensions: { code: 'FORBIDDEN', reason: 'ENTITLEMENT_MISSING' } }]);
  const source = { kind: 'COMPLIMENTARY', id: randomName('gift') } as const;
  await app.platform.uow.run(async (tx) => ok(await giveGrant(tx, { communityId: community.id, userId: member.userId, entitlements: ['rooms.join.vip'], source, startsAt: tx.now, endsAt: null })));
  const stream = await watch(member, room);
  await stream.heard('PresenceSignal');
  const told = stream.received.length;
  await app.platform.uow.run(async (tx) => ok(await endGrant(tx, { communityId: community.id, source, at: tx.now })));
  await type(owner, room);
  expect(await stream.ended).toMatchObject([{ extensions: { code: 'FORBIDDEN', reason: 'ENTITLEMENT_LOST' } }]);
  expect(stream.received).toHaveLength(told);
});

test('presence converges after signals were lost, and a process that falls silent takes its people along', async () => {
  const bus = createMemoryHints();
  let isCut = false;
  const cut: typeof bus = { ...bus, signal: (topic, payload) => (isCut ? undefined : bus.signal(topic, payload)) };
  const options = { heartbeatMilliseconds: 20, silenceMilliseconds: 120 };
  const [near, far] = [createPresence(bus, options), createPresence(cut, options)];
  for (const person of ['a', 'b', 'c', 'd', 'e']) far.enter('here', person);
  near.enter('here', 'z');
  await eventually(() => near.present('here').length === 6 && far.present('here').length === 6);
  isCut = true;
  far.leave('here', 'a');
  far.enter('here', 'f');
  await eventually(() => near.present('here').join() === 'z');
  isCut = false;
  await eventually(() => [...near.present('here')].sort().join() === 'b,c,d,e,f,z');
  far.close();
  await eventually(() => near.present('here').join() === 'z');
  near.close();
  expect(() => bus.signal('topic', 'x'.repeat(201))).toThrow(RangeError);
});

test('roomChanges gives what the stream would replay, page by page, in a number of statements that does not grow', async () => {
  const { owner, community } = await app.world.aCommunity();
  const room = await aRoom(owner, community);
  for (let n = 1; n <= 7; n++) await send(owner, room, `第 ${n} 句`);
  const page = async (after: number, first = 3, viewer = owner) => (await app.run(CHANGES, { roomId: room.id, after, first }, viewer));
  expect((await page(0)).data.roomChanges).toMatchObject({ nextAfter: 3, hasMore: true, head: 7, events: [{ __typename: 'MessageSent', seq: 1, message: { body: '第 1 句' } }, { seq: 2 }, { seq: 3 }] });
  expect((await page(6)).data.roomChanges).toMatchObject({ nextAfter: 7, hasMore: false, head: 7, events: [{ seq: 7 }] });
  expect((await page(7)).data.roomChanges).toEqual({ nextAfter: 7, hasMore: false, head: 7, events: [] });
  for (const [after, first] of [[8, 3], [-1, 3], [0, 0], [0, 101]]) expect((await page(after!, first)).errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
  expect([(await page(8)).errors[0]!.message, (await page(-1)).errors[0]!.message]).toEqual(['errors.position-in-future', 'errors.position-below-zero']);
  expect((await page(0, 3, await app.world.aUser())).errors[0]!.extensions.code).toBe('NOT_FOUND');
  const count = async (first: number): Promise<number> => {
    app.platform.database.queryLog.start();
    await page(0, first);
    return app.platform.database.queryLog.stop().length;
  };
  expect(await count(7)).toBe(await count(1));
});

test('D3 D4 D5 what is not kept any more is said so, over HTTP and on the stream; the union of a page and a stream has no hole', async () => {
  const { owner, community } = await app.world.aCommunity();
  const room = await aRoom(owner, community);
  const writing = (async () => { for (let n = 1; n <= 20; n++) await send(owner, room, `第 ${n} 句`); })();
  await eventually(async () => (await app.platform.database.reader.selectFrom('room').select('lastSeq').where('id', '=', room.uuid).executeTakeFirstOrThrow()).lastSeq >= 3);
  const { events, nextAfter } = (await app.run(CHANGES, { roomId: room.id, after: 0, first: 100 }, owner)).data.roomChanges;
  const client = socketClient(await app.listen(), await app.world.tokenOf(owner));
  clients.push(client);
  const EVENTS = 'subscription ($id: ID!, $after: SafeInt) { roomEvents(roomId: $id, after: $after) { __typename seq ... on ResyncRequired { firstAvailableSeq } } }';
  const live = openStream<{ roomEvents: { seq: number } }>(client, EVENTS, { id: room.id, after: nextAfter });
  await writing;
  await eventually(() => events.length + live.received.length === 20);
  expect([...events, ...live.received.map(({ roomEvents }) => roomEvents)].map(({ seq }: { seq: number }) => seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  live.stop();

  await app.platform.database.reader.updateTable('room').set({ firstSeq: 11 }).where('id', '=', room.uuid).execute();
  expect((await app.run(CHANGES, { roomId: room.id, after: 9 }, owner)).data.roomChanges).toEqual({ nextAfter: 10, hasMore: true, head: 20, events: [{ __typename: 'ResyncRequired', seq: 10, firstAvailableSeq: 11 }] });
  const stale = openStream(client, EVENTS, { id: room.id, after: 9 });
  expect(await stale.next()).toEqual({ roomEvents: { __typename: 'ResyncRequired', seq: 10, firstAvailableSeq: 11 } });
  expect(await stale.ended).toBeNull();
  const kept = openStream<{ roomEvents: { seq: number } }>(client, EVENTS, { id: room.id, after: 10 });
  expect((await kept.next()).roomEvents.seq).toBe(11);
  kept.stop();
  const future = openStream(client, EVENTS, { id: room.id, after: 21 });
  expect(await future.ended).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});
