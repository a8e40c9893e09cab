import { randomBytes } from 'node:crypto';
import type { Logger } from './logger.ts';
import type { Metrics } from './metrics.ts';

/** Logs a fault with its cause, counts it, and answers the id that the client is told instead. */
export type ReportFault = (error: unknown, context?: FaultContext) => string;

export interface FaultContext {
  /** Which part met it: `graphql`, `http`, `jobs`, `webhooks`. */
  readonly area?: string;
  readonly operation?: string | null;
  readonly path?: string;
}

const newErrorId = (): string => `err_${randomBytes(9).toString('hex')}`;

export const createFaultReporter = (deps: { readonly logger: Logger; readonly metrics: Metrics; readonly newId?: () => string }): ReportFault => (error, context = {}) => {
  const errorId = (deps.newId ?? newErrorId)();
  const area = context.area ?? 'server';
  deps.metrics.faulted(area);
  deps.logger.error({ errorId, area, operation: context.operation ?? undefined, path: context.path, err: error }, 'fault');
  return errorId;
};
