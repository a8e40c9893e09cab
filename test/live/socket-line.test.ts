import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { WebSocket, WebSocketServer } from 'ws';
import { SocketLine } from '../../src/http/sockets/socket-line.ts';

interface Pair {
  readonly line: SocketLine;
  readonly stream: Socket;
  /** The other end; it reads until it is paused. */
  readonly client: WebSocket;
  close(): void;
}
async function pair(): Promise<Pair> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, WebSocket: SocketLine });
  await once(server, 'listening');
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  client.on('error', () => {});
  const [[line, request]] = (await Promise.all([once(server, 'connection'), once(client, 'open')])) as [[SocketLine, IncomingMessage], unknown];
  line.runsOn(request.socket);
  return { line, stream: request.socket, client, close: () => { client.terminate(); server.close(); } };
}
const turns = async (): Promise<void> => { for (let n = 0; n < 10; n++) await setImmediate(); };
const MESSAGE = [Buffer.from(`{"data":"${'满'.repeat(40_000)}"}`)];
function fill({ line, client }: Pair): void {
  client.pause();
  while (line.write('"1"', MESSAGE, 0) === 1);
}

test('a socket that is going away takes nothing, and does not say that there is room', async () => {
  const { line, client, close } = await pair();
  let drained = 0;
  line.onceDrained(() => (drained += 1));
  await turns();
  expect(drained).toBe(1);
  client.pause();
  line.close(4401, 'Token expired');
  expect(line.write('"1"', [Buffer.from('{}')], 0)).toBe(0);
  line.onceDrained(() => (drained += 1));
  await turns();
  expect(drained).toBe(1);
  close();
});

test('who waits for room is told once when there is some', async () => {
  const full = await pair();
  const { line, client, close } = full;
  const told: number[] = [];
  fill(full);
  for (const one of [1, 2]) line.onceDrained(() => told.push(one));
  await turns();
  expect(told).toEqual([]);
  client.resume();
  await once(full.stream, 'drain');
  expect(told).toEqual([1, 2]);
  fill(full);
  client.resume();
  await once(full.stream, 'drain');
  expect(told).toEqual([1, 2]);
  close();
});

test('who waits for room in a socket that is cut is not told that there is some', async () => {
  const full = await pair();
  const { line, stream, close } = full;
  let drained = 0;
  fill(full);
  line.onceDrained(() => (drained += 1));
  stream.destroy();
  line.onceDrained(() => (drained += 1));
  await once(line, 'close');
  await turns();
  expect(drained).toBe(0);
  close();
});
