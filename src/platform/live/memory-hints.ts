import { Listeners, type Hints } from './hints.ts';

/** For one process. */
export function createMemoryHints(): Hints {
  const listeners = new Listeners();
  return {
    publish: (topic) => queueMicrotask(() => listeners.notify(topic)),
    listen: (topic, listener) => listeners.add(topic, listener),
    close: async () => {},
  };
}
