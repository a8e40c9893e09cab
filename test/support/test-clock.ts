import type { Clock } from '../../src/kernel/clock.ts';

/** Real time plus what the test has added. */
export class TestClock implements Clock {
  #offset = 0;

  now(): Date {
    return new Date(Date.now() + this.#offset);
  }
  advance(milliseconds: number): void {
    this.#offset += milliseconds;
  }
}
