import type { Viewer } from '../../kernel/viewer.ts';

/** A socket as the server knows it. */
export interface LiveSocket {
  readonly requestId: string;
  readonly ip: string | null;
  viewer: Viewer | null;
  expiresAt: Date | null;
  close(reason: readonly [number, string]): void;
}

/** The open sockets of this process, counted by address and by person. */
export class SocketRegistry {
  readonly #sockets = new Set<LiveSocket>();
  readonly #counts = new Map<string, number>();

  get all(): ReadonlySet<LiveSocket> {
    return this.#sockets;
  }
  /** Whether the key has room for one more; if so it is taken. */
  enter(key: string, limit: number): boolean {
    const count = this.#counts.get(key) ?? 0;
    if (count >= limit) return false;
    this.#counts.set(key, count + 1);
    return true;
  }
  leave(key: string): void {
    const count = (this.#counts.get(key) ?? 1) - 1;
    if (count === 0) this.#counts.delete(key);
    else this.#counts.set(key, count);
  }
  add(socket: LiveSocket): void {
    this.#sockets.add(socket);
  }
  remove(socket: LiveSocket): void {
    this.#sockets.delete(socket);
  }
}
