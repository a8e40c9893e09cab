/** Events of a test: what is sent reaches every listener; who listens can be counted. */
export class EventSource<T> {
  readonly #listeners = new Set<{ push(value: T): void; fail(error: Error): void }>();

  get listeners(): number {
    return this.#listeners.size;
  }
  send(value: T): void {
    for (const listener of this.#listeners) listener.push(value);
  }
  fail(error: Error): void {
    for (const listener of [...this.#listeners]) listener.fail(error);
  }
  listen(): AsyncIterableIterator<T> {
    const waiting: { resolve(result: IteratorResult<T>): void; reject(error: Error): void }[] = [];
    const queue: T[] = [];
    const end = (): void => {
      this.#listeners.delete(listener);
      for (const { resolve } of waiting.splice(0)) resolve({ done: true, value: undefined });
    };
    const listener = {
      push(value: T): void {
        const next = waiting.shift();
        if (next) next.resolve({ done: false, value });
        else queue.push(value);
      },
      fail: (error: Error): void => {
        this.#listeners.delete(listener);
        for (const { reject } of waiting.splice(0)) reject(error);
      },
    };
    this.#listeners.add(listener);
    const iterator: AsyncIterableIterator<T> = {
      [Symbol.asyncIterator]: () => iterator,
      next: () => new Promise((resolve, reject) => {
        if (queue.length > 0) resolve({ done: false, value: queue.shift()! });
        else waiting.push({ resolve, reject });
      }),
      async return() {
        end();
        return { done: true, value: undefined };
      },
    };
    return iterator;
  }
}
