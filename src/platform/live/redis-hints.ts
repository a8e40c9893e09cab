import { ImpatientRedis } from '../network/impatient-redis.ts';
import { gathering } from './gathering.ts';
import { hearLines, lineOf, Listeners, type Hints } from './hints.ts';

const HINTS = 'xingqun:hints';
const SIGNALS = 'xingqun:signals';
const AT_ONCE = 1_000;
/** A connection that takes longer to answer is given up for a new one: what waits for it comes no later than by a poll. */
const PATIENCE = 1_000;
/** Who only listens hears as little when nothing is said as when the line is dead. */
const PING_EVERY = 3_000;
const impatient = { patienceMilliseconds: PATIENCE, connectMilliseconds: 3_000, retryAfter: (tries: number) => Math.min(tries * 200, 2_000) };

type Take = (channel: string, text: string) => void;

/** Tells one thing at a time: what waits for an answer that does not come is bounded by that. Without it nobody else hears before their poll. */
function telling(url: string, take: Take, onError: (error: unknown) => void) {
  const publisher = new ImpatientRedis(url, impatient).on('error', onError);
  const send = async (channel: string, text: string): Promise<void> => {
    if (publisher.status !== 'ready') return take(channel, text);
    try {
      await publisher.publish(channel, text);
    } catch (error) {
      onError(error);
      take(channel, text);
    }
  };
  return { send, close: () => publisher.disconnect() };
}
/** Hears all that is told; whenever it can again, anything may have been missed. */
function hearing(url: string, take: Take, onReturn: () => void, onError: (error: unknown) => void) {
  const subscriber = new ImpatientRedis(url, impatient, { autoResubscribe: false }).on('error', onError).on('message', take);
  subscriber.on('ready', () => void subscriber.subscribe(HINTS, SIGNALS).then(onReturn, onError));
  const timer = setInterval(() => {
    if (subscriber.status === 'ready') subscriber.ping().catch(onError);
  }, PING_EVERY).unref();
  return {
    close() {
      clearInterval(timer);
      subscriber.disconnect();
    },
  };
}

/** For several processes with Redis. When Redis is gone nothing is lost: readers poll. */
export function createRedisHints(url: string, onError: (error: unknown) => void): Hints {
  const listeners = new Listeners();
  const heard = new Listeners<[string]>();
  const take: Take = (channel, text) => {
    if (channel === SIGNALS) hearLines(heard, text);
    else for (const topic of text.split(' ')) listeners.notify(topic);
  };
  const { send, close } = telling(url, take, onError);
  const subscriber = hearing(url, take, () => listeners.notifyAll(), onError);
  const topics = gathering<string>(AT_ONCE, (some) => send(HINTS, [...new Set(some)].join(' ')));
  const signals = gathering<string>(AT_ONCE, (lines) => send(SIGNALS, lines.join('\n')));
  return {
    publish: topics,
    listen: (topic, listener) => listeners.add(topic, listener),
    signal: (topic, payload) => signals(lineOf(topic, payload)),
    hear: (topic, listener) => heard.add(topic, listener),
    async close() {
      close();
      subscriber.close();
    },
  };
}
