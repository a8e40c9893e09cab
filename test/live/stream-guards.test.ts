import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.ts';
import { GraphQLObjectType, GraphQLSchema, GraphQLString, parse, type GraphQLError, type OperationDefinitionNode } from 'graphql';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import { WebSocket, WebSocketServer } from 'ws';
import { SocketLine } from '../../src/http/sockets/socket-line.ts';
import type { Context } from '../../src/graphql/context.ts';
import type { EventSource } from '../../src/graphql/subscriptions/event-source.ts';
import { Subscription, type SubscribeOptions } from '../../src/graphql/subscriptions/subscription.ts';
import type { AdmittedOperation } from '../../src/graphql/operations/operation-door.ts';
import { DAY } from '../../src/kernel/clock.ts';
import { decodeId } from '../../src/kernel/id.ts';
import type { Rendering } from '../../src/modules/chat/live/batch.ts';
import type { RoomStream } from '../../src/modules/chat/live/room-stream.ts';
import { RoomTail, type TailOptions } from '../../src/modules/chat/live/room-tail.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import type { RoomMemberStanding, RoomRow } from '../../src/modules/chat/index.ts';
import { ViewerWatcher } from '../../src/modules/viewer-streams/live/viewer-watcher.ts';
import type { ViewerHead } from '../../src/modules/viewer-streams/queries/viewer-heads.ts';
import { chatOf, type Stage } from '../support/chat.ts';
import { eventually } from '../support/eventually.ts';

let app: TestApp;
const tails: RoomTail[] = [];
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  for (const tail of tails) tail.close();
  await app.stop();
});
const chat = chatOf(() => app);

/** A subscription of one field to events that a test makes; answers the code that it ends with. */
async function endOf(source: EventSource): Promise<string> {
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { ok: { type: GraphQLString } } }),
    subscription: new GraphQLObjectType({ name: 'Subscription', fields: { ticks: { type: GraphQLString, subscribe: () => ({ [Symbol.asyncIterator]: () => source }) } } }),
  });
  const document = parse('subscription { ticks }');
  const operation = { document: { document, operation: document.definitions[0] as OperationDefinitionNode }, variables: {}, cost: 1 } as unknown as AdmittedOperation;
  const execute = async () => ({ data: {} });
  const options = { schema, milliseconds: 30_000, execute, reportFault: () => 'fault', maxCost: 1, renderings: { join: () => ({ rendering: {}, operation }), leave: () => {} } } as unknown as SubscribeOptions;
  return new Promise((resolve, reject) => {
    class Told extends Subscription {
      createContext = (): Context => ({ locale: 'en' }) as Context;
      next = (): void => {};
      error = (error: GraphQLError): void => resolve(String(error.extensions['code']));
      complete = (): void => reject(new Error('It completed'));
      send = (): number => 0;
      onceDrained = (): void => {};
      left = (): void => {};
    }
    void new Told(options).run(operation);
  });
}

test.each([
  { what: 'the source', share: undefined, next: () => Promise.reject(new Error('the log is gone')) },
  { what: 'the offer to share', share: () => { throw new Error('no'); }, next: () => Promise.resolve({ done: false, value: {} } as const) },
])('a subscription that ends because $what failed closes its source, once', async ({ next, share }) => {
  let closed = 0;
  const source: EventSource = { next, ...(share && { share }), return: async () => { closed += 1; return { done: true, value: undefined }; } };
  expect(await endOf(source)).toBe('INTERNAL');
  expect(closed).toBe(1);
});

const LONG = { within: 30_000 };
const roomRow = async (roomId: string): Promise<RoomRow> => (await app.platform.database.reader.selectFrom('room').selectAll().where('id', '=', decodeId('Room', roomId)).executeTakeFirstOrThrow()) as RoomRow;
/** A reader of a room that looks when it is told to: nothing else reads its log. */
async function tailOf({ roomId, community }: Stage, more: Partial<Pick<TailOptions, 'position' | 'entitlement'>> = {}): Promise<RoomTail> {
  const { lastSeq, entitlement } = await roomRow(roomId);
  const { database: { reader }, hints, presence, reportFault } = app.platform;
  const deps = { reader, clock: app.clock, hints: { ...hints, listen: () => () => {} }, presence, reportFault, eventsDelivered: () => {}, eventUnavailable: () => {} } as unknown as TailOptions['deps'];
  const tail = new RoomTail({ roomId: decodeId('Room', roomId), communityId: community.id, position: lastSeq, entitlement, deps, onEmpty: () => {}, ...more });
  tails.push(tail);
  return tail;
}
const seqsOnly: Rendering = { render: async (items) => items.map((item) => Buffer.from(item.kind === 'EVENT' ? String(item.event.seq) : item.kind)) };
/** What is handed over to one who shares, and whether it was told to ask. */
interface Heard {
  readonly sent: string[];
  isAsked: boolean;
}
function share(stream: RoomStream, rendering = seqsOnly): Heard {
  const heard = { sent: [] as string[], isAsked: false };
  const send = (payloads: readonly Uint8Array[], from: number): number => heard.sent.push(...payloads.slice(from).map(String)) - heard.sent.length + payloads.length - from;
  stream.share(rendering, { send, onceDrained: () => {}, ask: () => void (heard.isAsked = true) });
  return heard;
}
/** A room that a member has left before its second message. */
async function aLoss(): Promise<Stage> {
  const stage = await chat.stage();
  await chat.send(stage.owner, stage.roomId, '一');
  await app.modules.communities.leaveCommunity(stage.member, stage.community.id);
  await chat.send(stage.owner, stage.roomId, '二');
  return stage;
}
const FORBIDDEN = { code: 'FORBIDDEN', extensions: { reason: 'MEMBERSHIP_ENDED' } };

test('who lost access gets not one later message while catching up with others', async () => {
  const stage = await aLoss();
  const tail = await tailOf(stage);
  const gone = tail.open(stage.member, 0, null);
  const [lost, kept] = [share(gone), share(tail.open(stage.owner, 0, null))];
  await eventually(() => kept.sent.length === 2 && (lost.isAsked || lost.sent.length > 0), LONG);
  expect([lost.sent, kept.sent]).toEqual([[], ['1', '2']]);
  await expect(gone.next()).rejects.toMatchObject(FORBIDDEN);
});

test('who lost access gets not one later message while catching up alone', async () => {
  const stage = await aLoss();
  const tail = await tailOf(stage);
  await expect(tail.open(stage.member, 0, null).next()).rejects.toMatchObject(FORBIDDEN);
  expect(await tail.open(stage.owner, 1, null).next()).toMatchObject({ value: { kind: 'EVENT', event: { seq: 2 } } });
});

test.each([true, false])('who comes while access is being asked for others is asked, too (shared: %s)', async (isShared) => {
  const stage = await aLoss();
  const tail = await tailOf(stage, { position: 0 });
  const holder = new pg.Client(app.databaseUrl);
  await holder.connect();
  await holder.query('begin; lock table member in access exclusive mode');
  const kept = tail.open(stage.owner, 0, null);
  tail.look();
  await eventually(async () => (await holder.query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).rows.length > 0, LONG);
  const late = tail.open(stage.member, 0, null);
  const heard = isShared ? share(late) : null;
  await holder.query('rollback');
  await holder.end();
  expect(await kept.next()).toMatchObject({ value: { kind: 'EVENT', event: { seq: 1 } } });
  if (heard) await eventually(() => heard.isAsked || heard.sent.length > 0, LONG);
  await expect(late.next()).rejects.toMatchObject(FORBIDDEN);
  expect(heard?.sent ?? []).toEqual([]);
});

test.each([0, 2])('who catches up with what retention cut meanwhile is told to fetch anew (%s messages left)', async (left) => {
  const stage = await chat.stage();
  await app.modules.chat.updateRoom(stage.owner, decodeId('Room', stage.roomId), { retentionDays: 1 });
  for (const body of ['一', '二']) await chat.send(stage.owner, stage.roomId, body);
  app.clock.advance(DAY + 1);
  await app.platform.jobs.run('chat.expire-messages');
  for (let n = 0; n < left; n++) await chat.send(stage.owner, stage.roomId, `后 ${n}`);
  const { firstSeq } = await roomRow(stage.roomId);
  const tail = await tailOf(stage);
  for (const isShared of [true, false]) {
    const stream = tail.open(stage.owner, 1, null);
    const heard = isShared ? share(stream) : null;
    if (heard) await eventually(() => heard.isAsked || heard.sent.length > 0, LONG);
    expect(await stream.next()).toEqual({ done: false, value: { kind: 'RESYNC', firstAvailableSeq: firstSeq } });
    expect(heard?.sent ?? []).toEqual([]);
  }
});

test('a page of changes ends at the head that access was judged for, and shows no hole that retention cut after', async () => {
  const stage = await chat.stage();
  await app.modules.chat.updateRoom(stage.owner, decodeId('Room', stage.roomId), { retentionDays: 1 });
  await chat.send(stage.owner, stage.roomId, '一');
  const judged = await roomRow(stage.roomId);
  await chat.send(stage.owner, stage.roomId, '二');
  const page = await app.modules.chat.roomChanges(judged, 0, 10);
  expect(page).toMatchObject({ nextAfter: 2, hasMore: false, head: 2, items: [{ event: { kind: 'ROOM_CHANGED', seq: 1 } }, { event: { kind: 'MESSAGE_SENT', seq: 2 } }] });
  const before = await roomRow(stage.roomId);
  app.clock.advance(DAY + 1);
  await app.platform.jobs.run('chat.expire-messages');
  const { firstSeq } = await roomRow(stage.roomId);
  await chat.send(stage.owner, stage.roomId, '三');
  expect(await app.modules.chat.roomChanges({ ...(await roomRow(stage.roomId)), firstSeq: before.firstSeq }, 1, 10)).toMatchObject({ items: [{ kind: 'RESYNC', firstAvailableSeq: firstSeq }], nextAfter: firstSeq - 1 });
});

test('who comes in when a right was just lifted is not put out for it', async () => {
  const stage = await chat.stage({ entitlement: 'rooms.join.vip' });
  const tail = await tailOf(stage);
  await app.modules.chat.updateRoom(stage.owner, decodeId('Room', stage.roomId), { entitlement: null });
  const stream = tail.open(stage.member, 1, null);
  await tail.recheck();
  await chat.send(stage.owner, stage.roomId, '请进');
  tail.look();
  expect(await stream.next()).toMatchObject({ value: { kind: 'EVENT', event: { seq: 2 } } });
  await app.modules.chat.updateRoom(stage.owner, decodeId('Room', stage.roomId), { entitlement: 'rooms.join.vip' });
  tail.look();
  await expect(stream.next()).rejects.toMatchObject({ code: 'FORBIDDEN', extensions: { reason: 'ENTITLEMENT_LOST' } });
});

test('a socket that is going away takes nothing, and does not say that there is room', async () => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, WebSocket: SocketLine });
  await once(server, 'listening');
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const [[line, request]] = (await Promise.all([once(server, 'connection'), once(client, 'open')])) as [[SocketLine, IncomingMessage], unknown];
  line.runsOn(request.socket);
  let drained = 0;
  const turns = async (): Promise<void> => { for (let n = 0; n < 10; n++) await setImmediate(); };
  line.onceDrained(() => (drained += 1));
  await turns();
  expect(drained).toBe(1);
  client.pause();
  line.close(4401, 'Token expired');
  expect(line.write('"1"', [Buffer.from('{}')], 0)).toBe(0);
  line.onceDrained(() => (drained += 1));
  await turns();
  expect(drained).toBe(1);
  client.terminate();
  server.close();
});

test('who takes nothing, but says at once that there is room, is not served without a pause', async () => {
  const stage = await chat.stage();
  await chat.send(stage.owner, stage.roomId, '一');
  const tail = await tailOf(stage);
  const tries: number[] = [];
  const stream = tail.open(stage.owner, 0, null);
  stream.share(seqsOnly, { send: () => (tries.push(performance.now()), 0), onceDrained: (again) => void globalThis.setImmediate(again), ask: () => {} });
  await eventually(() => tries.length >= 11, LONG);
  expect(tries[10]! - tries[0]!).toBeGreaterThan(200);
  await stream.return();
});

/** Renders when it is let. */
function held(): Rendering & { release(): void } {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  return { release, render: async (items) => released.then(() => seqsOnly.render(items)) };
}
const failing: Rendering = { render: () => Promise.reject(new Error('cannot be rendered')) };

test('a rendering that waits or fails holds nobody else back, live or catching up', async () => {
  const stage = await chat.stage();
  await chat.send(stage.owner, stage.roomId, '一');
  const tail = await tailOf(stage);
  const waiting = held();
  const [live, late] = [1, 0].map((after) => [waiting, failing, seqsOnly].map((rendering) => share(tail.open(stage.owner, after, null), rendering))) as [Heard[], Heard[]];
  await eventually(() => late[2]!.sent.length === 1, LONG);
  for (const n of [2, 3, 4]) {
    await chat.send(stage.owner, stage.roomId, `第 ${n} 句`);
    tail.look();
    await eventually(() => live[2]!.sent.length === n - 1 && late[2]!.sent.length === n, LONG);
  }
  expect([...live, ...late].map(({ sent }) => sent.join())).toEqual(['', '', '2,3,4', '', '', '1,2,3,4']);
  waiting.release();
  await eventually(() => live[0]!.sent.length === 3 && late[0]!.sent.length === 4, LONG);
  expect([live[0]!.sent.join(), late[0]!.sent.join()]).toEqual(['2,3,4', '1,2,3,4']);
});

test('whoever listens, what happens is one statement for a room: what happened, the message, its author and who may not have it', async () => {
  const stage = await chat.stage();
  const { id } = await chat.send(stage.owner, stage.roomId, '一');
  const tail = await tailOf(stage);
  const heard: Heard[] = [];
  const look = async (count: number): Promise<void> => {
    tail.look();
    await eventually(() => heard.every(({ sent }) => sent.length === count), LONG);
  };
  for (const viewer of [stage.owner, stage.member, stage.other]) for (let n = 0; n < 3; n++) heard.push(share(tail.open(viewer, 1, null)));
  await chat.send(stage.owner, stage.roomId, '二');
  await look(1);
  const asked = async (count: number): Promise<string[]> => {
    app.platform.database.queryLog.start();
    await look(count);
    return app.platform.database.queryLog.stop().map((text) => ['"room_event"', '"room_message"', 'join "user_account"', 'array((select "person"'].filter((part) => text.includes(part)).join(' '));
  };
  const page = ['"room_event" "room_message" join "user_account" array((select "person"'];
  await chat.send(stage.owner, stage.roomId, '三');
  expect(await asked(2)).toEqual(page);
  await app.modules.chat.editMessage(stage.owner, decodeId('Message', id), '壹');
  expect(await asked(3)).toEqual(page);
});

test('a person follows one room by so many streams and not one more, until one of them ends', async () => {
  const { owner, other, roomId } = await chat.stage();
  const open = async (viewer: SignedInViewer) => app.modules.chat.streams.subscribe(viewer, await standing(viewer), null);
  const standing = async (viewer: SignedInViewer): Promise<RoomMemberStanding> => {
    const room = await app.modules.chat.roomForReading(viewer, decodeId('Room', roomId));
    if (!room.ok) throw new Error(room.failure.kind);
    return room.value;
  };
  const streams = [];
  for (let n = 0; n < 5; n++) streams.push(await open(owner));
  await expect(open(owner)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  streams.push(await open(other));
  await streams.shift()!.return();
  streams.push(await open(owner));
  await expect(open(owner)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  for (const stream of streams) await stream.return();
});

test('whether the rooms of a person are the same is seen in one look at each', () => {
  const rooms = Array.from({ length: 50_000 }, (_, n) => ({ room: { id: `room ${n}`, lastSeq: 0 }, unreadCount: 0, mentionCount: 0 }) as ViewerHead);
  const ids = rooms.map(({ room }) => room.id).reverse();
  const watcher = new ViewerWatcher({ userId: 'somebody', sessionId: null, isStaff: false, locale: 'en' });
  watcher.renew(rooms, 1);
  const before = process.cpuUsage();
  expect([watcher.knowsExactly(ids), watcher.knowsExactly(ids.slice(1)), watcher.knowsExactly([...ids.slice(1), 'another'])]).toEqual([true, false, false]);
  const { user, system } = process.cpuUsage(before);
  expect(user + system).toBeLessThan(1_000_000);
});
