import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from 'graphql-ws';
import { ok } from '../../src/kernel/result.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { giveGrant } from '../../src/modules/tiers/index.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { openStream, socketClient } from '../support/live.ts';
import { MY_EVENTS, viewersOf, type Head } from '../support/my-events.ts';
import { randomName } from '../support/world.ts';

let app: TestApp;
const clients: Client[] = [];
beforeAll(async () => {
  app = await startApp();
  await app.listen();
});
afterAll(async () => {
  for (const client of clients) void client.dispose();
  await app.stop();
});
const { aRoom, aTalk, listen, memberIdOf, send } = viewersOf(() => app, clients);

test('begins with all rooms that the viewer may enter, then tells what changes in them', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const [open, locked] = [await aRoom(owner, community), await aRoom(owner, community, 'rooms.join.vip')];
  await send(owner, open, '一');
  await send(owner, locked, '不给看');
  const stream = await listen(member);
  expect(await stream.next()).toMatchObject({ __typename: 'RoomHeads', isLast: true, heads: [{ room: { id: open.id }, lastSeq: 1, unreadCount: 1, mentionCount: 0 }] });
  await send(owner, open, '二');
  expect(await stream.of('RoomHeadChanged')).toMatchObject({ room: { id: open.id }, lastSeq: 2, unreadCount: 2 });
  stream.stop();
});

test('C3 a change whose hint is lost is told by the poll, also when somebody else opens their stream in between', async () => {
  const { owner, community } = await app.world.aCommunity();
  const [early, late] = [await app.world.aMember({ community }), await app.world.aMember({ community })];
  const room = await aRoom(owner, community);
  const stream = await listen(early);
  await stream.of('RoomHeads');
  const { hints } = app.platform as { hints: { publish: (topic: string) => void } };
  const { publish } = hints;
  hints.publish = () => undefined;
  try {
    await send(owner, room, '一');
    const other = await listen(late);
    expect(await other.of('RoomHeads')).toMatchObject({ heads: [{ lastSeq: 1 }] });
    expect(await stream.of('RoomHeadChanged')).toMatchObject({ room: { id: room.id }, lastSeq: 1, unreadCount: 1 });
    other.stop();
  } finally {
    hints.publish = publish;
  }
  stream.stop();
});

test('what is addressed to the viewer is replayed after a cursor, then live, without gap or double, wherever the line broke', async () => {
  const { member, name } = await aTalk();
  const heard: string[] = [];
  let cursor: string | null = null;
  let writing: Promise<void> | null = null;
  for (const goal of [7, 13, 31, 60]) {
    const stream = await listen(member, cursor);
    if (writing === null) await stream.of('RoomHeads');
    writing ??= (async () => { for (let n = 1; n <= 60; n++) await name(`第 ${n} 句`); })();
    while (heard.length < goal) {
      const item = await stream.next();
      cursor = item.cursor;
      if (item.__typename === 'Mentioned') heard.push(item.message!.body);
    }
    clients.at(-1)!.terminate();
  }
  await writing;
  expect(heard).toEqual(Array.from({ length: 60 }, (_, n) => `第 ${n + 1} 句`));
});

test('D7 two devices of one person hear the same in the same order', async () => {
  const { member, name, room, owner } = await aTalk();
  const devices = [await listen(member), await listen(member)];
  for (const device of devices) await device.of('RoomHeads');
  await Promise.all(Array.from({ length: 30 }, (_, n) => (n % 3 === 0 ? send(owner, room, `闲话 ${n}`) : name(`点名 ${n}`))));
  const heard = await Promise.all(devices.map(async (device) => {
    const bodies: string[] = [];
    while (bodies.length < 20) bodies.push((await device.of('Mentioned')).message!.body);
    return bodies;
  }));
  expect(heard[0]).toEqual(heard[1]);
  expect(new Set(heard[0]).size).toBe(20);
  for (const device of devices) device.stop();
});

const ROOM = 'query ($id: ID!) { node(id: $id) { ... on Room { viewerUnreadCount viewerMentionCount } } }';
const countsOf = async (viewer: SignedInViewer, room: { id: string }): Promise<{ viewerUnreadCount: number; viewerMentionCount: number }> => (await app.run(ROOM, { id: room.id }, viewer)).data.node;

test('what one device reads the other one is told: unread and mentions fall to what is left', async () => {
  const { member, name, room, owner } = await aTalk();
  await name('一');
  await send(owner, room, '二');
  const third = await name('三');
  await send(owner, room, '大家好', { mentionsEveryone: true });
  expect(await countsOf(member, room)).toEqual({ viewerUnreadCount: 4, viewerMentionCount: 3 });
  const stream = await listen(member);
  expect(await stream.next()).toMatchObject({ heads: [{ unreadCount: 4, mentionCount: 3 }] });
  await app.modules.chat.markRoomRead(member, room.uuid, third.ordinal);
  expect(await stream.of('RoomHeadChanged')).toMatchObject({ room: { id: room.id }, lastSeq: 4, unreadCount: 1, mentionCount: 1 });
  await app.modules.chat.markRoomRead(member, room.uuid, null);
  expect(await stream.of('RoomHeadChanged')).toMatchObject({ unreadCount: 0, mentionCount: 0 });
  expect(await countsOf(member, room)).toEqual({ viewerUnreadCount: 0, viewerMentionCount: 0 });
  stream.stop();
});

test('what is recalled names nobody any more', async () => {
  const { member, name, room, owner } = await aTalk();
  const named = await name('一');
  const toAll = await send(owner, room, '大家好', { mentionsEveryone: true });
  const stream = await listen(member);
  await stream.of('RoomHeads');
  expect(await countsOf(member, room)).toEqual({ viewerUnreadCount: 2, viewerMentionCount: 2 });
  for (const { id } of [named, toAll]) expect((await app.modules.chat.recallMessage(owner, id)).ok).toBe(true);
  expect(await stream.of('RoomHeadChanged', ({ lastSeq }) => lastSeq === 4)).toMatchObject({ unreadCount: 2, mentionCount: 0 });
  expect(await countsOf(member, room)).toEqual({ viewerUnreadCount: 2, viewerMentionCount: 0 });
  stream.stop();
});

test('D8 the heads that were told last equal what is counted anew, after many wrote and read at once', async () => {
  const { owner, community } = await app.world.aCommunity();
  const people = [owner, ...(await Promise.all(Array.from({ length: 3 }, () => app.world.aMember({ community }))))];
  const ids = await Promise.all(people.map((person) => memberIdOf(community, person)));
  const rooms = [await aRoom(owner, community), await aRoom(owner, community)];
  const streams = await Promise.all(people.map((person) => listen(person)));
  const told = people.map(() => new Map<string, string>());
  const note = (index: number, { room, lastSeq, unreadCount, mentionCount }: Head): void => void told[index]!.set(room.id, `${lastSeq} ${unreadCount} ${mentionCount}`);
  for (const [index, stream] of streams.entries()) for (const head of (await stream.of('RoomHeads')).heads!) note(index, head);
  await Promise.all(Array.from({ length: 60 }, async (_, n) => {
    const room = rooms[n % 2]!;
    if (n % 5 === 4) return void (await app.modules.chat.markRoomRead(people[n % 4]!, room.uuid, null));
    await send(people[n % 4]!, room, `同时 ${n}`, n % 3 === 0 ? { mentionedMemberIds: [ids[(n + 1) % 4]!] } : {});
  }));
  const { reader } = app.platform.database;
  const counted = async (person: SignedInViewer, room: { uuid: string }): Promise<string> => {
    const messages = await reader.selectFrom('room_message').select(['ordinal', 'seq']).where('roomId', '=', room.uuid).orderBy('ordinal').execute();
    const read = (await reader.selectFrom('room_read_position').select('ordinal').where('roomId', '=', room.uuid).where('userId', '=', person.userId).executeTakeFirst())?.ordinal ?? 0;
    const named = await reader.selectFrom('room_mention').select('ordinal').where('roomId', '=', room.uuid).where('userId', '=', person.userId).execute();
    return `${messages.length} ${messages.filter(({ ordinal }) => ordinal > read).length} ${named.filter(({ ordinal }) => ordinal > read).length}`;
  };
  const truth = await Promise.all(people.map(async (person) => Promise.all(rooms.map(async (room) => [room.id, await counted(person, room)]))));
  const taken = streams.map(() => 1);
  await eventually(() => {
    for (const [index, { received }] of streams.entries()) for (; taken[index]! < received.length; taken[index]!++) if (received[taken[index]!]!.myEvents.__typename === 'RoomHeadChanged') note(index, received[taken[index]!]!.myEvents as Head);
    expect(told.map((heads) => rooms.map(({ id }) => [id, heads.get(id)]))).toEqual(truth);
    return true;
  });
  for (const stream of streams) stream.stop();
});

test('a mention of everyone counts at once, and a job tells each who may enter, once', async () => {
  const { owner, community } = await app.world.aCommunity();
  const [member, other] = [await app.world.aMember({ community }), await app.world.aMember({ community })];
  const room = await aRoom(owner, community, 'rooms.join.vip');
  await app.platform.uow.run(async (tx) => ok(await giveGrant(tx, { communityId: community.id, userId: member.userId, entitlements: ['rooms.join.vip'], source: { kind: 'COMPLIMENTARY', id: randomName('gift') }, startsAt: tx.now, endsAt: null })));
  await app.platform.jobs.drain();
  const stream = await listen(member);
  await stream.of('RoomHeads');
  const message = await send(owner, room, '各位', { mentionsEveryone: true });
  expect(await countsOf(member, room)).toEqual({ viewerUnreadCount: 1, viewerMentionCount: 1 });
  expect(await countsOf(other, room)).toEqual({ viewerUnreadCount: 0, viewerMentionCount: 0 });
  await app.platform.jobs.drain();
  await app.platform.jobs.run('chat.tell-everyone-mentioned', { roomId: room.uuid, messageId: message.id });
  expect(await stream.of('Mentioned')).toMatchObject({ room: { id: room.id }, message: { body: '各位' } });
  const rows = await app.platform.database.reader.selectFrom('viewer_event').select(['userId', 'kind']).where('roomId', '=', room.uuid).execute();
  expect(rows).toEqual([{ userId: member.userId, kind: 'MENTIONED' }]);
  stream.stop();
});

test('a cursor of the future or of another list is refused; one that is older than what is kept asks for a new start', async () => {
  const { member, name, community } = await aTalk();
  const first = await listen(member);
  const { cursor } = await first.of('RoomHeads');
  await name('旧的');
  const mentioned = await first.of('Mentioned');
  first.stop();
  const future = Buffer.from(JSON.stringify(['my-events', 99])).toString('base64url');
  for (const wrong of [future, Buffer.from(JSON.stringify(['rooms', 1])).toString('base64url'), 'nonsense']) expect(await (await listen(member, wrong)).ended).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  await app.platform.database.reader.updateTable('viewer_event').set({ occurredAt: new Date(app.clock.now().getTime() - 31 * 86_400_000) }).where('userId', '=', member.userId).where('communityId', '=', community.id).execute();
  await app.platform.jobs.run('chat.forget-viewer-events');
  const stale = await listen(member, cursor);
  expect(await stale.next()).toMatchObject({ __typename: 'ViewerResyncRequired', cursor: mentioned.cursor });
  expect(await stale.ended).toBeNull();
  expect(await (await listen(member, mentioned.cursor)).next()).toMatchObject({ __typename: 'RoomHeads' });
  const visitor = openStream(socketClient(await app.listen(), null), MY_EVENTS, {});
  expect(await visitor.ended).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
});

test('what many viewers are told is read in as many statements as for one', async () => {
  const { owner, community } = await app.world.aCommunity();
  const room = await aRoom(owner, community);
  const statementsFor = async (count: number): Promise<number> => {
    const people = await Promise.all(Array.from({ length: count }, () => app.world.aMember({ community })));
    const streams = await Promise.all(people.map((person) => app.modules.viewerStreams.streams.subscribe(person, null)));
    for (const stream of streams) await stream.next();
    await send(owner, room, '准备');
    for (const stream of streams) await stream.next();
    app.platform.database.queryLog.start();
    await app.platform.database.reader.updateTable('room').set((eb) => ({ lastSeq: eb('lastSeq', '+', 1) })).where('id', '=', room.uuid).execute();
    for (const stream of streams) await stream.next();
    const log = app.platform.database.queryLog.stop().filter((text) => /room_read_position/.test(String(text)));
    for (const stream of streams) await stream.return!();
    return log.length;
  };
  // A poll that falls into a slow look makes a second one.
  for (const count of [1, 25]) expect([1, 2]).toContain(await statementsFor(count));
});
