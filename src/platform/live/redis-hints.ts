import { Redis } from 'ioredis';
import { gathering } from './gathering.ts';
import { hearLines, lineOf, Listeners, type Hints } from './hints.ts';

const HINTS = 'xingqun:hints';
const SIGNALS = 'xingqun:signals';
const AT_ONCE = 1_000;

/** For several processes with Redis. When Redis is gone nothing is lost: readers poll. */
export function createRedisHints(url: string, onError: (error: unknown) => void): Hints {
  const options = { lazyConnect: false, enableOfflineQueue: false, maxRetriesPerRequest: 0, disconnectTimeout: 200, retryStrategy: (tries: number) => Math.min(tries * 200, 2_000) };
  const listeners = new Listeners();
  const heard = new Listeners<[string]>();
  const publisher = new Redis(url, options);
  const subscriber = new Redis(url, { ...options, autoResubscribe: false });
  for (const client of [publisher, subscriber]) client.on('error', onError);
  subscriber.on('ready', () => void subscriber.subscribe(HINTS, SIGNALS).then(() => listeners.notifyAll(), onError));
  const take = (channel: string, text: string): void => {
    if (channel === SIGNALS) hearLines(heard, text);
    else for (const topic of text.split(' ')) listeners.notify(topic);
  };
  subscriber.on('message', take);
  const send = (channel: string, text: string): void => {
    if (publisher.status === 'ready') publisher.publish(channel, text).catch(onError);
    else take(channel, text);
  };
  const topics = gathering<string>(AT_ONCE, (some) => send(HINTS, [...new Set(some)].join(' ')));
  const signals = gathering<string>(AT_ONCE, (lines) => send(SIGNALS, lines.join('\n')));
  return {
    publish: topics,
    listen: (topic, listener) => listeners.add(topic, listener),
    signal: (topic, payload) => signals(lineOf(topic, payload)),
    hear: (topic, listener) => heard.add(topic, listener),
    async close() {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}
