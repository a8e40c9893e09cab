export type Allowance = 'granted' | 'exceeded' | 'abused';

/** How many messages one socket may send: so many at once, then so many per second. Who goes on far beyond that is cut off. */
export class MessageAllowance {
  /** When, in milliseconds, all that was taken will be there again. */
  #fullAt = 0;

  take(burst: number, perSecond: number, now = performance.now()): Allowance {
    this.#fullAt = Math.max(this.#fullAt, now) + 1_000 / perSecond;
    const left = burst - ((this.#fullAt - now) * perSecond) / 1_000;
    if (left >= 0) return 'granted';
    return left > -burst ? 'exceeded' : 'abused';
  }
}
