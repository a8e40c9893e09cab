import type { Reaction } from '../../kernel/event.ts';
import type { EntityManager } from '../database/database.ts';

/** Background work by name. Handlers run at least once, hence are idempotent. */
export interface JobDefinition<Data extends object = object> {
  /** Stable, as it names rows in the queue: `billing.apply-stripe-event`. */
  readonly name: string;
  /** Cron expression in UTC; the handler then gets an empty object. */
  readonly schedule?: string;
  readonly retryLimit?: number;
  handle(data: Data): Promise<void>;
}
/** Keeps the payload's type beside the name of the job. */
export const job = <Data extends object>(definition: JobDefinition<Data>): JobDefinition => definition as unknown as JobDefinition;

export interface EnqueueOptions {
  readonly startAfter?: Date;
  /** Only one waiting job of this key at a time. */
  readonly key?: string;
}
/** The writing side, used by the unit of work. */
export interface JobQueue {
  /** The names under which durable reactions to this event are queued. */
  reactionsTo(eventName: string): readonly string[];
  insert(em: EntityManager, name: string, data: object, options?: EnqueueOptions): Promise<void>;
  /** Tells workers of this process to look again. */
  wake(names: readonly string[]): void;
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
  /** Runs everything that is due, in this process, and resolves when nothing is left. */
  drain(): Promise<void>;
  /** Runs one job now, outside the queue. */
  run(name: string, data?: object): Promise<void>;
  parked(): Promise<ParkedJob[]>;
  retryParked(id: string): Promise<boolean>;
  stop(): Promise<void>;
}
