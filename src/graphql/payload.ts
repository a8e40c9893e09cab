import type { Failure } from '../kernel/failure.ts';
import type { Result } from '../kernel/result.ts';
import type { Context } from './context.ts';
import { toUserError, type UserErrorType } from './user-error.ts';

/** The payload of a mutation: what `onValue` makes of the value, or the refusal. */
export function toPayload<T, F extends Failure, P extends object>(
  context: Context, result: Result<T, F>, onValue: (value: T) => P, special: Parameters<typeof toUserError<F>>[2] = {},
): P & { errors: UserErrorType[] } {
  if (result.ok) return { ...onValue(result.value), errors: [] };
  return { errors: [toUserError(result.failure, context.locale, special)] } as unknown as P & { errors: UserErrorType[] };
}
