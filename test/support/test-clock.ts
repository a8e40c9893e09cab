import type { Clock } from '../../src/kernel/clock.ts';

/** Real time plus what the test has added; or one moment, while it is held. */
export class TestClock implements Clock {
  #offset = 0;
  #held: number | null = null;

  now(): Date {
    return new Date(this.#held ?? Date.now() + this.#offset);
  }
  advance(milliseconds: number): void {
    this.#offset += milliseconds;
    if (this.#held !== null) this.#held += milliseconds;
  }
  /** Stands at this moment while something is looked at, and goes on from where it was. */
  async at<T>(moment: number, look: () => Promise<T>): Promise<T> {
    this.#held = moment;
    try {
      return await look();
    } finally {
      this.#held = null;
    }
  }
}
