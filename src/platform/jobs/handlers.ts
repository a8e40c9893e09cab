import type { JobDefinition } from '../../kernel/job.ts';
import type { Jobs } from './jobs.ts';

export const RETRIES = 5;

/** What a row of a queue says: which handler, and with what. */
export interface Work {
  readonly name: string;
  readonly data: object;
}
export interface Handler {
  readonly isReaction: boolean;
  readonly limit: number;
  readonly handle: (data: object) => Promise<void>;
}
export interface RunObserver {
  readonly onError: (error: unknown) => void;
  /** Counts what ran, by outcome and time. */
  readonly onRun?: (name: string, outcome: 'ok' | 'failed', seconds: number) => void;
}
/** The handlers of this process by name: reactions to events, and jobs. */
export interface Handlers extends Pick<Jobs, 'register' | 'reactionsTo'> {
  readonly schedules: readonly JobDefinition[];
  of(name: string): Handler;
  run(work: Work): Promise<void>;
}

export function createHandlers({ onError, onRun }: RunObserver): Handlers {
  const handlers = new Map<string, Handler>();
  const reactions = new Map<string, string[]>();
  const schedules: JobDefinition[] = [];
  const add = (name: string, handler: Handler): void => {
    if (handlers.has(name)) throw new Error(`Two handlers for the job "${name}"`);
    handlers.set(name, handler);
  };
  const of = (name: string): Handler => {
    const handler = handlers.get(name);
    if (!handler) throw new Error(`No handler for the job "${name}"`);
    return handler;
  };
  return {
    schedules, of,
    register({ reactions: added, jobs }) {
      for (const reaction of added) {
        add(reaction.name, { isReaction: true, limit: RETRIES, handle: reaction.handle as never });
        reactions.set(reaction.on, [...(reactions.get(reaction.on) ?? []), reaction.name]);
      }
      for (const definition of jobs) {
        add(definition.name, { isReaction: false, limit: definition.retryLimit ?? RETRIES, handle: (data) => definition.handle(data) });
        if (definition.schedule) schedules.push(definition);
      }
    },
    reactionsTo: (eventName) => reactions.get(eventName) ?? [],
    run: (work) => observed(of(work.name), work, { onError, ...(onRun ? { onRun } : {}) }),
  };
}

async function observed({ handle }: Handler, { name, data }: Work, { onError, onRun }: RunObserver): Promise<void> {
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1_000;
  try {
    await handle(data);
    onRun?.(name, 'ok', seconds());
  } catch (error) {
    onRun?.(name, 'failed', seconds());
    onError(error);
    throw error;
  }
}
