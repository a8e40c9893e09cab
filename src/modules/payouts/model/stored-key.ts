import { HOUR } from '../../../kernel/clock.ts';

/** The provider forgets a key after a day at the earliest, and repeats even a fault under it. */
const KEY_HOURS = 23;
const TRIES_PER_KEY = 2;

export interface KeyedCall {
  tries: number;
  /** Numbers its keys, and when the one in use was first used. */
  keyNumber: number;
  keyedAt: Date | null;
}

/**
 * Counts one more call, and gives its key: the same for the same call, a new one once the provider may have forgotten or spent
 * the old. `isRepeat`: an earlier call may have got through, so look for what it made first.
 */
export function nextKey(name: string, call: KeyedCall, now: Date): KeyedCall & { readonly key: string; readonly isRepeat: boolean } {
  const isSpent = call.tries > 0 && (call.tries % TRIES_PER_KEY === 0 || (call.keyedAt !== null && now.getTime() - call.keyedAt.getTime() > KEY_HOURS * HOUR));
  const keyNumber = call.keyNumber + (isSpent ? 1 : 0);
  return { tries: call.tries + 1, keyNumber, keyedAt: isSpent || call.tries === 0 ? now : call.keyedAt, key: `${name}:${keyNumber}`, isRepeat: call.tries > 0 };
}
