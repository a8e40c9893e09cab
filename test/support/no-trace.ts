import { expect } from '@jest/globals';
import type { TestApp } from './app.ts';
import { takeWrites } from './writes.ts';

/** Runs what must be refused and checks that it wrote nothing and emitted nothing; gives its answer. */
export async function expectNoTrace<T>(app: Pick<TestApp, 'platform' | 'quiet'>, run: () => Promise<T>): Promise<T> {
  await app.quiet?.();
  await takeWrites(app);
  const answer = await run();
  expect(await takeWrites(app)).toEqual([]);
  return answer;
}
