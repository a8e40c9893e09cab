import { setTimeout } from 'node:timers/promises';

/** Waits until the condition gives something, and fails with its last error when it never does. */
export async function eventually<T>(condition: () => Promise<T> | T, { within = 25_000 }: { within?: number } = {}): Promise<NonNullable<T>> {
  const deadline = Date.now() + within;
  let failure: unknown;
  while (Date.now() < deadline) {
    try {
      const value = await condition();
      if (value) return value as NonNullable<T>;
      failure = new Error('The condition stayed false');
    } catch (error) {
      failure = error;
    }
    await setTimeout(15);
  }
  throw failure;
}
