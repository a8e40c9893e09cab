/** The open sockets of this process, counted by address and by person. */
export class SocketRegistry<Socket> {
  readonly #sockets = new Set<Socket>();
  readonly #byAddress = new Map<string, number>();
  readonly #byUser = new Map<string, number>();
  #onEmpty: (() => void) | null = null;

  get all(): ReadonlySet<Socket> {
    return this.#sockets;
  }
  add(socket: Socket): void {
    this.#sockets.add(socket);
  }
  remove(socket: Socket): void {
    this.#sockets.delete(socket);
    if (this.#sockets.size === 0) this.#onEmpty?.();
  }
  /** Whether the address has room for one more; if so it is taken. */
  enterAddress(address: string, limit: number): boolean {
    return enter(this.#byAddress, address, limit);
  }
  leaveAddress(address: string): void {
    leave(this.#byAddress, address);
  }
  enterUser(userId: string, limit: number): boolean {
    return enter(this.#byUser, userId, limit);
  }
  leaveUser(userId: string): void {
    leave(this.#byUser, userId);
  }
  /** Resolves when the last socket has closed. */
  emptied(): Promise<void> {
    return new Promise((resolve) => (this.#sockets.size === 0 ? resolve() : (this.#onEmpty = resolve)));
  }
}

function enter(counts: Map<string, number>, key: string, limit: number): boolean {
  const count = counts.get(key) ?? 0;
  if (count < limit) counts.set(key, count + 1);
  return count < limit;
}
function leave(counts: Map<string, number>, key: string): void {
  const count = (counts.get(key) ?? 1) - 1;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}
