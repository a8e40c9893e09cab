import { AsyncLocalStorage } from 'node:async_hooks';
import { RequestError } from '../../kernel/request-error.ts';
import type { Deadline } from '../../kernel/deadline.ts';
import { currentDeadline, outsideDeadline } from '../database/deadlines.ts';

/** What one of a batch comes to: its answer, or what is thrown at whoever asked. */
export type Outcome<Answer> = { readonly answer: Answer } | { readonly thrown: unknown };

/** The calls that one transaction serves. */
export interface Batch<Call> {
  /** Those who wait now, up to the limit, in order of arrival; the same ones again when the transaction is tried again, less those who gave up. */
  take(): readonly Call[];
  /** Throws when somebody taken gave up meanwhile: the transaction is made again without them. The last thing before it commits. */
  refuseOutdated(): void;
}
/** Serves a batch in one transaction, all of it or nothing; the outcomes are in the order of what was taken last. */
export type Serve<Call, Answer> = (key: string, batch: Batch<Call>) => Promise<readonly Outcome<Answer>[]>;
/** Joins calls with the same key: while one transaction of the key runs, the next batch gathers. Answered after its commit. */
export type Join<Call, Answer> = (key: string, call: Call) => Promise<Answer>;
export type GroupCommit = <Call, Answer>(serve: Serve<Call, Answer>) => Join<Call, Answer>;

const MOST = 64;

interface Ticket<Call, Answer> {
  readonly call: Call;
  readonly deadline: Deadline | null;
  /** A batch runs in the surroundings of its first call: its time, its trace. Those behind it have none. */
  readonly surround: (<T>(work: () => T) => T) | null;
  settle(outcome: Outcome<Answer>): void;
}

/** Of what is taken together at most `most` in one transaction. When a batch fails, each is served alone, so that one does not fail its neighbours. */
export const createGroupCommit = (most = MOST): GroupCommit => <Call, Answer>(serve: Serve<Call, Answer>): Join<Call, Answer> => {
  type Waiting = Ticket<Call, Answer>;
  const queues = new Map<string, Waiting[]>();
  const work = async (key: string, queue: Waiting[]): Promise<void> => {
    while (queue.length > 0) {
      const serveThem = (): Promise<void> => outsideDeadline(() => serveNext(key, queue, serve, most));
      await (queue[0]!.surround?.(serveThem) ?? serveThem());
    }
    queues.delete(key);
  };
  return (key, call) => new Promise((resolve, reject) => {
    const queue = queues.get(key);
    const to = queue ?? [];
    to.push(ticketOf(call, to, resolve, reject));
    if (queue) return;
    queues.set(key, to);
    void work(key, to);
  });
};

/** Whoever gives up while waiting is told at once and taken no more. */
function ticketOf<Call, Answer>(call: Call, queue: Ticket<Call, Answer>[], resolve: (answer: Answer) => void, reject: (error: unknown) => void): Ticket<Call, Answer> {
  const deadline = currentDeadline();
  const forget = deadline?.onPassed(() => {
    const at = queue.indexOf(ticket);
    if (at >= 0) queue.splice(at, 1);
    reject(late());
  }) ?? ((): void => {});
  const settle = (outcome: Outcome<Answer>): void => {
    forget();
    if ('answer' in outcome) resolve(outcome.answer);
    else reject(outcome.thrown);
  };
  const ticket: Ticket<Call, Answer> = { call, deadline, surround: queue.length === 0 ? AsyncLocalStorage.snapshot() : null, settle };
  return ticket;
}

class Outdated extends Error {}

const late = (): RequestError => new RequestError('TIMEOUT', 'errors.timeout');
const isLate = ({ deadline }: { readonly deadline: Deadline | null }): boolean => deadline?.hasPassed() ?? false;

async function serveNext<Call, Answer>(key: string, queue: Ticket<Call, Answer>[], serve: Serve<Call, Answer>, most: number): Promise<void> {
  let taken: Ticket<Call, Answer>[] | null = null;
  const takeFrom = (): Ticket<Call, Answer>[] => (taken = (taken ?? queue.splice(0, most)).filter((ticket) => !isLate(ticket)));
  try {
    await serveTaken(key, takeFrom, serve);
  } catch (error) {
    // When nobody was taken, there was no transaction to begin with: that is nobody's own fault.
    const isForAll = taken === null;
    const failed = takeFrom();
    if (isForAll || failed.length === 1) return failed.forEach((ticket) => ticket.settle({ thrown: error }));
    for (const ticket of failed) if (!isLate(ticket)) await serveTaken(key, () => [ticket].filter((one) => !isLate(one)), serve).catch((thrown: unknown) => ticket.settle({ thrown }));
  }
}

async function serveTaken<Call, Answer>(key: string, takeFrom: () => Ticket<Call, Answer>[], serve: Serve<Call, Answer>): Promise<void> {
  for (;;) {
    let tickets: Ticket<Call, Answer>[] = [];
    const batch: Batch<Call> = {
      take: () => (tickets = takeFrom()).map(({ call }) => call),
      refuseOutdated() {
        if (tickets.some(isLate)) throw new Outdated();
      },
    };
    try {
      const outcomes = await serve(key, batch);
      return tickets.forEach((ticket, index) => ticket.settle(outcomes[index]!));
    } catch (error) {
      if (!(error instanceof Outdated)) throw error;
    }
  }
}
