import net from 'node:net';
import { Follower, type Tally } from './follower.ts';
import { answerEach } from './own-process.ts';

/** How a client of each kind becomes one that listens. Messages go out in this order, each after one has come in. */
export interface Group {
  readonly port: number;
  readonly path: string;
  readonly protocol: string | null;
  /** What the clients say, one list for each. */
  readonly openings: readonly (readonly string[])[];
  /** Whether each keeps the positions of what it hears; else frames are counted. */
  readonly isFollowing?: boolean;
}
/** They open little by little; who follows and was closed comes back by `resume`, all at once. */
export type Question =
  | { readonly kind: 'open'; readonly group: Group } | { readonly kind: 'count' } | { readonly kind: 'heard'; readonly frames: number } | { readonly kind: 'close' } | { readonly kind: 'resume' }
  | { readonly kind: 'reached'; readonly seq: number };
export interface Heard {
  readonly frames: number;
  readonly bytes: number;
  /** What stood in a message as `at:`, and milliseconds from then to hearing it, of a sample. */
  readonly delays: readonly (readonly [at: string, milliseconds: number])[];
  /** Of those who follow, from the start. */
  readonly tally: Readonly<Tally>;
}

const SAMPLE_EVERY = 50;
/** What Socket.IO wants to hear for its `2`. */
const PONG = '3';
const [TEXT, PING] = [1, 9];
const EMPTY_PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);
const AGAIN_MILLISECONDS = 100;
const tally: Tally = { missing: 0, doubled: 0, refused: 0 };
let clients: Client[] = [];
let followers: Follower[] = [];
let comeBack = (): void => {};
let frames = 0;
let bytes = 0;
let delays: [string, number][] = [];
/** For whoever asks why nothing comes. */
let lastHeard = '';

interface Listening {
  readonly openings: readonly string[];
  readonly isSampled: boolean;
  readonly follower?: Follower;
  readonly onLost?: () => void;
}

/** A WebSocket that only counts: parsing what a thousand hear would take more than sending it. */
class Client {
  readonly #socket: net.Socket;
  readonly #follower: Follower | undefined;
  readonly #openings: readonly string[];
  readonly #isSampled: boolean;
  readonly opened: Promise<void>;
  #said = 0;
  #rest: Buffer = Buffer.alloc(0);
  #isUpgraded = false;
  #isClosed = false;
  #settle = (): void => {};

  constructor({ port, path, protocol }: Group, { openings, isSampled, follower, onLost }: Listening) {
    this.#follower = follower;
    this.#openings = openings;
    this.#isSampled = isSampled;
    this.opened = new Promise((resolve) => (this.#settle = resolve));
    this.#socket = net.connect(port, '127.0.0.1', () => {
      this.#socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n${protocol === null ? '' : `Sec-WebSocket-Protocol: ${protocol}\r\n`}\r\n`);
    });
    this.#socket.setNoDelay(true);
    this.#socket.on('data', (chunk) => this.#take(chunk));
    this.#socket.on('error', () => {});
    this.#socket.once('close', () => {
      this.#settle();
      if (!this.#isClosed) onLost?.();
    });
  }
  close(): void {
    this.#isClosed = true;
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
    if (this.#follower?.hear(data, start, end) === false) return void this.#socket.destroy();
    frames++;
    bytes += end - start;
    if (!this.#isSampled) return;
    const sentAt = /at:([\d.]+)/.exec(data.toString('latin1', start, end))?.[1];
    if (sentAt !== undefined) delays.push([sentAt, performance.timeOrigin + performance.now() - Number(sentAt)]);
  }
  #sayNext(): void {
    const next = this.#openings[this.#said++];
    if (next !== undefined) this.say(next);
    if (this.#said >= this.#openings.length) this.#settle();
  }
}

const AT_ONCE = 50;
async function openAll(group: Group): Promise<void> {
  const { openings, isFollowing = false } = group;
  followers = isFollowing ? openings.map((opening) => new Follower(opening, tally)) : [];
  const open = (index: number): Client => new Client(group, listeningAt(index, openings, () => (clients[index] = open(index))));
  comeBack = () => void (clients = followers.map((_, index) => open(index)));
  clients = [];
  while (clients.length < openings.length) {
    const made = Array.from({ length: Math.min(AT_ONCE, openings.length - clients.length) }, (_, index) => open(clients.length + index));
    clients.push(...made);
    await Promise.all(made.map(({ opened }) => opened));
  }
}
function listeningAt(index: number, openings: Group['openings'], again: () => void): Listening {
  const isSampled = index % SAMPLE_EVERY === 0;
  const follower = followers[index];
  if (follower === undefined) return { openings: openings[index]!, isSampled };
  return { openings: follower.openings(), isSampled, follower, onLost: () => void (follower.lost(), setTimeout(again, AGAIN_MILLISECONDS)) };
}
async function reached(seq: number): Promise<void> {
  const deadline = performance.now() + 120_000;
  for (let next = 0; next < followers.length; ) {
    if (followers[next]!.position >= seq) next++;
    else if (performance.now() > deadline) throw new Error(`One of ${followers.length} stands at ${followers[next]!.position} of ${seq}; last: ${lastHeard}`);
    else await new Promise((resolve) => setTimeout(resolve, 5));
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
  if (question.kind === 'resume') comeBack();
  if (question.kind === 'reached') await reached(question.seq);
  if (question.kind === 'heard') await until(question.frames);
  const heard: Heard = { frames, bytes, delays, tally };
  if (question.kind !== 'open' && question.kind !== 'reached') {
    frames = bytes = 0;
    delays = [];
  }
  return heard;
});
