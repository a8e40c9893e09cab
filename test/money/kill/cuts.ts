/** A place in a journey: right after its n-th call of Stripe was done there, or right after its n-th commit. */
export interface Cut {
  readonly after: 'call' | 'commit';
  readonly number: number;
}
const MOST_STEPS = 60;

/** A table of cuts: every n-th call, then every n-th commit; of each kind until one was not reached. */
export class Cuts {
  /** The last step of each kind that a journey was cut at. */
  readonly reached = { call: 0, commit: 0 };
  readonly #left: Cut['after'][] = ['call', 'commit'];
  readonly #stride: number;
  #number = 1;

  constructor(stride: number) {
    this.#stride = stride;
  }
  next(): Cut | null {
    const [after] = this.#left;
    return after === undefined ? null : { after, number: this.#number };
  }
  /** Whether the next one was reached; only then there may be more of its kind. */
  tell(isReached: boolean): void {
    if (this.#number > MOST_STEPS) throw new Error('No journey has so many steps');
    if (isReached) {
      this.reached[this.#left[0]!] = this.#number;
      this.#number += this.#stride;
    } else {
      this.#left.shift();
      this.#number = 1;
    }
  }
}
