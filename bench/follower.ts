const SEQ = Buffer.from('"seq":');
const [ZERO, NINE] = [48, 57];

/** What all who follow have found. */
export interface Tally {
  /** Events that never came before a later one, and those that came again. */
  missing: number;
  doubled: number;
  /** How often a socket or a stream was refused or ended by the server. */
  refused: number;
}

/** Somebody who goes on after the last position heard, over as many sockets as it takes. */
export class Follower {
  readonly #tally: Tally;
  readonly #greeting: readonly string[];
  readonly #subscribe: { readonly payload: { readonly variables: { after: number } } };
  position: number;

  /** The last of the messages is the subscription. */
  constructor(openings: readonly string[], tally: Tally) {
    this.#tally = tally;
    this.#greeting = openings.slice(0, -1);
    this.#subscribe = JSON.parse(openings.at(-1)!) as { payload: { variables: { after: number } } };
    this.position = this.#subscribe.payload.variables.after;
  }
  openings(): readonly string[] {
    this.#subscribe.payload.variables.after = this.position;
    return [...this.#greeting, JSON.stringify(this.#subscribe)];
  }
  /** Whether the frame is an event; anything else ends the stream. */
  hear(data: Buffer, start: number, end: number): boolean {
    const at = data.indexOf(SEQ, start);
    if (at === -1 || at >= end) return false;
    let seq = 0;
    for (let digit = at + SEQ.length; data[digit]! >= ZERO && data[digit]! <= NINE; digit++) seq = seq * 10 + data[digit]! - ZERO;
    if (seq <= this.position) this.#tally.doubled++;
    else {
      this.#tally.missing += seq - this.position - 1;
      this.position = seq;
    }
    return true;
  }
  lost(): void {
    this.#tally.refused++;
  }
}
