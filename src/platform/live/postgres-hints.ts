import pg from 'pg';
import { Listeners, type Hints } from './hints.ts';

const CHANNEL = 'xingqun_hints';
const RECONNECT_AFTER = 500;
/** NOTIFY takes 8,000 bytes; topics of one turn go together. */
const MAX_TOPICS = 100;

/** For several processes on one database without Redis: NOTIFY on a connection of its own, after commit. */
export async function createPostgresHints(url: string, onError: (error: unknown) => void): Promise<Hints> {
  const listeners = new Listeners();
  const pending = new Set<string>();
  let client: pg.Client | null = null;
  let isClosed = false;

  const reconnect = (): void => {
    client = null;
    if (isClosed) return;
    setTimeout(() => void connect().then(() => listeners.notifyAll(), (error: unknown) => { onError(error); reconnect(); }), RECONNECT_AFTER).unref();
  };
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    next.on('notification', ({ payload }) => { for (const topic of (payload ?? '').split(' ')) listeners.notify(topic); });
    next.once('error', onError);
    await next.connect();
    next.once('end', reconnect);
    await next.query(`listen ${CHANNEL}`);
    client = next;
  };
  await connect();
  const send = (): void => {
    const topics = [...pending];
    pending.clear();
    for (let from = 0; from < topics.length; from += MAX_TOPICS) {
      client?.query('select pg_notify($1, $2)', [CHANNEL, topics.slice(from, from + MAX_TOPICS).join(' ')]).catch(onError);
    }
  };
  return {
    publish(topic) {
      if (pending.size === 0) setImmediate(send);
      pending.add(topic);
    },
    listen: (topic, listener) => listeners.add(topic, listener),
    async close() {
      isClosed = true;
      await client?.end();
    },
  };
}
