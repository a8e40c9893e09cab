import { RequestError } from '../../../kernel/request-error.ts';
import type { SignedInViewer } from '../../../kernel/viewer.ts';
import { together } from '../../../platform/database/prepared.ts';
import type { RoomMemberStanding } from '../access.ts';
import type { ChatDeps } from '../deps.ts';
import { checkedPosition, resyncFrom } from '../queries/room-changes.ts';
import { headsOf } from '../queries/room-log.ts';
import type { RoomStream } from './room-stream.ts';
import { RoomTail } from './room-tail.ts';

/** With what a tail calls fresh, how long a lost hint can delay an event. */
export const POLL_EVERY = 1_000;
/** With the same, within what time lost access ends an idle stream. */
const RECHECK_EVERY = 3_000;
const ASKED_AT_ONCE = 50;

/** All rooms that somebody on this process listens to. */
export class RoomTails {
  readonly #deps: ChatDeps;
  readonly #open = new Map<string, RoomTail>();
  #timers: NodeJS.Timeout[] = [];

  constructor(deps: ChatDeps) {
    this.#deps = deps;
  }

  /** A stream of the room's events after a position; only what comes from now on when it is null. */
  subscribe(viewer: SignedInViewer, { room }: RoomMemberStanding, after: number | null): RoomStream {
    const max = this.#deps.streamsPerUser;
    if ((this.#open.get(room.id)?.countOf(viewer.userId) ?? 0) >= max) throw new RequestError('RATE_LIMITED', 'errors.too-many-room-streams', { max });
    const start = checkedPosition(room, after ?? room.lastSeq);
    const tail = this.#tailOf(room);
    const stream = tail.open(viewer, start, resyncFrom(room, start));
    // Something may have happened before the reader listened, or its hint was lost. Else there is nothing to ask for whoever comes.
    if (tail.size === 1 || room.lastSeq > tail.position) tail.look();
    return stream;
  }
  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers = [];
    for (const tail of this.#open.values()) tail.close();
    this.#open.clear();
  }
  /** Streams that are open in this process, for the metrics. */
  get size(): number {
    return [...this.#open.values()].reduce((sum, tail) => sum + tail.size, 0);
  }

  #tailOf({ id: roomId, communityId, entitlement, lastSeq: position }: RoomMemberStanding['room']): RoomTail {
    const existing = this.#open.get(roomId);
    if (existing) return existing;
    const opened: RoomTail = new RoomTail({ roomId, communityId, entitlement, position, deps: this.#deps, onEmpty: () => this.#forget(opened) });
    this.#open.set(roomId, opened);
    if (this.#timers.length === 0) this.#timers = [this.#every(POLL_EVERY, () => this.#poll()), this.#every(RECHECK_EVERY, () => this.#recheck())];
    return opened;
  }
  #forget(tail: RoomTail): void {
    tail.close();
    if (this.#open.get(tail.roomId) === tail) this.#open.delete(tail.roomId);
    if (this.#open.size === 0) this.stop();
  }
  /** Skipped while the last one is not done. */
  #every(milliseconds: number, work: () => Promise<void>): NodeJS.Timeout {
    let isBusy = false;
    const round = async (): Promise<void> => {
      if (isBusy) return;
      isBusy = true;
      await work().catch((error: unknown) => this.#report(error));
      isBusy = false;
    };
    return setInterval(() => void round(), milliseconds).unref();
  }
  /** Rooms that nobody looked at just now. */
  get #unread(): RoomTail[] {
    return [...this.#open.values()].filter(({ isFresh }) => !isFresh);
  }
  /** One statement for all rooms of this process. */
  async #poll(): Promise<void> {
    const tails = this.#unread;
    if (tails.length === 0) return;
    const heads = await headsOf(this.#deps.reader, tails.map(({ roomId }) => roomId));
    for (const tail of tails) {
      const head = heads.get(tail.roomId);
      if (head) tail.entitlement = head.entitlement;
      if (head && head.lastSeq > tail.position) tail.look();
    }
  }
  /** Many rooms at once, on one connection: a process may have thousands, and is to be through before the next time. */
  async #recheck(): Promise<void> {
    const tails = this.#unread;
    for (let from = 0; from < tails.length; from += ASKED_AT_ONCE) {
      await together(() => Promise.all(tails.slice(from, from + ASKED_AT_ONCE).map((tail) => tail.recheck().catch((error: unknown) => this.#report(error)))));
    }
  }
  #report(error: unknown): void {
    this.#deps.reportFault(error, { area: 'chat' });
  }
}
