import net from 'node:net';
import { answerEach } from './own-process.ts';

/** How a client of each kind becomes one that listens. Messages go out in this order, each after one has come in. */
export interface Group {
  readonly port: number;
  readonly path: string;
  readonly protocol: string | null;
  /** What the clients say, one list for each. */
  readonly openings: readonly (readonly string[])[];
}
export type Question = { readonly kind: 'open'; readonly group: Group } | { readonly kind: 'count' } | { readonly kind: 'heard'; readonly frames: number } | { readonly kind: 'close' };
export interface Heard {
  readonly frames: number;
  readonly bytes: number;
  /** Milliseconds from sending to hearing, of a sample. */
  readonly delays: readonly number[];
}

const SAMPLE_EVERY = 50;
/** What Socket.IO wants to hear for its `2`. */
const PONG = '3';
const [TEXT, PING] = [1, 9];
const EMPTY_PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);
let clients: Client[] = [];
let frames = 0;
let bytes = 0;
let delays: number[] = [];
/** For whoever asks why nothing comes. */
let lastHeard = '';

/** A WebSocket that only counts: parsing what a thousand hear would take more than sending it. */
class Client {
  readonly #socket: net.Socket;
  readonly #openings: readonly string[];
  readonly #isSampled: boolean;
  readonly opened: Promise<void>;
  #said = 0;
  #rest: Buffer = Buffer.alloc(0);
  #isUpgraded = false;
  #settle = (): void => {};

  constructor({ port, path, protocol }: Group, openings: readonly string[], isSampled: boolean) {
    this.#openings = openings;
    this.#isSampled = isSampled;
    this.opened = new Promise((resolve) => (this.#settle = resolve));
    this.#socket = net.connect(port, '127.0.0.1', () => {
      this.#socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n${protocol === null ? '' : `Sec-WebSocket-Protocol: ${protocol}\r\n`}\r\n`);
    });
    this.#socket.setNoDelay(true);
    this.#socket.on('data', (chunk) => this.#take(chunk));
    this.#socket.on('error', () => {});
  }
  close(): void {
    this.#socket.destroy();
  }
  say(text: string): void {
    const body = Buffer.from(text);
    const header = body.length < 126 ? Buffer.from([0x81, 0x80 | body.length]) : Buffer.from([0x81, 0xfe, body.length >> 8, body.length & 255]);
    // A mask of zeros leaves the text as it is.
    this.#socket.write(Buffer.concat([header, Buffer.alloc(4), body]));
  }

  #take(chunk: Buffer): void {
    let data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    if (!this.#isUpgraded) {
      const end = data.indexOf('\r\n\r\n');
      if (end === -1) return void (this.#rest = data);
      if (!data.subarray(0, end).toString().startsWith('HTTP/1.1 101')) throw new Error(data.subarray(0, 200).toString());
      this.#isUpgraded = true;
      data = data.subarray(end + 4);
      this.#sayNext();
    }
    let at = 0;
    while (at + 2 <= data.length) {
      const short = data[at + 1]! & 127;
      const start = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
      if (start > data.length) break;
      const length = short < 126 ? short : short === 126 ? data.readUInt16BE(at + 2) : data.readUInt32BE(at + 6);
      if (start + length > data.length) break;
      const kind = data[at]! & 15;
      if (kind === TEXT) this.#hear(data, start, start + length);
      else if (kind === PING) this.#socket.write(EMPTY_PONG);
      at = start + length;
    }
    this.#rest = at === data.length ? Buffer.alloc(0) : data.subarray(at);
  }
  #hear(data: Buffer, start: number, end: number): void {
    if (this.#isSampled) lastHeard = data.toString('utf8', start, Math.min(end, start + 500));
    if (this.#said < this.#openings.length) return this.#sayNext();
    if (end - start === 1) return this.say(PONG);
    frames++;
    bytes += end - start;
    if (!this.#isSampled) return;
    const sentAt = /at:([\d.]+)/.exec(data.toString('latin1', start, end))?.[1];
    if (sentAt !== undefined) delays.push(performance.timeOrigin + performance.now() - Number(sentAt));
  }
  #sayNext(): void {
    const next = this.#openings[this.#said++];
    if (next !== undefined) this.say(next);
    if (this.#said >= this.#openings.length) this.#settle();
  }
}

const AT_ONCE = 50;
async function openAll(group: Group): Promise<void> {
  clients = [];
  for (let from = 0; from < group.openings.length; from += AT_ONCE) {
    const made = group.openings.slice(from, from + AT_ONCE).map((opening, index) => new Client(group, opening, (from + index) % SAMPLE_EVERY === 0));
    clients.push(...made);
    await Promise.all(made.map(({ opened }) => opened));
  }
}
async function until(count: number): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (frames < count) {
    if (performance.now() > deadline) throw new Error(`Heard ${frames} of ${count}; last: ${lastHeard}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

answerEach<Question>(async (question) => {
  if (question.kind === 'open') await openAll(question.group);
  if (question.kind === 'close') for (const client of clients) client.close();
  if (question.kind === 'heard') await until(question.frames);
  const heard: Heard = { frames, bytes, delays };
  if (question.kind !== 'open') {
    frames = bytes = 0;
    delays = [];
  }
  return heard;
});
