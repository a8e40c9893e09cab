import { setTimeout } from 'node:timers/promises';
import { atMost } from '../../../kernel/at-most.ts';
import type { SignedInViewer } from '../../../kernel/viewer.ts';
import { logAfter, logFor, type LogPage } from '../queries/room-log.ts';
import type { ChatDeps } from '../deps.ts';
import { roomTopic } from '../deps.ts';
import { Lane } from './lane.ts';
import { RoomAccess } from './room-access.ts';
import { batchOf, type Batch, type Rendering } from './batch.ts';
import { RoomStream, type StreamHost } from './room-stream.ts';

const BATCH = 100;
/** Under a burst, the least time between two deliveries to many: what is sent meanwhile goes out in one write. */
const PACE = 20;
const MANY = 50;
/** How long the reader waits for what is rendered: what comes meanwhile goes out together. A rendering that takes longer goes on alone. */
const PATIENCE = 100;
/** Milliseconds for which a room that was read, with the question who may, is neither polled nor asked about again. */
export const FRESH = 250;
/** Events that could not be shown, remembered so that each is counted once. */
const MAX_REMEMBERED = 1_000;

export interface TailOptions {
  readonly roomId: string;
  readonly communityId: string;
  readonly entitlement: string | null;
  readonly position: number;
  readonly deps: ChatDeps;
  readonly onEmpty: () => void;
}

/**
 * The one reader of a room's log in this process. A hint, or the poll behind it, makes it read on from where it stands. When access was asked, what is
 * shared is rendered and handed out, lane by lane: whoever lost access before an event was committed does not get that event.
 */
export class RoomTail implements StreamHost {
  readonly roomId: string;
  /** As the room stood when it was looked at last; it may change while streams are open. */
  entitlement: string | null;
  readonly #access: RoomAccess;
  readonly #deps: ChatDeps;
  readonly #streams = new Set<RoomStream>();
  /** Those of bots. */
  readonly #unseen = new Set<RoomStream>();
  readonly #streamsOf = new Map<string, number>();
  readonly #lanes = new WeakMap<Rendering, Lane>();
  readonly #stopListening: () => void;
  readonly #onEmpty: () => void;
  readonly #unavailable = new Set<number>();
  #isClosed = false;
  #position: number;
  #round = 0;
  #deliveredAt = -PACE;
  #readAt = -FRESH;
  #isReading = false;
  #readAgain = false;

  constructor({ roomId, communityId, entitlement, position, deps, onEmpty }: TailOptions) {
    this.roomId = roomId;
    this.#position = position;
    this.#deps = deps;
    this.#onEmpty = onEmpty;
    this.entitlement = entitlement;
    this.#access = new RoomAccess(deps, { roomId, communityId, streams: this.#streams });
    this.#stopListening = deps.hints.listen(roomTopic(roomId), () => this.look());
  }

  get position(): number {
    return this.#position;
  }
  get size(): number {
    return this.#streams.size;
  }
  get isFresh(): boolean {
    return performance.now() - this.#readAt < FRESH;
  }
  /** People who listen are there for others to see; bots are not. */
  open({ userId, bot }: SignedInViewer, after: number, resyncFrom: number | null): RoomStream {
    const stream = new RoomStream({ userId, after, resyncFrom, round: this.#round, host: this });
    this.#streams.add(stream);
    this.#streamsOf.set(userId, this.countOf(userId) + 1);
    if (bot === undefined) this.#deps.presence.enter(this.roomId, userId);
    else this.#unseen.add(stream);
    this.#access.streamsChanged();
    return stream;
  }
  /** Reads on; a look during a look is one more look after it. */
  look(): void {
    if (this.#isClosed) return;
    this.#readAgain = true;
    if (!this.#isReading) void this.#readOn();
  }
  /** Ends idle streams whose access was lost. */
  recheck(): Promise<void> {
    return this.#access.endAllLost(this.entitlement);
  }
  close(): void {
    this.#stopListening();
    this.#isClosed = true;
    this.#readAgain = false;
  }

  async readFor(stream: RoomStream): Promise<Batch | null> {
    const page = await this.#logAfter(stream.position);
    const batch = batchOf(page);
    const first = batch?.firstSeq ?? page.firstSeq;
    if (stream.position + 1 < first) stream.resync(first);
    if (batch) await this.#access.endLost([stream], batch.entitlement);
    return batch;
  }
  catchUp(stream: RoomStream): void {
    this.#laneOf(stream.rendering!).add(stream);
  }
  /** How many streams the person holds here. */
  countOf(userId: string): number {
    return this.#streamsOf.get(userId) ?? 0;
  }
  delivered(count: number): void {
    this.#deps.eventsDelivered(count);
  }
  failed(error: unknown): void {
    this.#deps.reportFault(error, { area: 'chat' });
  }
  unavailable(seq: number): void {
    if (this.#unavailable.has(seq) || this.#unavailable.size >= MAX_REMEMBERED) return;
    this.#unavailable.add(seq);
    this.#deps.eventUnavailable();
  }
  left(stream: RoomStream): void {
    if (this.#streams.delete(stream)) {
      if (!this.#unseen.delete(stream)) this.#deps.presence.leave(this.roomId, stream.userId);
      if (this.countOf(stream.userId) > 1) this.#streamsOf.set(stream.userId, this.countOf(stream.userId) - 1);
      else this.#streamsOf.delete(stream.userId);
    }
    if (stream.rendering !== null) this.#laneOf(stream.rendering).remove(stream);
    this.#access.streamsChanged();
    if (this.#streams.size === 0) this.#onEmpty();
  }

  async #readOn(): Promise<void> {
    this.#isReading = true;
    try {
      while (this.#readAgain) {
        await this.#pace();
        this.#readAgain = false;
        // Who comes from here on was not asked about.
        const round = ++this.#round;
        const thought = this.entitlement;
        const began = performance.now();
        const page = await logFor(this.#deps.reader, { roomId: this.roomId, after: this.#position, limit: BATCH, ...this.#access.question(thought) });
        this.entitlement = page.entitlement;
        await (page.entitlement === thought ? this.#access.endThose(page.lacking, thought) : this.#access.endAllLost(page.entitlement));
        this.#readAt = began;
        const batch = batchOf(page);
        if (batch) await this.#deliver(batch, round);
        if (batch && (page.events.length === BATCH || batch.items.length < page.events.length)) this.#readAgain = true;
      }
    } catch (error) {
      this.failed(error);
    } finally {
      this.#isReading = false;
    }
  }
  async #pace(): Promise<void> {
    const rest = this.#deliveredAt + PACE - performance.now();
    if (rest > 0 && this.#streams.size >= MANY) await setTimeout(rest);
  }
  async #deliver(batch: Batch, round: number): Promise<void> {
    this.#position = batch.lastSeq;
    this.#deliveredAt = performance.now();
    const sharing = new Map<Rendering, RoomStream[]>();
    for (const stream of this.#streams) {
      if (stream.round >= round) this.#postpone(stream);
      else if (stream.rendering === null) stream.offer(batch);
      else if (!sharing.get(stream.rendering)?.push(stream)) sharing.set(stream.rendering, [stream]);
    }
    if (sharing.size > 0) await atMost(PATIENCE, this.#hand(sharing, batch));
  }
  /** The lane that most wait in begins. */
  async #hand(sharing: ReadonlyMap<Rendering, readonly RoomStream[]>, batch: Batch): Promise<void> {
    const groups = [...sharing].sort(([, one], [, other]) => other.length - one.length);
    await Promise.all(groups.map(([rendering, streams]) => this.#laneOf(rendering).hand(streams, batch).catch((error: unknown) => this.failed(error))));
  }
  #laneOf(rendering: Rendering): Lane {
    const lane = this.#lanes.get(rendering) ?? new Lane({
      rendering, isClosed: () => this.#isClosed, position: () => this.#position, delivered: this.#deps.eventsDelivered, report: (error) => this.failed(error),
      readAfter: (after) => this.#logAfter(after), endLost: (streams, entitlement) => this.#access.endLost(streams, entitlement),
    });
    this.#lanes.set(rendering, lane);
    return lane;
  }
  /** It gets the batch from the log. */
  #postpone(stream: RoomStream): void {
    if (stream.rendering === null) stream.announce(this.#position);
    else if (!stream.isResting) this.catchUp(stream);
  }
  #logAfter(position: number): Promise<LogPage> {
    return logAfter(this.#deps.reader, { roomId: this.roomId, after: position, limit: BATCH });
  }
}
