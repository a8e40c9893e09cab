import { RequestError, badInput } from '../../../kernel/request-error.ts';
import type { SignedInViewer } from '../../../kernel/viewer.ts';
import { peopleWith } from '../../tiers/index.ts';
import type { RoomMemberStanding } from '../access.ts';
import type { ChatDeps } from '../deps.ts';
import { eventsAfter, headsOf, type LoggedEvent } from '../queries/room-log.ts';
import { endedFor, RoomStream, type StreamItem } from './room-stream.ts';
import { RoomTail } from './room-tail.ts';

/** How long a lost hint can delay an event. */
const POLL_EVERY = 1_000;
/** Lost access ends an idle stream within this time and one poll. */
const RECHECK_EVERY = 3_000;
/** A longer gap is not replayed: the client fetches anew. */
export const MAX_REPLAY = 10_000;

interface OpenTail {
  readonly tail: RoomTail;
  readonly communityId: string;
  readonly entitlement: string | null;
}

/** All rooms that somebody on this process listens to. */
export class RoomTails {
  readonly #deps: ChatDeps;
  readonly #open = new Map<string, OpenTail>();
  #timers: NodeJS.Timeout[] = [];

  constructor(deps: ChatDeps) {
    this.#deps = deps;
  }

  /** A stream of the room's events after a position; only what comes from now on when it is null. */
  subscribe(viewer: SignedInViewer, { room }: RoomMemberStanding, after: number | null): AsyncIterableIterator<StreamItem> {
    const head = room.lastSeq;
    if (after !== null && (after < 0 || after > head)) throw badInput('errors.position-in-future', { head });
    const start = after ?? head;
    const open = this.#tailOf(room.id, room.communityId, room.entitlement, head);
    const resyncFrom = head - start > MAX_REPLAY ? head - MAX_REPLAY + 1 : null;
    const stream = new RoomStream({
      userId: viewer.userId, after: start, head: Math.max(head, open.tail.position), resyncFrom,
      readLog: (from, limit) => this.#readFor(open, viewer.userId, from, limit),
      onDeliver: this.#deps.eventDelivered,
      onClose: (closed) => this.#forget(open, closed),
    });
    open.tail.streams.add(stream);
    open.tail.look();
    return stream;
  }
  stop(): void {
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers = [];
    for (const { tail } of this.#open.values()) tail.close();
    this.#open.clear();
  }
  /** Streams that are open in this process, for the metrics. */
  get size(): number {
    return [...this.#open.values()].reduce((sum, { tail }) => sum + tail.streams.size, 0);
  }

  #tailOf(roomId: string, communityId: string, entitlement: string | null, position: number): OpenTail {
    const existing = this.#open.get(roomId);
    if (existing) return existing;
    const endLost = (streams: ReadonlySet<RoomStream>): Promise<void> => this.#endLost(opened, streams);
    const opened: OpenTail = { communityId, entitlement, tail: new RoomTail({ roomId, position, deps: this.#deps, endLost }) };
    this.#open.set(roomId, opened);
    if (this.#timers.length === 0) this.#timers = [setInterval(() => void this.#poll(), POLL_EVERY).unref(), setInterval(() => void this.#recheck(), RECHECK_EVERY).unref()];
    return opened;
  }
  #forget(open: OpenTail, stream: RoomStream): void {
    open.tail.streams.delete(stream);
    if (open.tail.streams.size > 0) return;
    open.tail.close();
    if (this.#open.get(open.tail.roomId) === open) this.#open.delete(open.tail.roomId);
    if (this.#open.size === 0) this.stop();
  }
  /** Replay checks access like live delivery: after reading, so that nothing later than the loss is told. */
  async #readFor(open: OpenTail, userId: string, after: number, limit: number): Promise<LoggedEvent[]> {
    const events = await eventsAfter(this.#deps.reader, open.tail.roomId, after, limit);
    await this.#endLost(open, new Set([...open.tail.streams].filter((stream) => stream.userId === userId)));
    return events;
  }
  #whoMayRead({ communityId, entitlement }: OpenTail, userIds: readonly string[]): Promise<Set<string>> {
    return peopleWith(this.#deps.reader as never, communityId, userIds, entitlement, this.#deps.clock.now());
  }
  async #endLost(open: OpenTail, streams: ReadonlySet<RoomStream>): Promise<void> {
    const asked = [...streams];
    const allowed = await this.#whoMayRead(open, [...new Set(asked.map(({ userId }) => userId))]);
    const lost = asked.filter(({ userId }) => !allowed.has(userId));
    if (lost.length === 0) return;
    const members = await peopleWith(this.#deps.reader as never, open.communityId, lost.map(({ userId }) => userId), null, this.#deps.clock.now());
    for (const stream of lost) stream.fail(endedFor(members.has(stream.userId) ? 'ENTITLEMENT_LOST' : 'MEMBERSHIP_ENDED'));
  }
  /** One statement for all rooms of this process. */
  async #poll(): Promise<void> {
    try {
      const heads = await headsOf(this.#deps.reader, [...this.#open.keys()]);
      for (const [roomId, { tail }] of this.#open) if ((heads.get(roomId) ?? 0) > tail.position) tail.look();
    } catch (error) {
      this.#report(error);
    }
  }
  async #recheck(): Promise<void> {
    for (const open of [...this.#open.values()]) {
      try {
        await this.#endLost(open, open.tail.streams);
      } catch (error) {
        this.#report(error);
      }
    }
  }
  #report(error: unknown): void {
    if (!(error instanceof RequestError)) this.#deps.reportFault(error, { area: 'chat' });
  }
}
