const named = (error: unknown, name: string): error is Error => error instanceof Error && error.name === name;

/** The provider's word for why it refused a call; null for every other fault. */
export const refusalIn = (error: unknown): string | null => (named(error, 'PaymentsRejectedError') ? ((error as { reason?: string | null }).reason ?? 'refused') : null);

/** The value, or null when the provider is unavailable; every other fault is thrown. */
export async function unlessUnavailable<T>(call: Promise<T>): Promise<{ readonly value: T } | null> {
  try {
    return { value: await call };
  } catch (error) {
    if (named(error, 'PaymentsUnavailableError')) return null;
    throw error;
  }
}
