import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { GraphQLObjectType } from 'graphql';
import pg from 'pg';
import { encodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { connect, type Frame, type RawSocket } from '../support/raw-socket.ts';
import { randomName } from '../support/world.ts';

let app: TestApp;
let url: string;
const open: RawSocket[] = [];
beforeAll(async () => {
  app = await startApp({ SOCKETS_PER_ADDRESS: '500', ROOM_STREAMS_PER_USER: '100' });
  url = await app.listen();
});
afterAll(async () => {
  for (const socket of open) socket.close();
  await app.stop();
});

interface Place {
  readonly owner: SignedInViewer;
  readonly member: SignedInViewer;
  readonly members: readonly SignedInViewer[];
  readonly roomId: string;
  send(body: string, by?: SignedInViewer): Promise<void>;
}
async function aPlace(others = 0): Promise<Place> {
  const { owner, community } = await app.world.aCommunity();
  const room = await app.modules.chat.createRoom(owner, { communityId: community.id, name: randomName('room'), idempotencyKey: randomName('key') });
  if (!room.ok) throw new Error(room.failure.kind);
  const send = async (body: string, by = owner): Promise<void> => {
    const sent = await app.modules.chat.sendMessage(by, { roomId: room.value.room.id, body, idempotencyKey: randomName('key') });
    if (!sent.ok) throw new Error(sent.failure.kind);
  };
  const members: SignedInViewer[] = [];
  while (members.length < others) members.push(await app.world.aMember({ community }));
  return { owner, member: await app.world.aMember({ community }), members, roomId: encodeId('Room', room.value.room.id), send };
}
async function socketOf(viewer: SignedInViewer, language = 'en'): Promise<RawSocket> {
  const socket = await connect(url, await app.world.tokenOf(viewer), { headers: { 'accept-language': language } });
  open.push(socket);
  return socket;
}
/** A document whose executions can be counted by its name. */
const following = (name: string, selection: string): string => `subscription ${name}($roomId: ID!, $after: SafeInt${selection.includes('$with') ? ', $with: Boolean = true' : ''}) { roomEvents(roomId: $roomId, after: $after) { __typename seq occurredAt ... on MessageSent { message { body ${selection} } } } }`;
const subscribe = (socket: RawSocket, id: string, query: string, variables: object): void => socket.send({ id, type: 'subscribe', payload: { query, variables } });
const nextsOf = (socket: RawSocket, id: string): any[] => socket.frames.filter((frame: Frame) => frame.id === id && frame.type === 'next').map(({ payload }) => payload);
const eventsOf = (socket: RawSocket, id: string): any[] => nextsOf(socket, id).map(({ data }) => data.roomEvents);
const bodiesOf = (socket: RawSocket, id: string): string[] => eventsOf(socket, id).map(({ message }) => message?.body);
const heard = (socket: RawSocket, id: string, count: number): Promise<boolean> => eventually(() => {
  if (nextsOf(socket, id).length !== count) throw new Error(`${id} heard ${nextsOf(socket, id).length} of ${count}: ${JSON.stringify(socket.frames.filter((frame) => frame.id === id).at(-1) ?? null)}`);
  return true;
});
const counted = async (series: string): Promise<number> => Number((await app.platform.metrics.render()).body.split('\n').find((line) => line.startsWith(`${series} `))?.split(' ').at(-1) ?? 0);
const executions = async (name: string): Promise<number> => {
  const lines = (await app.platform.metrics.render()).body.split('\n').filter((line) => line.startsWith(`xingqun_graphql_operation_seconds_count{operation="${name}"`));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
};

test('subscribers who asked for the same share one execution per event, wherever they start', async () => {
  const { owner, member, roomId, send } = await aPlace();
  await send('一');
  const [first, second] = [await socketOf(owner), await socketOf(member)];
  const query = following('Alike', 'author { number displayName user { bio } } replyTo { body }');
  subscribe(first, 'a', query, { roomId, after: 1 });
  subscribe(first, 'b', query, { after: 1, roomId });
  subscribe(second, 'c', query, { roomId, after: 1 });
  await eventually(() => app.modules.chat.streams.size === 3);
  for (const body of ['二', '三', '四']) await send(body);
  await Promise.all([heard(first, 'a', 3), heard(first, 'b', 3), heard(second, 'c', 3)]);
  expect(await executions('Alike')).toBe(3);
  expect(nextsOf(first, 'a')[0]).toEqual({
    data: { roomEvents: { __typename: 'MessageSent', seq: 2, occurredAt: expect.any(String), message: { body: '二', author: { number: 1, displayName: '星主', user: { bio: '' } }, replyTo: null } } },
    extensions: { cost: { requested: 5, limit: 5_000 } },
  });
  expect([nextsOf(first, 'b'), nextsOf(second, 'c')]).toEqual([nextsOf(first, 'a'), nextsOf(first, 'a')]);

  subscribe(second, 'late', query, { roomId, after: 0 });
  await heard(second, 'late', 4);
  expect(bodiesOf(second, 'late')).toEqual(['一', '二', '三', '四']);
  await send('五');
  await Promise.all([heard(first, 'a', 4), heard(second, 'late', 5)]);
  expect(await executions('Alike')).toBe(3 + 4 + 1);
});

test('a selection with a field that depends on the viewer is executed for each viewer', async () => {
  const { owner, member, roomId, send } = await aPlace();
  const [first, second] = [await socketOf(owner), await socketOf(member)];
  for (const socket of [first, second]) subscribe(socket, '1', following('Apart', 'author { viewerCanMute }'), { roomId, after: 0 });
  await send('一', member);
  await Promise.all([heard(first, '1', 1), heard(second, '1', 1)]);
  expect([eventsOf(first, '1')[0].message, eventsOf(second, '1')[0].message]).toEqual([{ body: '一', author: { viewerCanMute: true } }, { body: '一', author: { viewerCanMute: false } }]);
  expect(await executions('Apart')).toBe(2);
});

test('a field that is marked by mistake shows nobody what another may see: it falls back, and is reported', async () => {
  const { owner, member, roomId, send } = await aPlace();
  const field = (app.schema.getType('Member') as GraphQLObjectType).getFields()['viewerCanMute']!;
  const marks = field.extensions;
  field.extensions = { ...marks, shared: true };
  try {
    const [first, second] = [await socketOf(owner), await socketOf(member)];
    for (const socket of [first, second]) subscribe(socket, '1', following('Planted', 'author { viewerCanMute }'), { roomId, after: 0 });
    await send('一', member);
    await send('二', member);
    await Promise.all([heard(first, '1', 2), heard(second, '1', 2)]);
    expect(eventsOf(first, '1').map(({ message }) => message.author.viewerCanMute)).toEqual([true, true]);
    expect(eventsOf(second, '1').map(({ message }) => message.author.viewerCanMute)).toEqual([false, false]);
    expect(await counted('xingqun_faults_total{area="subscriptions"}')).toBe(1);
  } finally {
    field.extensions = marks;
  }
});

test('what @include lets through, and who reads another language, forms a group of its own', async () => {
  const { owner, member, roomId, send } = await aPlace();
  const [first, second] = [await socketOf(owner), await socketOf(member, 'zh-CN')];
  const query = following('Grouped', 'author @include(if: $with) { number }');
  const before = app.modules.chat.streams.size;
  subscribe(first, 'with', query, { roomId, after: 0 });
  subscribe(first, 'without', query, { roomId, after: 0, with: false });
  subscribe(second, 'with', query, { roomId, after: 0, with: true });
  await eventually(() => app.modules.chat.streams.size === before + 3);
  await send('一');
  await Promise.all([heard(first, 'with', 1), heard(first, 'without', 1), heard(second, 'with', 1)]);
  expect([eventsOf(first, 'with')[0].message, eventsOf(first, 'without')[0].message, eventsOf(second, 'with')[0].message]).toEqual([{ body: '一', author: { number: 1 } }, { body: '一' }, { body: '一', author: { number: 1 } }]);
});

/** Makes the message of sent events a resolver of its own while a test runs. */
async function withMessage(resolve: (event: { message: { row: { body: string } } }, context: { viewer: { userId: string | null } }) => unknown, isShared: boolean, run: () => Promise<void>): Promise<void> {
  const field = (app.schema.getType('MessageSent') as GraphQLObjectType).getFields()['message']!;
  const { extensions } = field;
  field.extensions = { ...extensions, shared: isShared };
  field.resolve = (event, _args, context) => resolve(event, context);
  try {
    await run();
  } finally {
    field.extensions = extensions;
    delete field.resolve;
  }
}

test.each([{ how: 'shared', isShared: true, reports: 1 }, { how: 'for each viewer', isShared: false, reports: 2 }])('D11 an event that cannot be rendered ($how) is told as unavailable, the next one arrives, and an alarm is counted once', async ({ how, isShared, reports }) => {
  const { owner, member, roomId, send } = await aPlace();
  const alarms = await counted('xingqun_live_events_unavailable_total');
  const faults = await counted('xingqun_faults_total{area="graphql"}');
  const poison = (event: { message: { row: { body: string } } }): unknown => {
    if (event.message.row.body === '毒') throw new Error('poison');
    return event.message;
  };
  await withMessage(poison, isShared, async () => {
    const [first, second] = [await socketOf(owner), await socketOf(member)];
    const before = app.modules.chat.streams.size;
    for (const socket of [first, second]) subscribe(socket, '1', following(`Poisoned${isShared}`, ''), { roomId, after: 0 });
    await eventually(() => app.modules.chat.streams.size === before + 2);
    for (const body of ['一', '毒', '三']) await send(body);
    for (const socket of [first, second]) {
      await heard(socket, '1', 3);
      expect(eventsOf(socket, '1')).toMatchObject([{ seq: 1, message: { body: '一' } }, { __typename: 'EventUnavailable', seq: 2, occurredAt: expect.any(String) }, { seq: 3, message: { body: '三' } }]);
      expect(nextsOf(socket, '1')[1].errors).toBeUndefined();
    }
  });
  expect([how, await counted('xingqun_live_events_unavailable_total'), await counted('xingqun_faults_total{area="graphql"}')]).toEqual([how, alarms + 1, faults + reports]);
});

test("D12 one viewer's failing policy does not stop the others", async () => {
  const { owner, member, roomId, send } = await aPlace();
  const refuse = (event: { message: unknown }, { viewer }: { viewer: { userId: string | null } }): unknown => {
    if (viewer.userId === member.userId) throw new Error('the policy fails');
    return event.message;
  };
  await withMessage(refuse, false, async () => {
    const [first, second] = [await socketOf(owner), await socketOf(member)];
    for (const socket of [first, second]) subscribe(socket, '1', following('OnePolicy', ''), { roomId, after: 0 });
    for (const body of ['一', '二']) await send(body);
    await Promise.all([heard(first, '1', 2), heard(second, '1', 2)]);
    expect(bodiesOf(first, '1')).toEqual(['一', '二']);
    expect(eventsOf(second, '1').map(({ __typename, seq }) => `${__typename} ${seq}`)).toEqual(['EventUnavailable 1', 'EventUnavailable 2']);
  });
});

test('a crowd that comes back at once costs little more than one', async () => {
  const { owner, member, roomId, send } = await aPlace();
  for (let n = 1; n <= 30; n++) await send(`第 ${n} 句`);
  const sockets = await Promise.all([...Array.from({ length: 5 }, () => socketOf(owner)), ...Array.from({ length: 5 }, () => socketOf(member))]);
  const query = following('Storm', 'author { number }');
  const before = app.modules.chat.streams.size;
  // The log is held back until all are there.
  const log = new pg.Client({ connectionString: app.databaseUrl });
  await log.connect();
  try {
    await log.query('begin; lock table room_event in access exclusive mode');
    for (const [index, socket] of sockets.entries()) for (let id = 1; id <= 20; id++) subscribe(socket, String(id), query, { roomId, after: index % 3 });
    await eventually(() => app.modules.chat.streams.size === before + 200);
  } finally {
    await log.end();
  }
  const nexts = (socket: RawSocket): number => socket.frames.filter(({ type }) => type === 'next').length;
  await eventually(() => sockets.every((socket, index) => nexts(socket) === 20 * (30 - (index % 3))));
  for (const [index, socket] of sockets.entries()) for (let id = 1; id <= 20; id++) expect(nextsOf(socket, String(id))).toHaveLength(30 - (index % 3));
  expect(eventsOf(sockets[2]!, '20').map(({ seq }) => seq)).toEqual(Array.from({ length: 28 }, (_, n) => n + 3));
  expect(await executions('Storm')).toBeLessThan(200 * 30 / 20);
  await send('之后');
  await Promise.all(sockets.map((socket, index) => heard(socket, '20', 31 - (index % 3))));
});

test('C14 a hundred and fifty sockets that are cut at once come back at once: everybody hears what was missed, once and in order, by a few readings of the log', async () => {
  const { roomId, send, members } = await aPlace(30);
  const tokens = await Promise.all(members.map((member) => app.world.tokenOf(member)));
  const query = following('Return', 'author { number }');
  const before = app.modules.chat.streams.size;
  const comeAll = async (after: number): Promise<RawSocket[]> => {
    const sockets = await Promise.all(tokens.flatMap((token) => Array.from({ length: 5 }, () => connect(url, token))));
    open.push(...sockets);
    for (const socket of sockets) subscribe(socket, '1', query, { roomId, after });
    return sockets;
  };
  await send('以前');
  const first = await comeAll(0);
  await Promise.all(first.map((socket) => heard(socket, '1', 1)));
  for (const socket of first) socket.close();
  await eventually(() => app.modules.chat.streams.size === before, { within: 30_000 });
  for (let n = 1; n <= 30; n++) await send(`第 ${n} 句`);

  // The log is held back until all are there: with it, the reading that one of them begins.
  const log = new pg.Client({ connectionString: app.databaseUrl });
  await log.connect();
  app.platform.database.queryLog.start();
  const again: RawSocket[] = [];
  try {
    await log.query('begin; lock table room_event in access exclusive mode');
    again.push(...(await comeAll(1)));
    await eventually(() => app.modules.chat.streams.size === before + 150, { within: 30_000 });
  } finally {
    await log.end();
  }
  await Promise.all(again.map((socket) => heard(socket, '1', 30)));
  const statements = app.platform.database.queryLog.stop();
  // A reading by the room's reader, two rounds for those who were behind; more only where the lock outlasted somebody's patience.
  expect(statements.filter((text) => text.includes('"room_event"')).length).toBeLessThan(30);
  // All in all fewer than sockets: each would need five to be known and let in, if they did not ask together.
  expect(statements.length).toBeLessThan(150);
  await send('之后');
  for (const socket of again) {
    await heard(socket, '1', 31);
    expect(eventsOf(socket, '1').map(({ seq }) => seq)).toEqual(Array.from({ length: 31 }, (_, n) => n + 2));
  }
}, 120_000);

test('whoever comes to a room that is followed already, and missed nothing, costs no reading of its log', async () => {
  const { owner, roomId, send } = await aPlace();
  const socket = await socketOf(owner);
  const query = following('Calm', '');
  subscribe(socket, '1', query, { roomId, after: 0 });
  await send('一');
  await heard(socket, '1', 1);
  app.platform.database.queryLog.start();
  const open = app.modules.chat.streams.size;
  for (const id of ['2', '3', '4']) subscribe(socket, id, query, { roomId, after: 1 });
  await eventually(() => app.modules.chat.streams.size === open + 3);
  expect(app.platform.database.queryLog.stop().filter((text) => text.includes('from "room_event"'))).toEqual([]);
  await send('二');
  for (const id of ['2', '3', '4']) await heard(socket, id, 1);
});

test('nothing is told after the client completed, and the id can be used again', async () => {
  const { owner, roomId, send } = await aPlace();
  const socket = await socketOf(owner);
  const query = following('Again', '');
  subscribe(socket, '1', query, { roomId, after: 0 });
  await send('一');
  await heard(socket, '1', 1);
  const open = app.modules.chat.streams.size;
  socket.send({ id: '1', type: 'complete' });
  await eventually(() => app.modules.chat.streams.size === open - 1);
  await send('二');
  subscribe(socket, '1', query, { roomId, after: 1 });
  await heard(socket, '1', 2);
  expect(bodiesOf(socket, '1')).toEqual(['一', '二']);
});
