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

/** Breaks one thing, and sets going what mends it; a node that was killed comes back while the next fault happens. */
export class Breaker {
  readonly #targets: Targets;
  readonly #partitionMilliseconds: number;
  readonly #mending = new Set<Promise<void>>();
  readonly #down = new Set<number>();
  #turn = 0;

  constructor(targets: Targets, partitionMilliseconds: number) {
    this.#targets = targets;
    this.#partitionMilliseconds = partitionMilliseconds;
  }
  async cause(fault: Fault): Promise<void> {
    const { postgres, nodes, lines, redis, redisLine } = this.#targets;
    const index = this.#turn++ % nodes.length;
    if (fault === 'cut sockets') lines[index]!.cut();
    else if (fault === 'kill a node') await this.#killNode(index);
    else if (fault === 'restart PostgreSQL') await postgres.restartImmediately();
    else if (fault === 'stall a line') this.#mend(this.#stall(lines[index]!, 1_500));
    else if (fault === 'kill Redis') this.#mend(redis!.kill().then(() => pause(500)).then(() => redis!.start()));
    else this.#mend(this.#stall(redisLine!, this.#partitionMilliseconds));
  }
  /** Until everything runs again. */
  async settled(): Promise<void> {
    await Promise.all(this.#mending);
  }
  async #killNode(first: number): Promise<void> {
    const { nodes } = this.#targets;
    // One node at least stays up: the other may still be starting.
    if (this.#down.size >= nodes.length - 1) await this.settled();
    const index = this.#down.has(first) ? (first + 1) % nodes.length : first;
    this.#down.add(index);
    await nodes[index]!.kill();
    this.#mend(nodes[index]!.start().finally(() => this.#down.delete(index)));
  }
  async #stall(line: Line, milliseconds: number): Promise<void> {
    line.hold();
    await pause(milliseconds);
    line.heal();
  }
  #mend(work: Promise<void>): void {
    const mending = work.finally(() => this.#mending.delete(mending));
    mending.catch(() => {});
    this.#mending.add(mending);
  }
}
