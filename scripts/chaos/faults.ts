import { setTimeout as pause } from 'node:timers/promises';
import type { Line } from './line.ts';
import type { Mortal, PrivatePostgres } from './servers.ts';

/** What can be broken. Without Redis its faults are left out. */
export interface Targets {
  readonly postgres: PrivatePostgres;
  readonly nodes: readonly Mortal[];
  /** Between clients and each node. */
  readonly lines: readonly Line[];
  readonly redis: Mortal | null;
  /** Between the nodes and Redis. */
  readonly redisLine: Line | null;
}
export const FAULTS = ['cut sockets', 'kill a node', 'restart PostgreSQL', 'kill Redis', 'partition Redis', 'stall a line'] as const;
export type Fault = (typeof FAULTS)[number];
const NEEDS_REDIS: ReadonlySet<Fault> = new Set(['kill Redis', 'partition Redis']);

/** The faults in turn, so that each kind comes as often as any other. */
export const planOf = (count: number, hasRedis: boolean): Fault[] => {
  const possible = FAULTS.filter((fault) => hasRedis || !NEEDS_REDIS.has(fault));
  return Array.from({ length: count }, (_, index) => possible[index % possible.length]!);
};

/** How far those who write and those who listen are. */
export interface Progress {
  /** The newest position that a writer was told of. */
  acknowledged(): number;
  /** Where the last of those who listen stands. */
  heard(): number;
}
export interface BreakerOptions {
  readonly targets: Targets;
  readonly partitionMilliseconds: number;
  readonly progress: Progress;
}
const CATCH_UP_AT_MOST = 60_000;
const STARTS = 20;
/** Milliseconds of writing before a partition ends. */
const SOMETHING_TO_CATCH_UP = 500;

/** Breaks one thing, and sets going what mends it; a node that was killed comes back while the next fault happens. */
export class Breaker {
  /** For each partition, milliseconds from its end until everybody had what was acknowledged before that. */
  readonly catchUps: number[] = [];
  readonly #targets: Targets;
  readonly #partitionMilliseconds: number;
  readonly #progress: Progress;
  readonly #mending = new Set<Promise<void>>();
  readonly #starting = new Map<number, Promise<void>>();
  #causing: Promise<void> = Promise.resolve();
  #partition: Promise<void> | null = null;
  /** While a partition ends nothing else is broken, so that what is measured is due to it. */
  #calm: Promise<void> = Promise.resolve();
  #turn = 0;

  constructor({ targets, partitionMilliseconds, progress }: BreakerOptions) {
    this.#targets = targets;
    this.#partitionMilliseconds = partitionMilliseconds;
    this.#progress = progress;
  }
  /** Answers whether it was caused: a second partition is none. */
  async cause(fault: Fault): Promise<boolean> {
    await this.#calm;
    if (fault === 'partition Redis') return this.#beginPartition();
    this.#causing = this.#break(fault);
    await this.#causing;
    return true;
  }
  /** Until everything runs again. */
  async settled(): Promise<void> {
    await Promise.all([...this.#mending, this.#partition]);
  }

  async #break(fault: Exclude<Fault, 'partition Redis'>): Promise<void> {
    const { postgres, nodes, lines, redis } = this.#targets;
    const index = this.#turn++ % nodes.length;
    if (fault === 'cut sockets') lines[index]!.cut();
    else if (fault === 'kill a node') await this.#killNode(index);
    else if (fault === 'restart PostgreSQL') await postgres.restartImmediately();
    else if (fault === 'stall a line') this.#mend(this.#stall(lines[index]!, 1_500));
    else this.#mend(redis!.kill().then(() => pause(500)).then(() => redis!.start()));
  }
  async #killNode(first: number): Promise<void> {
    const { nodes } = this.#targets;
    // One node at least stays up: the other may still be starting.
    if (this.#starting.size >= nodes.length - 1) await Promise.all(this.#starting.values());
    const index = this.#starting.has(first) ? (first + 1) % nodes.length : first;
    await nodes[index]!.kill();
    const starting = keptRunning(nodes[index]!).finally(() => this.#starting.delete(index));
    this.#starting.set(index, starting);
    this.#mend(starting);
  }
  async #stall(line: Line, milliseconds: number): Promise<void> {
    line.hold();
    await pause(milliseconds);
    line.heal();
  }
  #beginPartition(): boolean {
    if (this.#partition !== null) return false;
    this.#partition = this.#partitionRedis().finally(() => (this.#partition = null));
    this.#partition.catch(() => {});
    return true;
  }
  /** It lasts until other faults are mended and over, too. */
  async #partitionRedis(): Promise<void> {
    const line = this.#targets.redisLine!;
    line.hold();
    await pause(this.#partitionMilliseconds);
    const ending = Promise.withResolvers<void>();
    this.#calm = ending.promise;
    try {
      await this.#causing;
      await Promise.all(this.#mending);
      await this.#allHeard(this.#progress.acknowledged());
      await pause(SOMETHING_TO_CATCH_UP);
      const head = this.#progress.acknowledged();
      line.heal();
      this.catchUps.push(await this.#allHeard(head));
    } finally {
      line.heal();
      ending.resolve();
    }
  }
  /** Milliseconds until everybody heard what stands there. */
  async #allHeard(position: number): Promise<number> {
    const started = performance.now();
    while (this.#progress.heard() < position && performance.now() - started < CATCH_UP_AT_MOST) await pause(5);
    return performance.now() - started;
  }
  #mend(work: Promise<void>): void {
    const mending = work.then(() => void this.#mending.delete(mending));
    mending.catch(() => {}); // heard by whoever waits until all is mended
    this.#mending.add(mending);
  }
}

/** As a process manager does: a process that finds no PostgreSQL when it starts ends, and is started again. */
async function keptRunning(node: Mortal): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await node.start();
    } catch (error) {
      if (tries === STARTS) throw error;
      await pause(500);
    }
  }
}
