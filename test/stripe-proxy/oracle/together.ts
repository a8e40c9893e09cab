import { isPlain, type Plain } from './schema.ts';

const idIn = (value: unknown): string | null => (typeof value === 'string' ? value : isPlain(value) && typeof value.id === 'string' ? value.id : null);
const amountIn = (value: unknown): number => (typeof value === 'number' ? value : 0);

/**
 * What is seen of paid invoices, of the invoice payments that tie payments to them, and of payments that succeeded: none of the three names what the
 * others say. Only what is final is kept, as deliveries may be older than answers.
 */
export class Together {
  readonly #invoices = new Map<string, Plain>();
  readonly #links = new Map<string, Plain>();
  readonly #intents = new Map<string, Plain>();

  /** Takes in all that a value carries, and tells of what does not agree with what was seen before. */
  observe(value: unknown): string[] {
    if (Array.isArray(value)) return value.flatMap((each) => this.observe(each));
    if (!isPlain(value)) return [];
    const inside = Object.entries(value).flatMap(([name, field]) => (name === 'metadata' || name === 'previous_attributes' ? [] : this.observe(field)));
    return [...inside, ...this.#keep(value)];
  }

  #keep(value: Plain): string[] {
    const id = idIn(value);
    if (id === null) return [];
    if (value.object === 'invoice' && value.status === 'paid') return this.#know(this.#invoices, id, value) ? this.#ofInvoice(id) : [];
    if (value.object === 'invoice_payment' && value.status === 'paid') return this.#know(this.#links, id, value) ? [...this.#ofLink(value), ...this.#ofInvoice(idIn(value.invoice))] : [];
    if (value.object === 'payment_intent' && value.status === 'succeeded') return this.#know(this.#intents, id, value) ? [...this.#links.values()].filter((link) => intentOf(link) === id).flatMap((link) => this.#ofLink(link)) : [];
    return [];
  }

  /** True the first time: each disagreement is told once. */
  #know(kept: Map<string, Plain>, id: string, value: Plain): boolean {
    const isNew = !kept.has(id);
    kept.set(id, value);
    return isNew;
  }

  #ofLink(link: Plain): string[] {
    const intent = this.#intents.get(intentOf(link) ?? '');
    if (!intent || amountIn(intent.amount_received) === amountIn(link.amount_paid)) return [];
    return [`${idIn(link)} is paid with ${amountIn(link.amount_paid)}, its payment ${idIn(intent)} received ${amountIn(intent.amount_received)}`];
  }

  #ofInvoice(id: string | null): string[] {
    const invoice = this.#invoices.get(id ?? '');
    if (!invoice) return [];
    const paid = [...this.#links.values()].filter((link) => idIn(link.invoice) === id).reduce((sum, link) => sum + amountIn(link.amount_paid), 0);
    return paid <= amountIn(invoice.amount_paid) ? [] : [`${id} is paid with ${amountIn(invoice.amount_paid)}, the payments of it with ${paid}`];
  }
}

const intentOf = ({ payment }: Plain): string | null => (isPlain(payment) ? idIn(payment.payment_intent) : null);
