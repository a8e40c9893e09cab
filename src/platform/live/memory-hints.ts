import { hearLines, lineOf, Listeners, type Hints } from './hints.ts';

/** For one process. */
export function createMemoryHints(): Hints {
  const listeners = new Listeners();
  const heard = new Listeners<[string]>();
  return {
    publish: (topic) => queueMicrotask(() => listeners.notify(topic)),
    listen: (topic, listener) => listeners.add(topic, listener),
    signal(topic, payload) {
      const line = lineOf(topic, payload);
      queueMicrotask(() => hearLines(heard, line));
    },
    hear: (topic, listener) => heard.add(topic, listener),
    close: async () => {},
  };
}
