import type { Kysely } from 'kysely';
import type { Clock } from '../../kernel/clock.ts';
import type { NewEvent } from '../../kernel/event.ts';
import { newId } from '../../kernel/id.ts';
import type { Result } from '../../kernel/result.ts';
import type { StaffAct } from '../../kernel/staff-act.ts';
import type { JobQueue, QueuedWork } from '../jobs/jobs.ts';
import type { Database, EntityManager } from './database.ts';
import { inTransaction, type Transaction } from './transactions.ts';
import { outsideDeadline, refuseAfterDeadline } from './deadlines.ts';
import { once, sharedKeys, type IdempotentCall, type Replay, type SharedKeys } from './idempotency.ts';
import { createLastWrites, type LastWrites } from './last-writes.ts';
import { isOutdated } from './named-statements.ts';
import { createRowObjects, tablesOf, type RowObjects, type Tables } from './row-objects.ts';
import { insertStaffAct } from './staff-acts.ts';

/** One transaction. Only what a command does through it is written, and only it can emit. */
export interface Tx {
  readonly em: EntityManager;
  /** Rows inside this transaction; what `em` and `rows` hold is flushed by `flush` first. */
  readonly db: Kysely<any>;
  readonly rows: RowObjects;
  readonly now: Date;
  /** Durable reactions to the event are queued in this transaction. */
  emit(event: NewEvent): void;
  /** Queues a job in this transaction. */
  enqueue(name: string, data: object, options?: { startAfter?: Date; key?: string }): void;
  /** Runs when the transaction has committed; a hint only, as the process may end before. */
  afterCommit(hint: () => void): void;
  flush(): Promise<void>;
  /** What is written after all else, for the whole transaction. */
  readonly last: LastWrites;
  /**
   * Does the same for several things that have no row in common, side by side in this transaction: each by a `tx` of its own, and what they ask
   * at once leaves in one write. Nothing runs any more when it fails.
   */
  sideBySide<Item, Answer>(items: readonly Item[], work: (tx: Tx, item: Item) => Promise<Answer>): Promise<Answer[]>;
  /** Writes down what staff does in this transaction. */
  recordStaffAct(act: StaffAct): Promise<void>;
  /** Same key, same answer: `work` the first time, `replay` with the id of its result after that. */
  once<T, F>(call: IdempotentCall, work: () => Promise<Result<{ id: string; value: T }, F>>, replay: Replay<T>): Promise<Result<T, F>>;
  /** The same for many calls that share this transaction. */
  keysOf(calls: readonly IdempotentCall[]): Promise<SharedKeys>;
}
export interface UnitOfWork {
  /** Commits when the result is ok and the operation has time left; a refusal and a fault roll back. Serialization failures, deadlocks, lost races for a unique value and a table that was migrated meanwhile are tried again. */
  run<T, F>(work: (tx: Tx) => Promise<Result<T, F>>): Promise<Result<T, F>>;
}

const ATTEMPTS = 4;
/** Also a unique violation: tried again, the command sees the twin and refuses it by name. */
const RETRYABLE = new Set(['40001', '40P01', '23505']);

class Refused extends Error {
  readonly result: unknown;
  constructor(result: unknown) {
    super('refused');
    this.result = result;
  }
}

export function createUnitOfWork(database: Database, queue: JobQueue, clock: Clock): UnitOfWork {
  const tables = tablesOf(database.orm);
  const attempt = async <T, F>(work: (tx: Tx) => Promise<Result<T, F>>): Promise<Result<T, F>> => {
    const hints: (() => void)[] = [];
    const result = await inTransaction(database.orm, async (transaction) => {
      const queued: QueuedWork[] = [];
      const last = createLastWrites();
      const tx = openTx(transaction, { database, queue, clock, tables, hints, queued, last, now: clock.now() });
      const outcome = await work(tx);
      if (!outcome.ok) throw new Refused(outcome);
      await tx.flush();
      await last.write(tx.db);
      if (queued.length > 0) await queue.insert(transaction.db, queued);
      refuseAfterDeadline();
      return outcome;
    });
    outsideDeadline(() => hints.forEach((hint) => hint()));
    return result;
  };
  return {
    async run<T, F>(work: (tx: Tx) => Promise<Result<T, F>>): Promise<Result<T, F>> {
      for (let tries = 1; ; tries++) {
        try {
          return await attempt(work);
        } catch (error) {
          if (error instanceof Refused) return error.result as Result<T, F>;
          if (tries >= ATTEMPTS || !(RETRYABLE.has(codeOf(error)) || isOutdated(error))) throw error;
        }
      }
    },
  };
}

interface Means {
  readonly database: Database;
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly tables: Tables;
  /** Of the whole transaction. */
  readonly now: Date;
  readonly hints: (() => void)[];
  readonly queued: QueuedWork[];
  readonly last: LastWrites;
}
function openTx(transaction: Transaction, means: Means): Tx {
  const { database, queue, clock, tables, now, hints, queued, last } = means;
  const db = database.readable(transaction.db);
  const rows = createRowObjects(tables, db);
  let em: EntityManager | undefined;
  const flush = async (): Promise<void> => {
    await rows.flush();
    // Looking for changes costs the ORM as much as a statement.
    await em?.flush();
  };
  return {
    get em() {
      return (em ??= transaction.newEntities());
    },
    db, rows, now, flush, last,
    emit(event) {
      // The time of emitting, under the locks that the change took: the order of events about one row is the order of the changes.
      const at = clock.now();
      const made = { ...event, id: newId(at.getTime()), occurredAt: at.toISOString() };
      for (const name of queue.reactionsTo(event.name)) queued.push({ name, data: made });
    },
    enqueue: (name, data, options) => void queued.push({ name, data, ...(options ? { options } : {}) }),
    afterCommit: (hint) => void hints.push(hint),
    sideBySide: (items, work) => allOrFirstFault(items.map(async (item) => {
      const part = openTx(transaction, means);
      const answer = await work(part, item);
      await part.flush();
      return answer;
    })),
    recordStaffAct: (act) => insertStaffAct(db, now, act),
    once: (call, work, replay) => once(db, now, call, async () => {
      const result = await work();
      if (result.ok) await flush();
      return result;
    }, replay),
    keysOf: (calls) => sharedKeys(db, now, calls),
  };
}

/** Once all have ended. What fails first is why the others fail. */
async function allOrFirstFault<T>(parts: readonly Promise<T>[]): Promise<T[]> {
  const faults: unknown[] = [];
  await Promise.all(parts.map((part) => part.catch((fault: unknown) => void faults.push(fault))));
  if (faults.length > 0) throw faults[0];
  return Promise.all(parts);
}

const codeOf = (error: unknown): string => String((error as { code?: unknown; cause?: { code?: unknown } }).code ?? (error as { cause?: { code?: unknown } }).cause?.code ?? '');
