/** What the story sees is not what it expects. */
export class StoryError extends Error {
  override readonly name = 'StoryError';
}

export function check(condition: unknown, what: string): asserts condition {
  if (!condition) throw new StoryError(what);
}

/** Compares by value; says both sides when they differ. */
export function same(actual: unknown, expected: unknown, what: string): void {
  const [seen, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (seen !== wanted) throw new StoryError(`${what}: expected ${wanted}, got ${seen}`);
}

/** The value that must be there. */
export function need<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new StoryError(`${what} is missing`);
  return value;
}

/** Asks again until the answer is there: webhooks and reactions arrive when they arrive. */
export async function eventually<T>(what: string, ask: () => Promise<T | null | undefined | false>, seconds = 60): Promise<T> {
  const deadline = Date.now() + seconds * 1_000;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new StoryError(`${what} did not happen within ${seconds} s`);
}

/** Whether a node is of the kind that has this field. */
export const has = <T extends object, K extends PropertyKey>(node: T | null | undefined, field: K): node is Extract<T, Record<K, unknown>> => node != null && field in node;
