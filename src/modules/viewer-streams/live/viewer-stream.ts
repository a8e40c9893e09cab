import type { ViewerHead } from '../queries/viewer-heads.ts';
import type { ToldEvent } from '../queries/viewer-log.ts';

/** What a person's stream gives. `cursor`: the position in the person's log to resume after. */
export type ViewerItem = { readonly cursor: number } & (
  | { readonly kind: 'HEADS'; readonly heads: readonly ViewerHead[]; readonly isLast: boolean }
  | { readonly kind: 'HEAD'; readonly head: ViewerHead }
  | { readonly kind: 'EVENT'; readonly event: ToldEvent }
  | { readonly kind: 'RESYNC' });

/** Part of a person's log: what may be told of the positions after `from` up to `to`. */
export interface LogPart {
  readonly from: number;
  readonly to: number;
  readonly events: readonly ToldEvent[];
}
export type ReadViewerLog = (after: number, head: number) => Promise<LogPart>;

const MAX_QUEUED = 100;
/** How long a stream waits after a fault before it reads again. */
const AFTER_FAULT = 1_000;
export const HEADS_AT_ONCE = 100;
const END = { done: true, value: undefined } as const;

/**
 * One device of one person. Of each room only the newest head waits, so a slow reader holds no more than the person has rooms;
 * what does not fit of the log is read from there again.
 */
export class ViewerStream implements AsyncIterableIterator<ViewerItem> {
  #position: number;
  /** The queue holds everything up to here. */
  #known: number;
  #head: number;
  #isTooOld: boolean;
  readonly #queue: ToldEvent[] = [];
  readonly #pending = new Map<string, ViewerHead>();
  #snapshot: ViewerHead[] | null = null;
  readonly #readLog: ReadViewerLog;
  readonly #onDeliver: () => void;
  readonly #onFault: (error: unknown) => void;
  readonly #onClose: (stream: ViewerStream) => void;
  #isClosed = false;
  #wake: (() => void) | null = null;

  constructor(options: { after: number; head: number; isTooOld: boolean; readLog: ReadViewerLog; onDeliver: () => void; onFault: (error: unknown) => void; onClose: (stream: ViewerStream) => void }) {
    this.#position = this.#known = options.after;
    this.#head = options.head;
    this.#isTooOld = options.isTooOld;
    this.#readLog = options.readLog;
    this.#onDeliver = options.onDeliver;
    this.#onFault = options.onFault;
    this.#onClose = options.onClose;
  }

  /** All rooms anew, in place of what waits about rooms; what waits to be told of other rooms is dropped. */
  replaceHeads(heads: readonly ViewerHead[]): void {
    const open = new Set(heads.map(({ room }) => room.id));
    const kept = this.#queue.filter(({ messageId, roomId }) => messageId === null || open.has(roomId!));
    this.#queue.splice(0, this.#queue.length, ...kept);
    this.#pending.clear();
    this.#snapshot = [...heads];
    this.#signal();
  }
  offerHead(head: ViewerHead): void {
    if (this.#isClosed) return;
    this.#pending.set(head.room.id, head);
    this.#signal();
  }
  /** Takes part of the log; what does not fit, or does not follow, is read later. */
  offer({ from, to, events }: LogPart): void {
    if (this.#isClosed) return;
    this.#head = Math.max(this.#head, to);
    if (this.#known >= from && this.#queue.length + events.length <= MAX_QUEUED) this.#take({ from, to, events });
    this.#signal();
  }

  async next(): Promise<IteratorResult<ViewerItem>> {
    for (;;) {
      if (this.#isClosed) return END;
      if (this.#isTooOld) return this.#tellTooOld();
      const item = this.#nextItem();
      if (item !== null) {
        this.#onDeliver();
        return { done: false, value: item };
      }
      if (this.#known < this.#head) await this.#catchUp();
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
  async return(): Promise<IteratorResult<ViewerItem>> {
    this.#close();
    return END;
  }
  [Symbol.asyncIterator](): this {
    return this;
  }

  /** The rooms first, then what is addressed to the person, then what changed in rooms. */
  #nextItem(): ViewerItem | null {
    if (this.#snapshot !== null) {
      const heads = this.#snapshot.splice(0, HEADS_AT_ONCE);
      const isLast = this.#snapshot.length === 0;
      if (isLast) this.#snapshot = null;
      return { kind: 'HEADS', heads, isLast, cursor: this.#position };
    }
    const event = this.#queue.shift();
    if (event !== undefined) {
      this.#position = event.seq;
      return { kind: 'EVENT', event, cursor: event.seq };
    }
    if (this.#known < this.#head) return null;
    this.#position = this.#known;
    const [head] = this.#pending.values();
    if (head === undefined) return null;
    this.#pending.delete(head.room.id);
    return { kind: 'HEAD', head, cursor: this.#position };
  }
  #take({ to, events }: LogPart): void {
    this.#queue.push(...events.filter(({ seq }) => seq > this.#known));
    this.#known = Math.max(this.#known, to);
  }
  async #catchUp(): Promise<void> {
    try {
      const part = await this.#readLog(this.#known, this.#head);
      if (!this.#isClosed) this.#take(part);
    } catch (error) {
      this.#onFault(error);
      await this.#rest();
    }
  }
  /** Until a while has passed, or there is news. */
  async #rest(): Promise<void> {
    if (this.#isClosed) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      setTimeout(resolve, AFTER_FAULT).unref();
    });
  }
  #tellTooOld(): IteratorResult<ViewerItem> {
    this.#close();
    return { done: false, value: { kind: 'RESYNC', cursor: this.#head } };
  }
  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#queue.length = 0;
    this.#pending.clear();
    this.#snapshot = null;
    this.#onClose(this);
    this.#signal();
  }
  #signal(): void {
    this.#wake?.();
    this.#wake = null;
  }
}
