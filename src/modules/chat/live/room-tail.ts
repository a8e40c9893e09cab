import { eventsAfter, type LoggedEvent } from '../queries/room-log.ts';
import type { ChatDeps } from '../deps.ts';
import { roomTopic } from '../deps.ts';
import type { RoomStream } from './room-stream.ts';

const BATCH = 200;


/**
 * The one reader of a room's log in this process. A hint, or the poll behind it, makes it read on from where it stands.
 * Access is asked after the log was read: whoever lost it before an event was committed does not get that event.
 */
export class RoomTail {
  readonly roomId: string;
  readonly streams = new Set<RoomStream>();
  #position: number;
  #isReading = false;
  #readAgain = false;
  readonly #deps: ChatDeps;
  readonly #endLost: (streams: ReadonlySet<RoomStream>) => Promise<void>;
  readonly #stopListening: () => void;

  constructor(options: { roomId: string; position: number; deps: ChatDeps; endLost: (streams: ReadonlySet<RoomStream>) => Promise<void> }) {
    this.roomId = options.roomId;
    this.#position = options.position;
    this.#deps = options.deps;
    this.#endLost = options.endLost;
    this.#stopListening = options.deps.hints.listen(roomTopic(options.roomId), () => this.look());
  }

  get position(): number {
    return this.#position;
  }
  /** Reads on; a look during a look is one more look after it. */
  look(): void {
    this.#readAgain = true;
    if (!this.#isReading) void this.#readOn();
  }
  close(): void {
    this.#stopListening();
    this.#readAgain = false;
  }

  async #readOn(): Promise<void> {
    this.#isReading = true;
    try {
      while (this.#readAgain) {
        this.#readAgain = false;
        const batch = await eventsAfter(this.#deps.reader, this.roomId, this.#position, BATCH);
        if (batch.length > 0) await this.#deliver(batch);
        if (batch.length === BATCH) this.#readAgain = true;
      }
    } catch (error) {
      this.#deps.reportFault(error, { area: 'chat' });
    } finally {
      this.#isReading = false;
    }
  }
  async #deliver(batch: LoggedEvent[]): Promise<void> {
    await this.#endLost(this.streams);
    this.#position = batch.at(-1)!.seq;
    for (const stream of this.streams) stream.offer(batch);
  }
}
