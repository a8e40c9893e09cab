import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client, Pool, PoolClient } from 'pg';
import type { Deadline } from '../../kernel/deadline.ts';
import { RequestError } from '../../kernel/request-error.ts';
import { openPool } from './pools.ts';

const scope = new AsyncLocalStorage<Deadline | null>();

/** Everything that `work` asks of the database, also later, ends with the deadline. */
export const withinDeadline = <T>(deadline: Deadline, work: () => T): T => scope.run(deadline, work);
/** For what goes on after an operation or serves others, too. */
export const outsideDeadline = <T>(work: () => T): T => scope.run(null, work);
/** Of the operation that this is done for; null outside of operations. */
export const currentDeadline = (): Deadline | null => scope.getStore() ?? null;
/** Throws `TIMEOUT` when the operation that this is done for has no time left. */
export function refuseAfterDeadline(): void {
  if (scope.getStore()?.hasPassed()) throw new RequestError('TIMEOUT', 'errors.timeout');
}

export interface DeadlineOptions {
  readonly url: string;
  /** Of the pool, in milliseconds; 0 for none. */
  readonly statementTimeout: number;
}
export interface DeadlineWatch {
  watch(pool: Pool): void;
  close(): Promise<void>;
}
type Query = (...args: unknown[]) => unknown;
interface BackendClient extends PoolClient {
  readonly processID: number;
}

const BEGIN = /^(?:begin|start transaction)/i;
const COMMIT = /^commit/i;
const ROLLBACK = /^rollback/i;
const CANCELLING_CONNECTIONS = 2;
const IDLE_MILLISECONDS = 10_000;
/** In which the server takes a cancellation. */
const PATIENCE = 3_000;
/** Between two tries, in milliseconds. */
const CANCEL_INTERVAL = 20;

/**
 * Ends the statements of an operation at its deadline: running ones are cancelled on the server, further ones and the commit
 * are refused. A transaction also tells the server what is left, should this process be unable to cancel.
 */
export function watchDeadlines({ url, statementTimeout }: DeadlineOptions): DeadlineWatch {
  const control = openPool({ url, onError: () => {}, max: CANCELLING_CONNECTIONS, idleTimeoutMillis: IDLE_MILLISECONDS, connectionTimeoutMillis: PATIENCE, query_timeout: PATIENCE });
  // One that got no answer may still arrive, and must not meet what another operation asks there: nobody gets that connection any more.
  const cancel = (client: BackendClient): Promise<unknown> =>
    outsideDeadline(() => control.query('select pg_cancel_backend($1)', [client.processID])).catch(() => void (client as unknown as Client).end().catch(() => {}));
  const bounded = (client: BackendClient, query: Query): Query => (...args) => {
    const deadline = scope.getStore();
    const text = textOf(args[0]);
    if (!deadline || ROLLBACK.test(text)) return query(...args);
    if (BEGIN.test(text)) return begin(query, text, Math.min(deadline.remaining(), statementTimeout || Infinity));
    if (deadline.hasPassed()) return Promise.reject(new RequestError('TIMEOUT', 'errors.timeout'));
    const answer = query(...args);
    return COMMIT.test(text) || !(answer instanceof Promise) ? answer : cancelled(answer, deadline, () => cancel(client));
  };
  return {
    watch(pool) {
      pool.on('connect', (client) => {
        client.query = bounded(client as BackendClient, client.query.bind(client) as Query) as typeof client.query;
      });
    },
    close: () => control.end(),
  };
}

/** One round trip for both. Begins also when it is late: what follows is refused, and the connection goes back as usual. */
async function begin(query: Query, text: string, milliseconds: number): Promise<unknown> {
  if (!Number.isFinite(milliseconds)) return query(text);
  const results = (await query(`${text}; set local statement_timeout = ${Math.max(1, Math.ceil(milliseconds))}`)) as unknown[];
  return results[0];
}

/**
 * Settles after the cancelling, too: the connection must not be another's when the signal arrives. Cancelled again until it has an
 * answer, as the signal may have met a statement before it on the same connection.
 */
async function cancelled<T>(answer: Promise<T>, deadline: Deadline, cancel: () => Promise<unknown>): Promise<T> {
  let isAnswered = false;
  let cancelling: Promise<void> | undefined;
  const forget = deadline.onPassed(() => {
    cancelling = (async () => {
      for (; !isAnswered; await wait(CANCEL_INTERVAL)) await cancel();
    })();
  });
  try {
    return await answer;
  } finally {
    isAnswered = true;
    forget();
    await cancelling;
  }
}

const textOf = (statement: unknown): string => (typeof statement === 'string' ? statement : String((statement as { text?: string }).text ?? ''));
