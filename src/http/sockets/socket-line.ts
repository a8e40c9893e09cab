import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import { SharedFrames } from './shared-frames.ts';

/** Bytes that may wait for a socket to take them. Whoever has more to say reads it again later. */
const FULL = 512 * 1024;
/** Above this what is answered one by one waits until the socket has taken what is there. */
const BUSY = 64 * 1024;
/** Frames that go out together are one piece of memory of about this size, so that progress shows. */
const PIECE = 64 * 1024;

/** One for all sockets: nothing is lent for longer than one write. */
const frames = new SharedFrames(PIECE);

/**
 * A WebSocket, and what goes out on it. Frames of what was rendered for many are written beside the library, which writes each of its own whole:
 * one WebSocket message per event, one write for all that go out at once. Nothing is compressed.
 */
export class SocketLine extends WebSocket {
  #stream!: Socket;
  #waiting: (() => void)[] | null = null;
  #isCorked = false;
  #taken = 0;
  #movedAt = 0;

  /** To be called first of all: the library makes its sockets itself. */
  runsOn(stream: Socket): void {
    this.#stream = stream;
  }
  get isOpen(): boolean {
    return this.readyState === WebSocket.OPEN;
  }
  /** Sends one message; what is said in one turn goes out in one write. A promise where the sender had better wait. */
  say(text: string): Promise<void> | void {
    // A socket that is going away takes nothing more; its end is told by `close`.
    if (!this.isOpen) return;
    if (!this.#isCorked) {
      this.#isCorked = true;
      this.#stream.cork();
      setImmediate(() => {
        this.#isCorked = false;
        this.#stream.uncork();
      });
    }
    this.send(text);
    if (this.#stream.writableLength > BUSY) return new Promise((resolve) => this.onceDrained(resolve));
  }
  /** Writes each of the payloads, whose last brace ends the message, as the next answer of a subscription: as many as there is room for; answers how many. */
  write(name: string, payloads: readonly Uint8Array[], from: number): number {
    if (!this.isOpen) return 0;
    let next = from;
    while (next < payloads.length && this.#stream.writableLength < FULL) {
      const piece = frames.piece(name, payloads, next);
      const lent = this.#stream.writableLength === 0 ? frames.lend(name, piece) : null;
      this.#stream.write(lent ?? frames.own(name, piece));
      // A stream that says that nothing waits has handed all of it to the kernel.
      if (lent !== null && this.#stream.writableLength > 0) frames.kept(piece);
      next = piece.to;
    }
    return next - from;
  }
  /** Calls once there is room. A socket that is going away has none any more: whoever waits there is stopped by its end. */
  onceDrained(again: () => void): void {
    if (!this.isOpen || this.#stream.destroyed) return;
    if (!this.#stream.writableNeedDrain) return void setImmediate(again);
    if (this.#waiting === null) {
      this.#waiting = [];
      this.#stream.once('drain', () => {
        const waiting = this.#waiting ?? [];
        this.#waiting = null;
        for (const next of waiting) next();
      });
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
}
