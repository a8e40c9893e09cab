import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer, type Server } from 'ws';
import { SocketLine } from '../../src/http/sockets/socket-line.ts';
import type { Rendering } from '../../src/modules/chat/live/batch.ts';
import { Lane } from '../../src/modules/chat/live/lane.ts';
import { RoomStream, type StreamHost } from '../../src/modules/chat/live/room-stream.ts';
import type { LoggedEvent } from '../../src/modules/chat/index.ts';
import { eventually } from '../support/eventually.ts';

let server: Server<typeof SocketLine>;
const clients: WebSocket[] = [];
beforeEach(async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0, WebSocket: SocketLine });
  await once(server, 'listening');
});
afterEach(() => {
  for (const client of clients.splice(0)) client.terminate();
  server.close();
});
interface Heard {
  readonly id: string;
  readonly payload: { readonly n: number; readonly text: string };
}
async function aSocket(): Promise<{ line: SocketLine; client: WebSocket; heard: Heard[]; waiting: () => number }> {
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  clients.push(client);
  const heard: Heard[] = [];
  client.on('message', (data) => heard.push(JSON.parse(String(data)) as Heard));
  const [[line, { socket: stream }]] = (await Promise.all([once(server, 'connection'), once(client, 'open')])) as [[SocketLine, IncomingMessage], unknown];
  line.runsOn(stream);
  return { line, client, heard, waiting: () => stream.writableLength };
}
/** Differs from all others wherever it is cut. */
const textOf = (n: number): string => String(n).padStart(5, '0').repeat(1_600);
const payload = (n: number, text: string): Uint8Array => Buffer.from(`${JSON.stringify({ n, text })}}`);

test('each of many subscribers gets what was rendered once under the id that it chose, whatever its length and its letters', async () => {
  const ids = ['a', 'b', '订阅', 'é', 'x'.repeat(128), '"\\', 'c'];
  const sockets: Awaited<ReturnType<typeof aSocket>>[] = [];
  while (sockets.length < ids.length) sockets.push(await aSocket());
  const batches = [[payload(1, '一')], [payload(2, 'x'.repeat(100)), payload(3, 'x'.repeat(70_000)), payload(4, '')], [payload(5, 'y'.repeat(20_000))], [payload(6, '完')]];
  for (const batch of batches) for (const [index, { line }] of sockets.entries()) expect(line.write(JSON.stringify(ids[index]), batch, 0)).toBe(batch.length);
  // Who already has the first of a batch gets the rest of it.
  for (const [index, { line }] of sockets.entries()) expect(line.write(JSON.stringify(ids[index]), batches[1]!, index % 3)).toBe(3 - (index % 3));
  for (const [index, { heard }] of sockets.entries()) {
    const numbers = [1, 2, 3, 4, 5, 6, ...[2, 3, 4].slice(index % 3)];
    await eventually(() => heard.length === numbers.length);
    expect(heard.map(({ id, payload: { n, text } }) => [id, n, text.length])).toEqual(numbers.map((n) => [ids[index], n, [0, 1, 100, 70_000, 0, 20_000, 1][n]]));
  }
});

test('what a slow socket still holds is not overwritten by what others are sent', async () => {
  const [slow, quick] = [await aSocket(), await aSocket()];
  slow.client.pause();
  let n = 0;
  let taken = 0;
  while (slow.waiting() < 100_000) {
    const batch = [payload(++n, textOf(n))];
    taken += slow.line.write('"slow"', batch, 0);
    expect(quick.line.write('"fast"', batch, 0)).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(taken).toBe(n);
  slow.client.resume();
  await eventually(() => slow.heard.length === n && quick.heard.length === n);
  const wanted = Array.from({ length: n }, (_, index) => ({ n: index + 1, text: textOf(index + 1) }));
  expect(slow.heard).toEqual(wanted.map((of) => ({ id: 'slow', type: 'next', payload: of })));
  expect(quick.heard).toEqual(wanted.map((of) => ({ id: 'fast', type: 'next', payload: of })));
});

/** Somebody behind in a room, whose outlet takes a while for what it is handed. */
function someoneBehind(lane: () => Lane, took: () => void): RoomStream {
  const host: StreamHost = { position: 1, readFor: async () => null, catchUp: (stream) => lane().add(stream), delivered: () => {}, failed: () => {}, unavailable: () => {}, left: () => {} };
  const stream = new RoomStream({ userId: 'somebody', after: 0, resyncFrom: null, round: 0, host });
  const send = (payloads: readonly Uint8Array[], from: number): number => {
    for (const began = performance.now(); performance.now() - began < 3; );
    took();
    return payloads.length - from;
  };
  stream.share(rendering, { send, onceDrained: () => {}, ask: () => {} });
  return stream;
}
const rendering: Rendering = { render: async (items) => items.map(() => payload(1, '')) };

test('D10 while a crowd that stands behind is handed what it missed, everybody else has a turn in between', async () => {
  const events = [{ seq: 1 } as LoggedEvent];
  let turns = 0;
  const takenInTurn: number[] = [];
  const lane: Lane = new Lane({
    rendering, isClosed: () => false, position: () => 1, readAfter: async () => ({ events, entitlement: null, firstSeq: 1 }),
    endLost: async () => {}, delivered: () => {}, report: (error) => { throw error; },
  });
  let isOver = false;
  const turn = (): void => void (turns++, isOver || setImmediate(turn));
  turn();
  const crowd = Array.from({ length: 40 }, () => someoneBehind(() => lane, () => (takenInTurn[turns] = (takenInTurn[turns] ?? 0) + 1)));
  await eventually(() => crowd.every(({ position }) => position === 1));
  isOver = true;
  const taken = takenInTurn.filter(Boolean);
  expect(taken.reduce((sum, count) => sum + count, 0)).toBe(40);
  // Three milliseconds each are more than a turn.
  expect(Math.max(...taken)).toBe(1);
});
