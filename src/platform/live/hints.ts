/** Says "look again" between processes. A hint may be lost or doubled: whoever listens reads the log, and polls behind it. */
export interface Hints {
  /** After commit only. */
  publish(topic: string): void;
  /** Answers what ends the listening. */
  listen(topic: string, listener: () => void): () => void;
  close(): Promise<void>;
}

/** Who listens to what, in this process. */
export class Listeners {
  readonly #byTopic = new Map<string, Set<() => void>>();

  add(topic: string, listener: () => void): () => void {
    const listeners = this.#byTopic.get(topic) ?? new Set();
    this.#byTopic.set(topic, listeners.add(listener));
    return () => {
      if (listeners.delete(listener) && listeners.size === 0) this.#byTopic.delete(topic);
    };
  }
  notify(topic: string): void {
    for (const listener of this.#byTopic.get(topic) ?? []) listener();
  }
  /** After a lost connection everything may have been missed. */
  notifyAll(): void {
    for (const topic of [...this.#byTopic.keys()]) this.notify(topic);
  }
}
