import type { WebSocket } from 'ws';
import type { SocketLine } from './socket-line.ts';

const SLOTS = 8;

export interface KeepAliveOptions {
  readonly pingMilliseconds: number;
  readonly stuckMilliseconds: number;
}
/** A socket between two pings. */
interface Kept {
  readonly socket: WebSocket;
  readonly line: SocketLine;
  isAnswered: boolean;
}

/**
 * Pings all sockets with one timer, spread over its turns. Ends those that did not answer the ping before, and those that take nothing of what waits
 * for them, though they may answer.
 */
export class KeepAlive {
  readonly #slots: readonly Set<Kept>[] = Array.from({ length: SLOTS }, () => new Set<Kept>());
  readonly #options: KeepAliveOptions;
  readonly #timer: NodeJS.Timeout;
  #turn = 0;
  #added = 0;

  constructor(options: KeepAliveOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#look(), options.pingMilliseconds / SLOTS).unref();
  }
  /** Answers what takes the socket out. */
  add(socket: WebSocket, line: SocketLine): () => void {
    const kept: Kept = { socket, line, isAnswered: true };
    const slot = this.#slots[this.#added++ % SLOTS]!.add(kept);
    socket.on('pong', () => (kept.isAnswered = true));
    return () => void slot.delete(kept);
  }
  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = performance.now();
    for (const kept of this.#slots[this.#turn++ % SLOTS]!) {
      if (!kept.isAnswered || kept.line.isStuck(now, this.#options.stuckMilliseconds)) {
        kept.socket.terminate();
        continue;
      }
      kept.isAnswered = false;
      kept.socket.ping();
    }
  }
}
