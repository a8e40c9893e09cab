import { Redis } from 'ioredis';
import { Listeners, type Hints } from './hints.ts';

const CHANNEL = 'xingqun:hints';

/** For several processes with Redis. When Redis is gone nothing is lost: readers poll. */
export function createRedisHints(url: string, onError: (error: unknown) => void): Hints {
  const options = { lazyConnect: false, enableOfflineQueue: false, maxRetriesPerRequest: 0, disconnectTimeout: 200, retryStrategy: (tries: number) => Math.min(tries * 200, 2_000) };
  const listeners = new Listeners();
  const publisher = new Redis(url, options);
  const subscriber = new Redis(url, { ...options, autoResubscribe: false });
  for (const client of [publisher, subscriber]) client.on('error', onError);
  subscriber.on('ready', () => void subscriber.subscribe(CHANNEL).then(() => listeners.notifyAll(), onError));
  subscriber.on('message', (_channel: string, topics: string) => { for (const topic of topics.split(' ')) listeners.notify(topic); });
  const pending = new Set<string>();
  const send = (): void => {
    const topics = [...pending];
    pending.clear();
    if (publisher.status === 'ready') publisher.publish(CHANNEL, topics.join(' ')).catch(onError);
    else for (const topic of topics) listeners.notify(topic);
  };
  return {
    publish(topic) {
      if (pending.size === 0) setImmediate(send);
      pending.add(topic);
    },
    listen: (topic, listener) => listeners.add(topic, listener),
    async close() {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}
