import { RequestError } from '../../kernel/request-error.ts';

export type Queue = <T>(work: () => Promise<T>) => Promise<T>;

/** At most `concurrency` at once and `waiting` behind them; more is refused as `UNAVAILABLE`, as a flood must not take all memory. */
export function boundedQueue(concurrency: number, waiting: number): Queue {
  let running = 0;
  const queue: (() => void)[] = [];
  return async (work) => {
    if (running >= concurrency) {
      if (queue.length >= waiting) throw new RequestError('UNAVAILABLE', 'errors.unavailable', {}, { retryAfter: 1 });
      await new Promise<void>((resolve) => queue.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
