import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { GraphQLObjectType, GraphQLSchema, GraphQLString, parse, type GraphQLError, type OperationDefinitionNode } from 'graphql';
import type { Context } from '../../src/graphql/context.ts';
import type { EventSource } from '../../src/graphql/subscriptions/event-source.ts';
import { Subscription, type SubscribeOptions } from '../../src/graphql/subscriptions/subscription.ts';
import type { AdmittedOperation } from '../../src/graphql/operations/operation-door.ts';
import { DAY } from '../../src/kernel/clock.ts';
import { decodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import type { RoomMemberStanding } from '../../src/modules/chat/index.ts';
import { ViewerWatcher } from '../../src/modules/viewer-streams/live/viewer-watcher.ts';
import type { ViewerHead } from '../../src/modules/viewer-streams/queries/viewer-heads.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { chatOf } from '../support/chat.ts';
import { roomRow } from '../support/room-reader.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());
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

test('a page of changes ends at the head that access was judged for, and shows no hole that retention cut after', async () => {
  const stage = await chat.stage();
  await app.modules.chat.updateRoom(stage.owner, decodeId('Room', stage.roomId), { retentionDays: 1 });
  await chat.send(stage.owner, stage.roomId, '一');
  const judged = await roomRow(app, stage.roomId);
  await chat.send(stage.owner, stage.roomId, '二');
  const page = await app.modules.chat.roomChanges(judged, 0, 10);
  expect(page).toMatchObject({ nextAfter: 2, hasMore: false, head: 2, items: [{ event: { kind: 'ROOM_CHANGED', seq: 1 } }, { event: { kind: 'MESSAGE_SENT', seq: 2 } }] });
  const before = await roomRow(app, stage.roomId);
  app.clock.advance(DAY + 1);
  await app.platform.jobs.run('chat.expire-messages');
  const { firstSeq } = await roomRow(app, stage.roomId);
  await chat.send(stage.owner, stage.roomId, '三');
  expect(await app.modules.chat.roomChanges({ ...(await roomRow(app, stage.roomId)), firstSeq: before.firstSeq }, 1, 10)).toMatchObject({ items: [{ kind: 'RESYNC', firstAvailableSeq: firstSeq }], nextAfter: firstSeq - 1 });
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
