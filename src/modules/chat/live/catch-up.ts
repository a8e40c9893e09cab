import { setTimeout } from 'node:timers/promises';
import { AFTER_FAULT, type Batch, type Rendering, type RoomStream, type StreamItem } from './room-stream.ts';

/** Between two rounds: who arrives meanwhile goes along with the others in the next. */
const PAUSE = 25;

export interface CatchUpOptions {
  /** Where live delivery stands: who has come so far has caught up. */
  readonly position: () => number;
  readonly readAfter: (position: number) => Promise<{ readonly batch: Batch | null; readonly firstSeq: number }>;
  /** Ends those of the streams whose access was lost before the log was read. */
  readonly endLost: (streams: readonly RoomStream[], entitlement: string | null) => Promise<void>;
  readonly delivered: (count: number) => void;
  readonly report: (error: unknown) => void;
}

/**
 * Streams that share what is rendered and stand behind: new ones with a gap, and slow ones. They are served in rounds. Those who stand in the same piece
 * of the log share its reading, its rendering and the question who may have it, so that a crowd that comes back at once costs little more than one.
 */
export class CatchUp {
  readonly #options: CatchUpOptions;
  readonly #behind = new Set<RoomStream>();
  #isRunning = false;
  #isClosed = false;

  constructor(options: CatchUpOptions) {
    this.#options = options;
  }
  add(stream: RoomStream): void {
    this.#behind.add(stream);
    if (!this.#isRunning) void this.#run();
  }
  remove(stream: RoomStream): void {
    this.#behind.delete(stream);
  }
  close(): void {
    this.#isClosed = true;
    this.#behind.clear();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#behind.size > 0 && !this.#isClosed) {
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
    while (waiting.length > 0 && !this.#isClosed) {
      const { batch, firstSeq } = await this.#options.readAfter(waiting[0]!.position);
      const end = batch?.lastSeq ?? waiting[0]!.position + 1;
      const { here = [], later = [] } = Object.groupBy(waiting, ({ position }) => (position < end ? 'here' : 'later'));
      waiting = later;
      const reached = here.filter((stream) => this.#isReached(stream, batch, firstSeq));
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
    const rendered = await renderFor(streams, batch.items, this.#options.report);
    await this.#options.endLost(streams, batch.entitlement);
    let delivered = 0;
    for (const stream of streams) {
      delivered += deliver(stream, batch, rendered);
      if (stream.isResting || stream.position >= this.#options.position()) this.#behind.delete(stream);
    }
    this.#options.delivered(delivered);
    return streams.every(({ rendering }) => rendering === null || rendered.has(rendering));
  }
}

export type Rendered = ReadonlyMap<Rendering, readonly Uint8Array[] | null>;

/** Hands a batch to a stream that shares; answers how many events went out. */
export function deliver(stream: RoomStream, batch: Batch, rendered: Rendered): number {
  const payloads = stream.rendering === null ? undefined : rendered.get(stream.rendering);
  if (payloads === null) stream.unshare();
  return payloads ? stream.push(batch, payloads) : 0;
}

/** What each of the streams' renderings makes of the items: null where they are not to be shared, nothing where it failed this time. */
export async function renderFor(streams: Iterable<RoomStream>, items: readonly StreamItem[], report: (error: unknown) => void): Promise<Rendered> {
  const renderings = new Set<Rendering>();
  for (const { rendering } of streams) if (rendering) renderings.add(rendering);
  const rendered = new Map<Rendering, readonly Uint8Array[] | null>();
  await Promise.all([...renderings].map(async (rendering) => {
    try {
      rendered.set(rendering, await rendering.render(items));
    } catch (error) {
      report(error);
    }
  }));
  return rendered;
}
