import type Stripe from 'stripe';

/** Events of one purchase, oldest first, and the ids that they name: by these its later events are known. */
export interface Box {
  readonly events: Stripe.Event[];
  readonly ids: Set<string>;
}
const LISTED = 100;
/** What belongs to one purchase alone; prices and products are shared. */
const OWN_IDS = /\b(?:(?:cus|pi|ch|py|in|sub|re|du|dp|cs_test)_[A-Za-z0-9]{8,}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\b/g;

/** What Stripe would send, kept back and sorted by purchase; whoever tests decides when it arrives. */
export class Letters {
  readonly #api: string;
  readonly #boxes = new Map<string, Box>();
  readonly #order = new Map<string, number>();

  constructor(api: string) {
    this.#api = api;
  }
  /** A box for what names one of these. */
  open(...ids: string[]): Box {
    const box: Box = { events: [], ids: new Set(ids) };
    for (const id of ids) this.#boxes.set(id, box);
    return box;
  }
  /** Forgets what was opened so far. */
  clear(): void {
    this.#boxes.clear();
  }
  /** Sorts what has happened since the last look. */
  async collect(): Promise<void> {
    let unknown = await this.#listNew();
    for (let before = Infinity; unknown.length < before; ) {
      before = unknown.length;
      unknown = unknown.filter((event) => !this.#sort(event));
    }
    for (const box of new Set(this.#boxes.values())) box.events.sort((one, other) => this.#order.get(one.id)! - this.#order.get(other.id)!);
  }
  async #listNew(): Promise<Stripe.Event[]> {
    const fresh: Stripe.Event[] = [];
    for (let isMore = true; isMore; ) {
      const cursor = fresh.length === 0 ? '' : `&starting_after=${fresh.at(-1)!.id}`;
      const answer = await fetch(`${this.#api}/v1/events?limit=${LISTED}${cursor}`, { headers: { authorization: 'Bearer sk_test_xingqun' } });
      const { data, has_more } = (await answer.json()) as Stripe.ApiList<Stripe.Event>;
      const known = data.findIndex(({ id }) => this.#order.has(id));
      fresh.push(...(known === -1 ? data : data.slice(0, known)));
      isMore = has_more && known === -1;
    }
    for (const { id } of fresh.reverse()) this.#order.set(id, this.#order.size);
    return fresh;
  }
  #sort(event: Stripe.Event): boolean {
    const named = JSON.stringify(event.data).match(OWN_IDS) ?? [];
    const box = named.map((id) => this.#boxes.get(id)).find((each) => each !== undefined);
    if (!box) return false;
    box.events.push(event);
    for (const id of named) {
      if (this.#boxes.has(id)) continue;
      this.#boxes.set(id, box);
      box.ids.add(id);
    }
    return true;
  }
}
