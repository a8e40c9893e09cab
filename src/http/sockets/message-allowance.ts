export type Allowance = 'granted' | 'exceeded' | 'abused';

/** How many messages one socket may send: so many at once, then so many per second. Who goes on far beyond that is cut off. */
export class MessageAllowance {
  #tokens: number;
  #filledAt: number;
  readonly #burst: number;
  readonly #perSecond: number;

  constructor(burst: number, perSecond: number, now = performance.now()) {
    this.#tokens = burst;
    this.#filledAt = now;
    this.#burst = burst;
    this.#perSecond = perSecond;
  }
  take(now = performance.now()): Allowance {
    this.#tokens = Math.min(this.#burst, this.#tokens + ((now - this.#filledAt) / 1_000) * this.#perSecond) - 1;
    this.#filledAt = now;
    if (this.#tokens >= 0) return 'granted';
    return this.#tokens > -this.#burst ? 'exceeded' : 'abused';
  }
}
