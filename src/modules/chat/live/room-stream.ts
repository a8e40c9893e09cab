import { RequestError } from '../../../kernel/request-error.ts';
import type { LoggedEvent } from '../queries/room-log.ts';

/** What a subscriber gets: an event of the log, or the news that its gap cannot be replayed. */
export type StreamItem = { readonly kind: 'EVENT'; readonly event: LoggedEvent } | { readonly kind: 'RESYNC'; readonly firstAvailableSeq: number };

export type EndReason = 'MEMBERSHIP_ENDED' | 'ENTITLEMENT_LOST';
export const endedFor = (reason: EndReason): RequestError => new RequestError('FORBIDDEN', 'errors.stream-ended', {}, { reason });

/** Reads the log after a position, for one subscriber, up to a head; already checked against the subscriber's access. */
export type ReadLog = (after: number, limit: number) => Promise<LoggedEvent[]>;

const MAX_QUEUED = 500;
const PAGE = 200;
const END = { done: true, value: undefined } as const;

/**
 * One subscriber of one room. Live events are queued up to a bound; whoever reads slower, or starts behind, reads the log
 * itself until it has caught up. Every event is delivered once, in order of its position.
 */
export class RoomStream implements AsyncIterableIterator<StreamItem> {
  readonly userId: string;
  #delivered: number;
  #head: number;
  readonly #queue: LoggedEvent[] = [];
  readonly #readLog: ReadLog;
  readonly #onDeliver: () => void;
  readonly #onClose: (stream: RoomStream) => void;
  #failure: Error | null = null;
  #isClosed = false;
  #resync: number | null;
  #wake: (() => void) | null = null;

  constructor(options: { userId: string; after: number; head: number; resyncFrom: number | null; readLog: ReadLog; onDeliver: () => void; onClose: (stream: RoomStream) => void }) {
    this.userId = options.userId;
    this.#delivered = options.after;
    this.#head = options.head;
    this.#resync = options.resyncFrom;
    this.#readLog = options.readLog;
    this.#onDeliver = options.onDeliver;
    this.#onClose = options.onClose;
  }

  /** Takes a batch of the log in order; what does not fit, or does not follow, is read from the log later. */
  offer(batch: readonly LoggedEvent[]): void {
    const last = batch.at(-1);
    if (last === undefined || this.#isClosed) return;
    this.#head = Math.max(this.#head, last.seq);
    const expected = (this.#queue.at(-1)?.seq ?? this.#delivered) + 1;
    const fresh = batch.filter((event) => event.seq >= expected);
    if (fresh[0]?.seq === expected && this.#queue.length + fresh.length <= MAX_QUEUED) this.#queue.push(...fresh);
    this.#signal();
  }
  /** Ends the stream with an error; nothing that is queued is delivered any more. */
  fail(error: Error): void {
    if (this.#isClosed) return;
    this.#queue.length = 0;
    this.#failure = error;
    this.#signal();
  }

  async next(): Promise<IteratorResult<StreamItem>> {
    for (;;) {
      if (this.#failure !== null && !this.#isClosed) return this.#fail();
      if (this.#isClosed) return END;
      if (this.#resync !== null) return this.#tellResync(this.#resync);
      const event = this.#queue.shift();
      if (event !== undefined) {
        this.#delivered = event.seq;
        this.#onDeliver();
        return { done: false, value: { kind: 'EVENT', event } };
      }
      if (this.#delivered < this.#head) await this.#catchUp();
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
  async return(): Promise<IteratorResult<StreamItem>> {
    this.#close();
    return END;
  }
  [Symbol.asyncIterator](): this {
    return this;
  }

  async #catchUp(): Promise<void> {
    const events = await this.#readLog(this.#delivered, PAGE);
    if (this.#failure !== null || this.#isClosed) return;
    const following = (this.#queue.at(-1)?.seq ?? this.#delivered) + 1;
    this.#queue.push(...events.filter((event) => event.seq >= following));
    if (events.length === 0) this.#head = this.#delivered;
  }
  #tellResync(firstAvailableSeq: number): IteratorResult<StreamItem> {
    this.#close();
    return { done: false, value: { kind: 'RESYNC', firstAvailableSeq } };
  }
  #fail(): never {
    this.#close();
    throw this.#failure!;
  }
  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#queue.length = 0;
    this.#onClose(this);
    this.#signal();
  }
  #signal(): void {
    this.#wake?.();
    this.#wake = null;
  }
}
