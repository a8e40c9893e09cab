import type { RefusedParameter } from '../../../platform/payments/payments.ts';

/** Whether the provider could not be reached or understood, so that the same call may be made again. */
const isUnavailable = (error: unknown): boolean => error instanceof Error && error.name === 'PaymentsUnavailableError';

/** Whether the provider does not have what the call names, such as a customer that was deleted there. */
export const isMissing = (error: unknown): boolean => error instanceof Error && error.name === 'PaymentsRejectedError' && (error as { isMissing?: boolean }).isMissing === true;

/** Whether a call went out under a key that was used with other input: a fault of ours, and never a reason for another key. */
export const isKeyReused = (error: unknown): boolean => error instanceof Error && error.name === 'PaymentsRejectedError' && (error as { reason?: string | null }).reason === 'idempotency_error';

/** Whether nothing of what the page was to offer is possible for this account, currency and kind of payment. */
export const isMethodRefused = (error: unknown): boolean => refusedIn(error) === 'METHOD';

/** What of the call the provider refused; null when it did not say, and for every other fault. */
export const refusedIn = (error: unknown): RefusedParameter | null => (error instanceof Error && error.name === 'PaymentsRejectedError' ? ((error as { parameter?: RefusedParameter | null }).parameter ?? null) : null);

/** Whether the provider refused the call as it is. */
const isRefused = (error: unknown): error is Error => error instanceof Error && error.name === 'PaymentsRejectedError' && !isKeyReused(error);

/**
 * The value, or null when the provider is unavailable, or will not do it: then the operator is told, as that is a fault of ours or money that does not
 * fit, and the person only that it cannot be done now. Every other fault is thrown.
 */
export async function unlessUnavailable<T>(call: Promise<T>, raiseAlarm: (error: Error) => void): Promise<{ readonly value: T } | null> {
  try {
    return { value: await call };
  } catch (error) {
    if (isUnavailable(error)) return null;
    if (!isRefused(error) && !(error instanceof Error && error.name === 'MoneyAlarm')) throw error;
    raiseAlarm(error);
    return null;
  }
}
