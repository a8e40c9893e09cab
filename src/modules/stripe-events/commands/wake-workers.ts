import { ok } from '../../../kernel/result.ts';
import type { UnitOfWork } from '../../../platform/database/unit-of-work.ts';

/** Handles what has been received. One waits at a time, and takes all that is there when it begins. */
export const APPLY_RECEIVED = 'stripe-events.apply-received';

/** Called after the commit of what is to be handled; resolves when a job is queued that sees it. */
export type WakeWorkers = () => Promise<void>;

/**
 * Queueing costs more than storing an event: all who ask while one job is being queued share the next one, and a job that nobody has
 * begun yet will see what is committed now.
 */
export function createWakeWorkers(uow: UnitOfWork, isQueued: (name: string, key: string) => Promise<boolean>): WakeWorkers {
  let current: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const queue = async (): Promise<void> => {
    if (await isQueued(APPLY_RECEIVED, APPLY_RECEIVED)) return;
    await uow.run(async (tx) => {
      tx.enqueue(APPLY_RECEIVED, {}, { key: APPLY_RECEIVED });
      return ok(null);
    });
  };
  const begin = (): Promise<void> => {
    next = null;
    const mine = queue().finally(() => {
      if (current === mine) current = null;
    });
    current = mine;
    return mine;
  };
  return () => (current === null ? begin() : (next ??= current.then(begin, begin)));
}
