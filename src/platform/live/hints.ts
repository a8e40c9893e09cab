/** What is told between processes beside the database. All of it may be lost or doubled: correctness never depends on it. */
export interface Hints {
  /** Says "look again", after commit only: whoever listens reads the log, and polls behind it. */
  publish(topic: string): void;
  /** Answers what ends the listening. */
  listen(topic: string, listener: () => void): () => void;
  /** Tells something small that is stored nowhere: up to 200 bytes without a line break. Of one process it is heard in order. */
  signal(topic: string, payload: string): void;
  /** Answers what ends the hearing. One's own signals are heard, too. */
  hear(topic: string, listener: (payload: string) => void): () => void;
  close(): Promise<void>;
}
export const MAX_SIGNAL_BYTES = 200;

/** Who listens to what, in this process. */
export class Listeners<T extends unknown[] = []> {
  readonly #byTopic = new Map<string, Set<(...told: T) => void>>();

  add(topic: string, listener: (...told: T) => void): () => void {
    const listeners = this.#byTopic.get(topic) ?? new Set();
    this.#byTopic.set(topic, listeners.add(listener));
    return () => {
      if (listeners.delete(listener) && listeners.size === 0 && this.#byTopic.get(topic) === listeners) this.#byTopic.delete(topic);
    };
  }
  notify(topic: string, ...told: T): void {
    for (const listener of this.#byTopic.get(topic) ?? []) listener(...told);
  }
  /** After a lost connection everything may have been missed. */
  notifyAll(...told: T): void {
    for (const topic of [...this.#byTopic.keys()]) this.notify(topic, ...told);
  }
}

/** A signal as one line: `topic payload`. */
export function lineOf(topic: string, payload: string): string {
  if (Buffer.byteLength(payload) > MAX_SIGNAL_BYTES || payload.includes('\n')) throw new RangeError(`A signal of ${topic} is longer than ${MAX_SIGNAL_BYTES} bytes, or of several lines`);
  return `${topic} ${payload}`;
}
export function hearLines(heard: Listeners<[string]>, lines: string): void {
  for (const line of lines.split('\n')) {
    const cut = line.indexOf(' ');
    if (cut > 0) heard.notify(line.slice(0, cut), line.slice(cut + 1));
  }
}
