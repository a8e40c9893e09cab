import type { Batch, Outlet, Rendering, StreamItem } from './batch.ts';

/** Who reads the log for the stream. */
export interface StreamHost {
  readonly position: number;
  /** The next piece of the log, for one stream, already checked against the subscriber's access. */
  readFor(stream: RoomStream): Promise<Batch | null>;
  /** The stream has its events rendered with others', and wants what it has not had yet. */
  catchUp(stream: RoomStream): void;
  delivered(count: number): void;
  /** The log could not be read this time. */
  failed(error: unknown): void;
  unavailable(seq: number): void;
  left(stream: RoomStream): void;
}

const MAX_QUEUED = 500;
/** Characters of messages that may wait for one stream. */
const MAX_WAITING = 250_000;
/** How long a stream waits after a fault before it reads again. */
export const AFTER_FAULT = 1_000;
const END = { done: true, value: undefined } as const;

const NONE: StreamItem[] = [];
const weightOf = (item: StreamItem): number => (item.kind === 'EVENT' ? 100 + (item.event.message?.body.length ?? 0) : 100);

/**
 * One subscriber of one room. Every event is delivered once, in order of its position. Either it is asked for the next event, or, once it is shared,
 * it hands on what was rendered for all. Whoever reads slower, or starts behind, gets the log itself until it has caught up.
 */
export class RoomStream implements AsyncIterableIterator<StreamItem> {
  readonly userId: string;
  /** The round of the reader in which it came: whoever came in this round was not looked at yet. */
  readonly round: number;
  readonly #host: StreamHost;
  #delivered: number;
  #head: number;
  #queue: StreamItem[] = NONE;
  #waiting = 0;
  #rendering: Rendering | null = null;
  #outlet: Outlet | null = null;
  #isFull = false;
  #failure: Error | null = null;
  #isClosed = false;
  #resync: number | null;
  #wake: (() => void) | null = null;

  constructor({ userId, after, resyncFrom, round, host }: { userId: string; after: number; resyncFrom: number | null; round: number; host: StreamHost }) {
    this.userId = userId;
    this.round = round;
    this.#host = host;
    this.#delivered = after;
    this.#head = host.position;
    this.#resync = resyncFrom;
  }

  /** The position of the last event that was handed on. */
  get position(): number {
    return this.#delivered;
  }
  get rendering(): Rendering | null {
    return this.#rendering;
  }
  /** Whether it takes nothing now, and says by itself when it goes on. */
  get isResting(): boolean {
    return this.#isFull || this.#rendering === null || this.#isOver;
  }
  /** From now on events are rendered once for all who share the rendering, and go to the outlet. */
  share(rendering: Rendering, outlet: Outlet): boolean {
    if (this.#isOver || this.#resync !== null) return false;
    this.#rendering = rendering;
    this.#outlet = outlet;
    // What waits to be asked for comes rendered, from the log.
    [this.#queue, this.#waiting] = [NONE, 0];
    if (this.#delivered < this.#host.position) this.#host.catchUp(this);
    return true;
  }
  /** It turned out that what it shows depends on the subscriber: it is asked for again. */
  unshare(): void {
    this.#head = Math.max(this.#head, this.#host.position);
    this.#signal();
  }
  /** Hands on what follows of a batch that was rendered; answers how many that were. What does not follow, or finds no room, is read from the log later. */
  push({ items, firstSeq }: Batch, payloads: readonly Uint8Array[]): number {
    const from = this.#delivered + 1 - firstSeq;
    if (this.#outlet === null || this.#isOver || this.#isFull || from < 0 || from >= items.length) return 0;
    const sent = this.#outlet.send(payloads, from);
    this.#delivered += sent;
    if (from + sent < items.length) this.#waitForRoom(this.#outlet);
    return sent;
  }
  /** Takes a batch, to be asked for; what does not fit, or does not follow, is read from the log later. */
  offer({ items, firstSeq, lastSeq }: Batch): void {
    if (this.#isOver) return;
    this.#head = Math.max(this.#head, lastSeq);
    this.#enqueue(items, firstSeq);
    this.#signal();
  }
  /** Says that the log goes on up to there. */
  announce(head: number): void {
    this.#head = Math.max(this.#head, head);
    this.#signal();
  }
  /** Ends the stream with an error; nothing that is queued is delivered any more. */
  fail(error: Error): void {
    if (this.#isClosed) return;
    this.#queue = [];
    this.#failure = error;
    this.#signal();
  }
  /** The log does not reach back to where the stream stands. */
  resync(firstAvailableSeq: number): void {
    this.#resync = firstAvailableSeq;
    this.#signal();
  }
  unavailable(item: StreamItem): StreamItem {
    if (item.kind !== 'EVENT') return item;
    this.#host.unavailable(item.event.seq);
    return { kind: 'UNAVAILABLE', seq: item.event.seq, occurredAt: item.event.occurredAt };
  }

  async next(): Promise<IteratorResult<StreamItem>> {
    for (;;) {
      if (this.#isClosed) return END;
      if (this.#failure !== null) throw this.#ended(this.#failure);
      if (this.#resync !== null) return this.#ended({ done: false, value: { kind: 'RESYNC', firstAvailableSeq: this.#resync } });
      const item = this.#queue.shift();
      if (item !== undefined) return this.#handOver(item);
      if (this.#outlet === null && this.#delivered < this.#head) await this.#catchUp();
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
  async return(): Promise<IteratorResult<StreamItem>> {
    return this.#ended(END);
  }
  [Symbol.asyncIterator](): this {
    return this;
  }

  get #isOver(): boolean {
    return this.#isClosed || this.#failure !== null;
  }
  #waitForRoom(outlet: Outlet): void {
    this.#isFull = true;
    outlet.onceDrained(() => {
      this.#isFull = false;
      if (!this.#isOver && this.#outlet !== null) this.#host.catchUp(this);
    });
  }
  #enqueue(items: readonly StreamItem[], firstSeq: number): void {
    const from = this.#delivered + this.#queue.length + 1 - firstSeq;
    if (from < 0) return;
    if (this.#queue === NONE) this.#queue = [];
    for (let index = from; index < items.length && this.#queue.length < MAX_QUEUED && this.#waiting < MAX_WAITING; index++) {
      this.#queue.push(items[index]!);
      this.#waiting += weightOf(items[index]!);
    }
  }
  #handOver(item: StreamItem): IteratorResult<StreamItem> {
    this.#delivered++;
    this.#waiting -= weightOf(item);
    this.#host.delivered(1);
    return { done: false, value: item };
  }
  async #catchUp(): Promise<void> {
    let batch: Batch | null;
    try {
      batch = await this.#host.readFor(this);
    } catch (error) {
      this.#host.failed(error);
      return this.#rest();
    }
    if (this.#isOver) return;
    if (batch) this.#enqueue(batch.items, batch.firstSeq);
    else this.#head = this.#delivered;
  }
  /** Until a while has passed, or something is known that may end it. */
  async #rest(): Promise<void> {
    if (this.#isOver) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      setTimeout(resolve, AFTER_FAULT).unref();
    });
  }
  #ended<T>(last: T): T {
    if (this.#isClosed) return last;
    this.#isClosed = true;
    this.#queue = NONE;
    this.#host.left(this);
    this.#signal();
    return last;
  }
  /** Whoever asks for items goes on; who is handed them is to ask again. */
  #signal(): void {
    const [wake, outlet] = [this.#wake, this.#outlet];
    this.#wake = this.#outlet = this.#rendering = null;
    wake?.();
    outlet?.ask();
  }
}
