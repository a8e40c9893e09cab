import type { NamedMemberRow } from '../../communities/index.ts';

export interface TypingItem {
  readonly kind: 'TYPING';
  readonly member: NamedMemberRow;
  readonly expiresAt: Date;
}
export interface PresenceItem {
  readonly kind: 'PRESENCE';
  readonly count: number;
  /** The first of them. */
  readonly members: readonly NamedMemberRow[];
}
export type SignalItem = TypingItem | PresenceItem;
const END = { done: true, value: undefined } as const;

/** One who watches the signals of a room: of each person who types, and of who is there, only the newest waits. */
export class SignalStream implements AsyncIterableIterator<SignalItem> {
  readonly userId: string;
  readonly #typing = new Map<string, TypingItem>();
  #presence: PresenceItem | null = null;
  #failure: Error | null = null;
  #isClosed = false;
  #wake: (() => void) | null = null;
  readonly #onClose: (stream: SignalStream) => void;

  constructor(userId: string, onClose: (stream: SignalStream) => void) {
    this.userId = userId;
    this.#onClose = onClose;
  }
  offer(item: SignalItem): void {
    if (this.#isClosed || this.#failure !== null) return;
    if (item.kind === 'PRESENCE') this.#presence = item;
    else if (item.member.userId !== this.userId) this.#typing.set(item.member.userId, item);
    this.#signal();
  }
  /** Ends the stream with an error; what waits is not told any more. */
  fail(error: Error): void {
    this.#failure ??= error;
    this.#presence = null;
    this.#typing.clear();
    this.#signal();
  }
  async next(): Promise<IteratorResult<SignalItem>> {
    for (;;) {
      if (this.#isClosed) return END;
      if (this.#failure !== null) {
        this.#close();
        throw this.#failure;
      }
      const item = this.#presence ?? this.#typing.values().next().value;
      if (item === undefined) {
        await new Promise<void>((resolve) => (this.#wake = resolve));
        continue;
      }
      if (item.kind === 'PRESENCE') this.#presence = null;
      else this.#typing.delete(item.member.userId);
      return { done: false, value: item };
    }
  }
  async return(): Promise<IteratorResult<SignalItem>> {
    this.#close();
    return END;
  }
  [Symbol.asyncIterator](): this {
    return this;
  }
  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#onClose(this);
    this.#signal();
  }
  #signal(): void {
    this.#wake?.();
    this.#wake = null;
  }
}
