import type { Kysely } from 'kysely';
import type { Reaction } from '../../kernel/event.ts';
import type { JobDefinition } from '../../kernel/job.ts';
import type { EntityManager } from '../database/database.ts';

export interface EnqueueOptions {
  readonly startAfter?: Date;
  /** Only one waiting job of this key at a time. */
  readonly key?: string;
}
export interface QueuedWork {
  readonly name: string;
  readonly data: object;
  readonly options?: EnqueueOptions;
}
/** The writing side, used by the unit of work. */
export interface JobQueue {
  /** The names under which durable reactions to this event are queued. */
  reactionsTo(eventName: string): readonly string[];
  /** All of a transaction at once: a statement per job would cost more than what most transactions do. */
  insert(db: Kysely<any>, works: readonly QueuedWork[]): Promise<void>;
}
/** A job that failed its last try, for the operator. */
export interface ParkedJob {
  readonly id: string;
  readonly name: string;
  readonly failedAt: Date | null;
  readonly error: string;
}
export interface Jobs extends JobQueue {
  /** What the composition knows; given once, before work starts. */
  register(definitions: { reactions: readonly Reaction[]; jobs: readonly JobDefinition[] }): void;
  startWorker(): Promise<void>;
  /** Whether a job of this key waits that nobody has begun: it will see all that is committed before this is asked. */
  isQueued(name: string, key: string): Promise<boolean>;
  /** Runs everything that is due, in this process, and resolves when nothing is left. */
  drain(): Promise<void>;
  /** Runs one job now, outside the queue. */
  run(name: string, data?: object): Promise<void>;
  parked(): Promise<ParkedJob[]>;
  parkedCount(): Promise<number>;
  /** Queues it again in this transaction; false when there is no such parked job. */
  retryParked(em: EntityManager, id: string): Promise<boolean>;
  stop(): Promise<void>;
}
