import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { Box, Letters } from '../support/letters.ts';
import type { Money, Sale } from '../support/money.ts';
import type { Victim } from './victim.ts';

const ATTEMPTS = 4;
const ROUNDS = 8;
/** Of which something comes; the others are stored and ignored. */
const HEARD = ['checkout.session.', 'customer.subscription.', 'invoice.paid', 'charge.refunded', 'refund.'];

/** One buyer in a community of its own, who talks with the process that may be killed. */
export class Stage {
  orderId = '';
  /** Webhooks that arrive together are stored together: when one stands still, the next ones wait for it. */
  isDelivering = false;
  #stood: PromiseWithResolvers<void> | null = null;
  readonly #delivered = new Set<string>();
  readonly money: Money;
  readonly victim: Victim;
  readonly letters: Letters;
  readonly sale: Sale;
  readonly viewer: SignedInViewer;
  readonly #token: string;
  readonly #box: Box;

  constructor(parts: { money: Money; victim: Victim; letters: Letters; sale: Sale; viewer: SignedInViewer; token: string }) {
    ({ money: this.money, victim: this.victim, letters: this.letters, sale: this.sale, viewer: this.viewer, token: this.#token } = parts);
    this.#box = this.letters.open(this.viewer.userId);
  }
  /** The process stands still in the middle of this journey, and will be killed. */
  standStill(): void {
    this.#stood = Promise.withResolvers();
  }
  /** Another process has taken its place. */
  goOn(): void {
    this.#stood?.resolve();
    this.#stood = null;
  }
  /** Whoever gets no answer asks again, with the same key. */
  async mutate(name: string, selection: string, input: object, by: SignedInViewer = this.viewer): Promise<any> {
    const token = by === this.viewer ? this.#token : await this.money.app.world.tokenOf(by);
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} errors { __typename } } }`;
    for (let attempt = 1; ; attempt++) {
      const answer: any = await fetch(`${await this.victim.url()}/graphql`, {
        method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables: { input } }),
      }).then((response) => response.json(), () => null);
      const payload = answer?.data?.[name];
      if (payload?.errors.length === 0) return payload;
      if (attempt === ATTEMPTS) throw new Error(`${name}: ${JSON.stringify(answer)}`);
      await this.#stood?.promise;
    }
  }
  /** Delivers and works until nothing is left to do; what was not heard is sent again. */
  async settle(): Promise<void> {
    for (let round = 0; round < ROUNDS; round++) {
      await this.letters.collect();
      const isHeard = await this.#deliver();
      const isDone = this.#stood === null && (await this.victim.ask({ do: 'drain' }));
      await this.#stood?.promise;
      if (isDone && isHeard === 'nothing new' && round > 0) return;
    }
    throw new Error('There is always something left to do');
  }
  async #deliver(): Promise<'nothing new' | 'something'> {
    const due = this.#box.events.filter(({ id, type }) => !this.#delivered.has(id) && HEARD.some((prefix) => type.startsWith(prefix)));
    for (const event of due) {
      this.isDelivering = true;
      const status = await this.money.post(JSON.stringify(event), undefined, await this.victim.url()).catch(() => 0);
      this.isDelivering = false;
      if (status !== 200) break;
      this.#delivered.add(event.id);
    }
    return due.length === 0 ? 'nothing new' : 'something';
  }
}
