import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';

/** Bytes that may wait for a socket to take them. Whoever has more to say reads it again later. */
const FULL = 512 * 1024;
/** Above this what is answered one by one waits until the socket has taken what is there. */
const BUSY = 64 * 1024;
/** Frames that go out together are one piece of memory of about this size, so that progress shows. */
const PIECE = 64 * 1024;

const BEFORE_NAME = Buffer.from('{"id":');
const AFTER_NAME = Buffer.from(',"type":"next","payload":');
const AROUND_NAME = BEFORE_NAME.length + AFTER_NAME.length;

const TEXT_FRAME = 0x81;
const SHORT = 126;
const MEDIUM = 65_536;
const headerLength = (bytes: number): number => (bytes < SHORT ? 2 : bytes < MEDIUM ? 4 : 10);

/**
 * What goes out on one WebSocket. Frames of what was rendered for many are written beside the library, which writes each of its own whole:
 * one WebSocket message per event, one write for all that go out at once. Nothing is compressed.
 */
export class SocketLine {
  readonly #socket: WebSocket;
  readonly #stream: Socket;
  #waiting: (() => void)[] | null = null;
  #isCorked = false;
  #taken = 0;
  #movedAt = 0;

  constructor(socket: WebSocket, stream: Socket) {
    this.#socket = socket;
    this.#stream = stream;
  }
  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }
  /** Sends one message; what is sent in one turn goes out in one write. A promise where the sender had better wait. */
  send(text: string): Promise<void> | void {
    // A socket that is going away takes nothing more; its end is told by `close`.
    if (!this.isOpen) return;
    if (!this.#isCorked) {
      this.#isCorked = true;
      this.#stream.cork();
      setImmediate(() => this.#uncork());
    }
    this.#socket.send(text);
    if (this.#stream.writableLength > BUSY) return new Promise((resolve) => this.onceDrained(resolve));
  }
  /** Writes each of the payloads, whose last brace ends the message, as the next answer of a subscription: as many as there is room for; answers how many. */
  write(name: string, payloads: readonly Uint8Array[], from: number): number {
    if (!this.isOpen) return 0;
    const named = Buffer.byteLength(name) + AROUND_NAME;
    let next = from;
    while (next < payloads.length && this.#stream.writableLength < FULL) {
      const first = next;
      let bytes = 0;
      do {
        const length = named + payloads[next++]!.length;
        bytes += headerLength(length) + length;
      } while (next < payloads.length && bytes < PIECE);
      this.#stream.write(framesOf({ name, named, payloads, from: first, to: next, bytes }));
    }
    return next - from;
  }
  /** Calls once there is room. A socket that is going away has none any more: whoever waits there is stopped by its end. */
  onceDrained(again: () => void): void {
    if (!this.isOpen) return;
    if (!this.#stream.writableNeedDrain || this.#stream.destroyed) return void setImmediate(again);
    if (this.#waiting === null) {
      this.#waiting = [];
      const drained = (): void => {
        for (const event of ['drain', 'close']) this.#stream.off(event, drained);
        const waiting = this.#waiting ?? [];
        this.#waiting = null;
        for (const next of waiting) next();
      };
      for (const event of ['drain', 'close']) this.#stream.on(event, drained);
    }
    this.#waiting.push(again);
  }
  /** Whether it has taken nothing of what waits for it for so long. Asked now and then. */
  isStuck(now: number, milliseconds: number): boolean {
    const taken = this.#stream.bytesWritten - this.#stream.writableLength;
    if (this.#stream.writableLength === 0 || taken !== this.#taken) {
      this.#taken = taken;
      this.#movedAt = Math.round(now);
    }
    return now - this.#movedAt >= milliseconds;
  }

  #uncork(): void {
    this.#isCorked = false;
    this.#stream.uncork();
  }
}

interface Frames {
  readonly name: string;
  /** Bytes of a message before its payload. */
  readonly named: number;
  readonly payloads: readonly Uint8Array[];
  readonly from: number;
  readonly to: number;
  readonly bytes: number;
}
function framesOf({ name, named, payloads, from, to, bytes }: Frames): Buffer {
  const frames = Buffer.allocUnsafe(bytes);
  let at = 0;
  for (let index = from; index < to; index++) {
    const payload = payloads[index]!;
    at = writeHeader(frames, at, named + payload.length);
    frames.set(BEFORE_NAME, at);
    frames.write(name, at + BEFORE_NAME.length);
    frames.set(AFTER_NAME, at + named - AFTER_NAME.length);
    frames.set(payload, (at += named));
    at += payload.length;
  }
  return frames;
}
/** An unmasked, final text frame (RFC 6455, 5.2). */
function writeHeader(frames: Buffer, at: number, length: number): number {
  frames[at] = TEXT_FRAME;
  if (length < SHORT) frames[at + 1] = length;
  else if (length < MEDIUM) {
    frames[at + 1] = SHORT;
    frames.writeUInt16BE(length, at + 2);
  } else {
    frames[at + 1] = SHORT + 1;
    frames.writeUInt32BE(0, at + 2);
    frames.writeUInt32BE(length, at + 6);
  }
  return at + headerLength(length);
}
