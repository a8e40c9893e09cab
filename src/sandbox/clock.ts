/** The sandbox's one clock: it runs with the given time and can be moved forward. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** The time it shows outside of `at`. */
  running(): number;
  /** Whole seconds, as Stripe's timestamps are. */
  seconds(): number;
  /** How far the clock is ahead of the time it runs with. */
  offset(): number;
  /** Moves forward so that `now()` is the given time and runs on from there. */
  moveTo(time: number): void;
  /** Goes wrong by so many milliseconds, ahead or behind, as clocks of two houses differ. */
  skew(milliseconds: number): void;
  /** Runs something as if it were that time: what is due between now and a far target happens at its own time. */
  at<T>(time: number, run: () => T): T;
}

export function createClock(base: () => number, initialOffset = 0): Clock {
  let offset = initialOffset;
  let skewed = 0;
  let held: number | null = null;
  const running = (): number => base() + offset + skewed;
  const now = (): number => held ?? running();
  return {
    now,
    running,
    seconds: () => Math.floor(now() / 1000),
    offset: () => offset,
    moveTo(time) {
      offset = Math.max(offset, time - base() - skewed);
    },
    skew(milliseconds) {
      skewed = milliseconds;
    },
    at(time, run) {
      const before = held;
      held = time;
      try {
        return run();
      } finally {
        held = before;
      }
    },
  };
}
