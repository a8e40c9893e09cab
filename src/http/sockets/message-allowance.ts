import type { SocketLimits } from '../options.ts';

export type Allowance = 'granted' | 'exceeded' | 'abused';

export interface Talker {
  /** When all that was taken will be there again: in messages that one may send from the start of the process on, as a whole number needs no object of its own. */
  allowanceFullAt: number;
}
/** How many messages one socket may send: so many at once, then so many per second. Who goes on far beyond that is cut off. */
export function takeMessage(talker: Talker, { messageBurst, messagesPerSecond }: Pick<SocketLimits, 'messageBurst' | 'messagesPerSecond'>, milliseconds = performance.now()): Allowance {
  const now = Math.floor((milliseconds * messagesPerSecond) / 1_000);
  talker.allowanceFullAt = Math.max(talker.allowanceFullAt, now) + 1;
  const left = messageBurst - (talker.allowanceFullAt - now);
  if (left >= 0) return 'granted';
  return left > -messageBurst ? 'exceeded' : 'abused';
}
