import type { Connection } from './connection.ts';

const TURNS = 8;

export interface KeepAliveOptions {
  readonly connections: ReadonlySet<Connection>;
  readonly pingMilliseconds: number;
  readonly stuckMilliseconds: number;
}

/**
 * Pings all sockets with one timer, spread over its turns. Ends those that did not answer the ping before, and those that take nothing of what waits
 * for them, though they may answer.
 */
export class KeepAlive {
  readonly #options: KeepAliveOptions;
  readonly #timer: NodeJS.Timeout;
  #turn = 0;

  constructor(options: KeepAliveOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.#look(), options.pingMilliseconds / TURNS).unref();
  }
  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = performance.now();
    const turn = this.#turn++ % TURNS;
    for (const connection of this.#options.connections) {
      if (connection.number % TURNS !== turn) continue;
      if (connection.isAnswered && !connection.isStuck(now, this.#options.stuckMilliseconds)) connection.ping();
      else connection.terminate();
    }
  }
}
