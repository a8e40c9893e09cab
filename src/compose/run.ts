import type { Logger } from '../platform/observability/logger.ts';

const PATIENCE = 30_000;

/** Ends the process once, at the first signal: `stop` in peace, or after half a minute without it. A second signal ends it at once. */
export function endOnSignals(logger: Logger, stop: (signal: string) => Promise<void>): void {
  let isEnding = false;
  const end = (signal: string): void => {
    if (isEnding) process.exit(1);
    isEnding = true;
    logger.info({ signal }, 'draining');
    setTimeout(() => process.exit(1), PATIENCE).unref();
    stop(signal).then(() => process.exit(0), (error: unknown) => {
      logger.error({ err: error }, 'the end was not clean');
      process.exit(1);
    });
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end);
}
