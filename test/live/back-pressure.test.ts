import { afterAll, beforeAll, expect, test } from '@jest/globals';
import diagnostics from 'node:diagnostics_channel';
import type net from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { serve } from '../../src/compose/http.ts';
import type { HttpServer } from '../../src/http/server.ts';
import { decodeId, encodeId } from '../../src/kernel/id.ts';
import { MAX_MESSAGE_LENGTH } from '../../src/modules/chat/index.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { connect, type RawSocket } from '../support/raw-socket.ts';
import { randomName } from '../support/world.ts';

const LONG = process.env.LONG === '1';
const MEBIBYTE = 1_048_576;
const EVENTS = 'subscription Slow($roomId: ID!) { roomEvents(roomId: $roomId, after: 0) { seq ... on MessageSent { message { body } } } }';
const TEXT = '满'.repeat(MAX_MESSAGE_LENGTH - 10);

let app: TestApp;
let quick: HttpServer;
let quickUrl: string;
/** What the servers of this test write to. */
const ends = new Set<net.Socket>();
const keep = (message: unknown): void => void ends.add((message as { socket: net.Socket }).socket);
beforeAll(async () => {
  app = await startApp({ SOCKETS_PER_ADDRESS: '1000', SOCKETS_PER_USER: '1000', ROOM_STREAMS_PER_USER: '3000' });
  quick = await serve(app, { pingMilliseconds: 800, stuckMilliseconds: 3_000, subscriptionsPerSocket: 100 });
  quickUrl = await quick.listen({ host: '127.0.0.1', port: 0 });
  diagnostics.subscribe('net.server.socket', keep);
});
afterAll(async () => {
  diagnostics.unsubscribe('net.server.socket', keep);
  await quick.drain();
  await app.stop();
});

async function aRoom(): Promise<{ owner: SignedInViewer; roomId: string; send(n: number, text?: string): Promise<void> }> {
  const { owner, community } = await app.world.aCommunity();
  const room = await app.modules.chat.createRoom(owner, { communityId: community.id, name: randomName('room'), idempotencyKey: randomName('key') });
  if (!room.ok) throw new Error(room.failure.kind);
  await app.platform.database.reader.updateTable('room').set({ floodMessages: 0, duplicateSeconds: 0 }).where('id', '=', room.value.room.id).execute();
  const send = async (n: number, text = TEXT): Promise<void> => {
    const sent = await app.modules.chat.sendMessage(owner, { roomId: room.value.room.id, body: `${n} ${text}`, idempotencyKey: randomName('key') });
    if (!sent.ok) throw new Error(sent.failure.kind);
  };
  return { owner, roomId: encodeId('Room', room.value.room.id), send };
}
async function listen(url: string, viewer: SignedInViewer, roomId: string, subscriptions: number): Promise<RawSocket> {
  const socket = await connect(url, await app.world.tokenOf(viewer));
  for (let id = 1; id <= subscriptions; id++) socket.send({ id: String(id), type: 'subscribe', payload: { query: EVENTS, variables: { roomId } } });
  return socket;
}
/** Stops reading, but says that it lives. */
function fallSilent({ socket }: RawSocket): () => void {
  socket.pause();
  const timer = setInterval(() => socket.readyState === socket.OPEN && socket.pong(), 300);
  return () => clearInterval(timer);
}
const mostWaiting = (): number => Math.max(...[...ends].map((end) => (end.destroyed ? 0 : end.writableLength)));
const seqsOf = (socket: RawSocket, id: string): number[] => socket.frames.filter((frame) => frame.id === id && frame.type === 'next').map(({ payload }) => payload.data.roomEvents.seq);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n + 1);
/** How many events are in each write to a client, from now on. */
function writesTo(end: net.Socket): number[] {
  const writes: number[] = [];
  const count = (text: string): void => {
    const events = text.split('"type":"next"').length - 1;
    if (events > 0) writes.push(events);
  };
  const [one, many] = [end._write.bind(end), end._writev!.bind(end)];
  end._write = (chunk: Buffer, ...rest) => (count(String(chunk)), one(chunk, ...rest));
  end._writev = (chunks, ...rest) => (count(chunks.map(({ chunk }) => String(chunk)).join('')), many(chunks, ...rest));
  return writes;
}

test('what is read at once goes out in one write, and a burst in no more writes than transactions', async () => {
  const { owner, roomId, send } = await aRoom();
  for (let n = 1; n <= 30; n++) await send(n, '短');
  const known = new Set(ends);
  const socket = await listen(quickUrl, owner, roomId, 0);
  const [end] = [...ends].filter((one) => !known.has(one));
  const writes = writesTo(end!);
  socket.send({ id: '1', type: 'subscribe', payload: { query: EVENTS, variables: { roomId } } });
  await eventually(() => seqsOf(socket, '1').length === 30);
  expect(writes).toEqual([30]);
  await Promise.all(upTo(60).slice(30).map((n) => send(n, '短')));
  await eventually(() => seqsOf(socket, '1').length === 60);
  expect(seqsOf(socket, '1')).toEqual(upTo(60));
  const { commits } = await app.platform.database.reader.selectFrom('room_event').where('roomId', '=', decodeId('Room', roomId)).where('seq', '>', 30).select(sql<number>`count(distinct xmin::text)::int`.as('commits')).executeTakeFirstOrThrow();
  expect(commits).toBeLessThan(15);
  expect(writes.length - 1).toBeLessThanOrEqual(commits);
  socket.close();
});

test('D10 who does not read holds at most 1 MiB, is dropped though it answers, and others hear everything', async () => {
  const { owner, roomId, send } = await aRoom();
  const reader = await listen(quickUrl, owner, roomId, 1);
  const silent = await Promise.all(Array.from({ length: 3 }, () => listen(quickUrl, owner, roomId, 60)));
  await eventually(() => app.modules.chat.streams.size === 181);
  const stops = silent.map(fallSilent);
  let most = 0;
  for (let n = 1; n <= 40; n++) {
    await send(n);
    most = Math.max(most, mostWaiting());
  }
  await eventually(() => seqsOf(reader, '1').length === 40);
  expect(seqsOf(reader, '1')).toEqual(upTo(40));
  await eventually(() => app.modules.chat.streams.size === 1, { within: 20_000 });
  expect(most).toBeGreaterThan(MEBIBYTE / 4);
  expect(most).toBeLessThanOrEqual(MEBIBYTE);
  for (const stop of stops) stop();
  await send(41);
  await eventually(() => seqsOf(reader, '1').length === 41);
  for (const socket of [reader, ...silent]) socket.close();
}, 60_000);

test('who reads slower than others write gets everything from the log, in order', async () => {
  const { owner, roomId, send } = await aRoom();
  const slow = await listen(quickUrl, owner, roomId, 60);
  await eventually(() => app.modules.chat.streams.size === 60);
  const stop = fallSilent(slow);
  for (let n = 1; n <= 40; n++) await send(n);
  expect(mostWaiting()).toBeGreaterThan(MEBIBYTE / 4);
  stop();
  slow.socket.resume();
  await eventually(() => upTo(60).every((id) => seqsOf(slow, String(id)).length === 40), { within: 30_000 });
  for (const id of ['1', '30', '60']) expect(seqsOf(slow, id)).toEqual(upTo(40));
  slow.close();
}, 60_000);

test(`D10 memory stays flat with 100 sockets that do not read, for ${LONG ? '10 minutes' : '1 minute'}`, async () => {
  const url = await app.listen();
  const { owner, roomId, send } = await aRoom();
  const reader = await listen(url, owner, roomId, 1);
  const silent = await Promise.all(Array.from({ length: 100 }, () => listen(url, owner, roomId, 20)));
  const stops = silent.map(fallSilent);
  const used: number[] = [];
  const until = performance.now() + (LONG ? 600_000 : 60_000);
  let sent = 0;
  for (; performance.now() < until; sent++) {
    await send(sent + 1);
    const { heapUsed, external } = process.memoryUsage();
    used.push((heapUsed + external) / MEBIBYTE);
    expect(mostWaiting()).toBeLessThanOrEqual(MEBIBYTE);
    await setTimeout(250);
  }
  await eventually(() => {
    expect(seqsOf(reader, '1')).toEqual(upTo(sent));
    return true;
  }, { within: 60_000 });
  const least = (values: readonly number[]): number => Math.min(...values);
  const third = Math.floor(used.length / 3);
  // What the test itself remembers grows by one text a message.
  expect(least(used.slice(-third))).toBeLessThan(least(used.slice(third, 2 * third)) + 60);
  await eventually(() => app.modules.chat.streams.size === 1, { within: 60_000 });
  for (const stop of stops) stop();
  for (const socket of [reader, ...silent]) socket.close();
}, LONG ? 900_000 : 240_000);
