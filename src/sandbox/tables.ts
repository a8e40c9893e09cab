import type {
  Charge,
  Customer,
  Deleted,
  Event,
  Invoice,
  InvoicePayment,
  LineItem,
  PaymentIntent,
  PaymentMethod,
  Price,
  Product,
  Session,
  Subscription,
  WebhookEndpoint,
} from './wire-types.ts';

/** What a checkout session needs to know and does not show. */
export interface SessionDraft {
  id: string;
  lineItems: LineItem[];
  paymentIntent: string | null;
  intentData: { description: string | null; metadata: Record<string, string>; receiptEmail: string | null; transferGroup: string | null };
  subscriptionData: { description: string | null; metadata: Record<string, string>; trialEnd: number | null; trialDays: number | null };
}

export interface Delivery {
  id: string;
  event: string;
  endpoint: string;
  state: 'pending' | 'delivered' | 'failed';
  attempts: number;
  nextAttemptAt: number;
  lastOutcome: string | null;
}

export interface SavedAnswer {
  id: string;
  fingerprint: string;
  status: number;
  body: string;
  request: string;
  savedAt: number;
}

/** Every kind of thing the sandbox remembers, by Stripe's name of the object; the last three are its own. */
export interface Records {
  customer: Customer | Deleted<'customer'>;
  product: Product | Deleted<'product'>;
  price: Price;
  'checkout.session': Session;
  payment_intent: PaymentIntent;
  charge: Charge;
  payment_method: PaymentMethod;
  subscription: Subscription;
  invoice: Invoice;
  invoice_payment: InvoicePayment;
  event: Event;
  webhook_endpoint: WebhookEndpoint;
  draft: SessionDraft;
  delivery: Delivery;
  saved_answer: SavedAnswer;
}

export type Kind = keyof Records;
export type Tables = { [K in Kind]: Map<string, Records[K]> };

const KINDS = [
  'customer',
  'product',
  'price',
  'checkout.session',
  'payment_intent',
  'charge',
  'payment_method',
  'subscription',
  'invoice',
  'invoice_payment',
  'event',
  'webhook_endpoint',
  'draft',
  'delivery',
  'saved_answer',
] as const satisfies readonly Kind[];

export type TablesSnapshot = Partial<{ [K in Kind]: Records[K][] }>;

function restored<K extends Kind>(kind: K, snapshot: TablesSnapshot): Map<string, Records[K]> {
  return new Map((snapshot[kind] ?? []).map((record) => [record.id, record]));
}

/** Maps keep their order of insertion: it is the order of lists. */
export function createTables(snapshot: TablesSnapshot = {}): Tables {
  return Object.fromEntries(KINDS.map((kind) => [kind, restored(kind, snapshot)])) as Tables;
}

export function snapshotOf(tables: Tables): TablesSnapshot {
  return Object.fromEntries(KINDS.map((kind) => [kind, [...tables[kind].values()]]));
}
