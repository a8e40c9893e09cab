import type { Context } from '../context.ts';
import type { AdmittedOperation } from './operation-door.ts';

const admitted = new WeakMap<Context['operation'], AdmittedOperation>();

/** Ties an operation that was let in to the context it runs with; the server's library copies contexts, but not what they share. */
export function admit(context: Context, operation: AdmittedOperation): Context {
  context.operation.cost = operation.cost;
  context.operation.rateLimit = operation.charge.state;
  admitted.set(context.operation, operation);
  return context;
}
export const admittedOf = (context: Context): AdmittedOperation | undefined => admitted.get(context.operation);

/** How many objects an answer holds: what the operation really cost. */
export function objectsIn(data: unknown): number {
  if (typeof data !== 'object' || data === null) return 0;
  let count = Array.isArray(data) ? 0 : 1;
  for (const value of Array.isArray(data) ? data : Object.values(data)) if (typeof value === 'object' && value !== null) count += objectsIn(value);
  return count;
}
