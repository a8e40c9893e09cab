import type { PortalConfiguration, PortalSession, Schedule, TestClock } from './billing-types.ts';
import type { Account, DeletedAccount, LinkDraft, StoredPayout, Transfer, TransferReversal } from './connect-types.ts';
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
import type { Payer } from './resources/payment-methods.ts';
import type { LineDraft } from './line-draft.ts';
import { MONEY_KINDS, type MoneyRecords } from './money-records.ts';

/** What a checkout session needs to know and does not show. */
export interface SessionDraft {
  id: string;
  lineItems: LineItem[];
  paymentIntent: string | null;
  /** The method that waits for its holder's yes on a page of the bank or the wallet. */
  confirmation?: { method: string; payer: Payer } | null;
  /** What a bank will say, and when, in seconds. */
  settlement?: { at: number; outcome: 'succeeded' | 'failed' } | null;
  intentData: { description: string | null; metadata: Record<string, string>; receiptEmail: string | null; transferGroup: string | null };
  subscriptionData: { description: string | null; metadata: Record<string, string>; trialEnd: number | null; trialDays: number | null; missingCard?: 'cancel' | 'create_invoice' | 'pause' };
}

/** Something a subscription owes that waits for its next invoice. */
export interface PendingLine {
  id: string;
  customer: string;
  subscription: string;
  line: LineDraft;
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

/** Every kind of thing the sandbox remembers, by Stripe's name of the object, or by one of its own. */
export interface Records extends MoneyRecords {
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
  subscription_schedule: Schedule;
  'test_helpers.test_clock': TestClock;
  'billing_portal.configuration': PortalConfiguration;
  'billing_portal.session': PortalSession;
  account: Account | DeletedAccount;
  transfer: Transfer;
  transfer_reversal: TransferReversal;
  payout: StoredPayout;
  link_draft: LinkDraft;
  pending_line: PendingLine;
  /** What happens once at a time of its own and has happened. */
  reminder: { id: string };
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
  ...MONEY_KINDS,
  'subscription_schedule',
  'test_helpers.test_clock',
  'billing_portal.configuration',
  'billing_portal.session',
  'account',
  'transfer',
  'transfer_reversal',
  'payout',
  'link_draft',
  'pending_line',
  'reminder',
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
