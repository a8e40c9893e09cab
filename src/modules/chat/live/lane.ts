import { setImmediate, setTimeout } from 'node:timers/promises';
import type { LogPage } from '../queries/room-log.ts';
import { batchOf, type Batch, type Rendering } from './batch.ts';
import { AFTER_FAULT, type RoomStream } from './room-stream.ts';

/** Between two rounds: who arrives meanwhile goes along with the others in the next. */
const PAUSE = 25;
/** Batches that wait for the rendering of the ones before; what comes then is read from the log. */
const MAX_WAITING = 8;
/** Milliseconds of handing out to those who stand behind, megabytes to each of them, before everybody else has a turn. */
const TURN = 2;

export interface LaneOptions {
  readonly rendering: Rendering;
  readonly isClosed: () => boolean;
  /** Where live delivery stands: who has come so far has caught up. */
  readonly position: () => number;
  readonly readAfter: (position: number) => Promise<LogPage>;
  /** Ends those of the streams whose access was lost before the log was read. */
  readonly endLost: (streams: readonly RoomStream[], entitlement: string | null) => Promise<void>;
  readonly delivered: (count: number) => void;
  readonly report: (error: unknown) => void;
}

/**
 * The streams of a room that share one rendering; none of the room's other lanes waits for it. Those who stand behind, new ones with a gap and slow
 * ones, are served in rounds: who stands in the same piece of the log shares its reading, its rendering and the question who may have it, so that a
 * crowd that comes back at once costs little more than one.
 */
export class Lane {
  readonly #options: LaneOptions;
  readonly #behind = new Set<RoomStream>();
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;
  #isRunning = false;

  constructor(options: LaneOptions) {
    this.#options = options;
  }
  add(stream: RoomStream): void {
    this.#behind.add(stream);
    if (!this.#isRunning) void this.#run();
  }
  remove(stream: RoomStream): void {
    this.#behind.delete(stream);
  }

  /** Hands out what was just read, to streams that access was asked for, after what was handed out before. Who cannot follow gets it from the log. */
  async hand(streams: readonly RoomStream[], batch: Batch): Promise<void> {
    if (this.#waiting >= MAX_WAITING) return streams.forEach((stream) => this.#keepUp(stream, batch));
    this.#waiting++;
    const turn = this.#last.then(() => this.#handNow(streams, batch)).finally(() => void this.#waiting--);
    this.#last = turn.catch(() => {});
    return turn;
  }

  async #handNow(streams: readonly RoomStream[], batch: Batch): Promise<void> {
    const payloads = await this.#rendered(batch);
    let delivered = 0;
    for (const stream of streams) {
      delivered += deliver(stream, batch, payloads);
      this.#keepUp(stream, batch);
    }
    this.#options.delivered(delivered);
  }
  #keepUp(stream: RoomStream, batch: Batch): void {
    if (stream.position < batch.lastSeq && !stream.isResting) this.add(stream);
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#behind.size > 0 && !this.#options.isClosed()) {
      const isWhole = await this.#round().catch((error: unknown) => void this.#options.report(error));
      // Also when nobody is left: who comes back at once waits for the next round.
      await setTimeout(isWhole ? PAUSE : AFTER_FAULT, undefined, { ref: false });
    }
    this.#isRunning = false;
  }
  /** One piece of the log for each place where somebody stands, from the oldest on. Answers whether all could be rendered. */
  async #round(): Promise<boolean> {
    let isWhole = true;
    let waiting = [...this.#behind].sort((one, other) => one.position - other.position);
    while (waiting.length > 0 && !this.#options.isClosed()) {
      const page = await this.#options.readAfter(waiting[0]!.position);
      const batch = batchOf(page);
      const end = batch?.lastSeq ?? waiting[0]!.position + 1;
      const { here = [], later = [] } = Object.groupBy(waiting, ({ position }) => (position < end ? 'here' : 'later'));
      waiting = later;
      const reached = here.filter((stream) => this.#isReached(stream, batch, page.firstSeq));
      if (batch !== null && reached.length > 0) isWhole = (await this.#serve(reached, batch)) && isWhole;
    }
    return isWhole;
  }
  /** Whether the batch goes on where the stream stands; else it is done, or too late. */
  #isReached(stream: RoomStream, batch: Batch | null, firstSeq: number): boolean {
    const first = batch?.firstSeq ?? firstSeq;
    if (stream.position + 1 < first) stream.resync(first);
    else if (batch !== null) return true;
    this.#behind.delete(stream);
    return false;
  }
  async #serve(streams: readonly RoomStream[], batch: Batch): Promise<boolean> {
    const payloads = await this.#rendered(batch);
    await this.#options.endLost(streams, batch.entitlement);
    let delivered = 0;
    let turnBegan = performance.now();
    for (const stream of streams) {
      if (performance.now() - turnBegan >= TURN) turnBegan = await setImmediate().then(() => performance.now());
      delivered += deliver(stream, batch, payloads);
      if (stream.isResting || stream.position >= this.#options.position()) this.#behind.delete(stream);
    }
    this.#options.delivered(delivered);
    return payloads !== undefined;
  }
  async #rendered(batch: Batch): Promise<Payloads> {
    try {
      return await this.#options.rendering.render(batch.items);
    } catch (error) {
      this.#options.report(error);
      return undefined;
    }
  }
}

/** What a rendering makes of a batch: null where it is not to be shared, nothing where it failed this time. */
type Payloads = readonly Uint8Array[] | null | undefined;

/** Hands a batch to a stream that shares; answers how many events went out. */
function deliver(stream: RoomStream, batch: Batch, payloads: Payloads): number {
  if (payloads === null) stream.unshare();
  return payloads ? stream.push(batch, payloads) : 0;
}
