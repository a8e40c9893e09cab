import pg from 'pg';
import { KEEP_ALIVE } from '../database/pools.ts';
import { hearLines, lineOf, Listeners, type Hints } from './hints.ts';
import { gathering } from './gathering.ts';

const HINTS = 'xingqun_hints';
const SIGNALS = 'xingqun_signals';
const RECONNECT_AFTER = 500;
/** A connection that takes longer to answer is given up for a new one. */
const PATIENCE = 3_000;
/** NOTIFY takes less than 8,000 bytes; topics and signals of one turn go together. */
const MAX_TOPICS = 100;
const MAX_SIGNALS = 25;

interface ListenOptions {
  readonly url: string;
  /** What others say: who speaks over a connection does not hear it there. */
  readonly onNotification: (notification: pg.Notification) => void;
  /** It was lost and is there again: anything may have been missed. */
  readonly onReturn: () => void;
  readonly onError: (error: unknown) => void;
}

/** A connection that listens. One that does not come about is ended, and tells nothing. */
async function listening({ url, onNotification, onError }: ListenOptions): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, ...KEEP_ALIVE, connectionTimeoutMillis: PATIENCE, query_timeout: PATIENCE });
  // One end of a connection is told by several errors, and without a listener each of them ends the process.
  client.on('error', onError);
  try {
    await client.connect();
    // Behind a pooler the connection is told another number than the server's.
    const { rows } = await client.query<{ own: number }>('select pg_backend_pid() as own');
    client.on('notification', (notification) => { if (notification.processId !== rows[0]!.own) onNotification(notification); });
    await client.query(`listen ${HINTS}; listen ${SIGNALS}`);
    return client;
  } catch (error) {
    client.removeAllListeners('notification');
    void client.end().catch(onError);
    throw error;
  }
}

/** One connection that listens, opened again whenever it is lost. */
async function keepListening(options: ListenOptions) {
  const { onReturn, onError } = options;
  let client: pg.Client | null = null;
  let isClosed = false;
  const again = (): void => void setTimeout(() => {
    if (!isClosed) void connect().then(onReturn, (error: unknown) => { onError(error); again(); });
  }, RECONNECT_AFTER).unref();
  const connect = async (): Promise<void> => {
    const next = await listening(options);
    if (isClosed) return next.end();
    client = next.once('end', () => {
      client = null;
      again();
    });
  };
  await connect();
  // Without the connection nobody else hears of it before their poll.
  const tell = async (channel: string, payload: string): Promise<void> => {
    const current = client;
    if (current === null) return;
    try {
      await current.query('select pg_notify($1, $2)', [channel, payload]);
    } catch (error) {
      onError(error);
      // What the server refuses, it has answered.
      if (error instanceof pg.DatabaseError) return;
      if (client === current) client = null;
      void current.end().catch(onError);
    }
  };
  let last = Promise.resolve();
  const notify = (channel: string, payload: string): Promise<void> => (last = last.then(() => tell(channel, payload)).catch(onError));
  const close = async (): Promise<void> => {
    isClosed = true;
    await client?.end();
  };
  return { notify, close };
}

/**
 * For several processes on one database without Redis: NOTIFY on a connection of its own, after commit. Those of this process are told at once:
 * a database that does not answer keeps nobody waiting who does not need it.
 */
export async function createPostgresHints(url: string, onError: (error: unknown) => void): Promise<Hints> {
  const listeners = new Listeners();
  const heard = new Listeners<[string]>();
  const onNotification = ({ channel, payload = '' }: pg.Notification): void => {
    if (channel === SIGNALS) hearLines(heard, payload);
    else for (const topic of payload.split(' ')) listeners.notify(topic);
  };
  const { notify, close } = await keepListening({ url, onNotification, onReturn: () => listeners.notifyAll(), onError });
  const topics = gathering<string>(MAX_TOPICS, (some) => notify(HINTS, [...new Set(some)].join(' ')));
  const signals = gathering<string>(MAX_SIGNALS, (lines) => notify(SIGNALS, lines.join('\n')));
  return {
    publish(topic) {
      queueMicrotask(() => listeners.notify(topic));
      topics(topic);
    },
    listen: (topic, listener) => listeners.add(topic, listener),
    signal(topic, payload) {
      const line = lineOf(topic, payload);
      queueMicrotask(() => hearLines(heard, line));
      signals(line);
    },
    hear: (topic, listener) => heard.add(topic, listener),
    close,
  };
}
