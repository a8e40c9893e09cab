import type { ExecutionResult } from 'graphql';

/** The payload of a `next` message: what was answered, and what it costs. */
export function payloadOf({ data, errors, extensions }: ExecutionResult, requested: number, limit: number): object {
  return { ...(errors ? { errors: errors.map((error) => error.toJSON()) } : {}), data, extensions: { ...extensions, cost: { requested, limit } } };
}
