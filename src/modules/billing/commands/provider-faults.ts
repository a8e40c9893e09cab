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

/** The value, or null when the provider is unavailable; every other fault is thrown. */
export async function unlessUnavailable<T>(call: Promise<T>): Promise<{ readonly value: T } | null> {
  try {
    return { value: await call };
  } catch (error) {
    if (isUnavailable(error)) return null;
    throw error;
  }
}
