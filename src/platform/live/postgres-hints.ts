import pg from 'pg';
import { hearLines, lineOf, Listeners, type Hints } from './hints.ts';
import { gathering } from './gathering.ts';

const HINTS = 'xingqun_hints';
const SIGNALS = 'xingqun_signals';
const RECONNECT_AFTER = 500;
/** NOTIFY takes less than 8,000 bytes; topics and signals of one turn go together. */
const MAX_TOPICS = 100;
const MAX_SIGNALS = 25;

/** For several processes on one database without Redis: NOTIFY on a connection of its own, after commit. */
export async function createPostgresHints(url: string, onError: (error: unknown) => void): Promise<Hints> {
  const listeners = new Listeners();
  const heard = new Listeners<[string]>();
  let client: pg.Client | null = null;
  let isClosed = false;

  const reconnect = (): void => {
    client = null;
    if (isClosed) return;
    setTimeout(() => void connect().then(() => listeners.notifyAll(), (error: unknown) => { onError(error); reconnect(); }), RECONNECT_AFTER).unref();
  };
  const onNotification = ({ channel, payload = '' }: pg.Notification): void => {
    if (channel === SIGNALS) hearLines(heard, payload);
    else for (const topic of payload.split(' ')) listeners.notify(topic);
  };
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    next.on('notification', onNotification);
    next.once('error', onError);
    await next.connect();
    next.once('end', reconnect);
    await next.query(`listen ${HINTS}; listen ${SIGNALS}`);
    client = next;
  };
  await connect();
  const notify = (channel: string, payload: string): void => void client?.query('select pg_notify($1, $2)', [channel, payload]).catch(onError);
  const topics = gathering<string>(MAX_TOPICS, (some) => notify(HINTS, [...new Set(some)].join(' ')));
  const signals = gathering<string>(MAX_SIGNALS, (lines) => (client === null ? hearLines(heard, lines.join('\n')) : notify(SIGNALS, lines.join('\n'))));
  return {
    publish: topics,
    listen: (topic, listener) => listeners.add(topic, listener),
    signal: (topic, payload) => signals(lineOf(topic, payload)),
    hear: (topic, listener) => heard.add(topic, listener),
    async close() {
      isClosed = true;
      await client?.end();
    },
  };
}
