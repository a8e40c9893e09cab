import type { Logger } from '../platform/observability/logger.ts';

const PATIENCE = 30_000;
/** A terminal sends Ctrl-C to every process and npm passes it on: two signals this close are one. */
const SAME_SIGNAL = 1_000;

/** Ends the process once, at the first signal: `stop` in peace, or after half a minute without it. A second signal ends it at once. */
export function endOnSignals(logger: Pick<Logger, 'info' | 'error'>, stop: (signal: string) => Promise<void>): void {
  let endingSince: number | null = null;
  const end = (signal: string): void => {
    if (endingSince !== null && performance.now() - endingSince > SAME_SIGNAL) process.exit(1);
    if (endingSince !== null) return;
    endingSince = performance.now();
    logger.info({ signal }, 'draining');
    setTimeout(() => process.exit(1), PATIENCE).unref();
    stop(signal).then(() => process.exit(0), (error: unknown) => {
      logger.error({ err: error }, 'the end was not clean');
      process.exit(1);
    });
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end);
}

/** What has been opened, so that it is closed in the opposite order, each thing once. */
export interface OpenThings {
  add(close: () => void | Promise<void>): void;
  close(): Promise<void>;
}
export function openThings(): OpenThings {
  const closers: (() => void | Promise<void>)[] = [];
  return {
    add: (close) => void closers.push(close),
    async close() {
      for (let close = closers.pop(); close; close = closers.pop()) await close();
    },
  };
}
