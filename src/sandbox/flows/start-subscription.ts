import { periodEnd } from '../calendar.ts';
import { newId } from '../ids.ts';
import { embedded } from '../http/listing.ts';
import { planOf } from '../resources/prices.ts';
import type { LineItem, Subscription, SubscriptionItem } from '../wire-types.ts';
import { findCustomer, type World } from '../world.ts';

const DAY = 86_400;

/** A priced item: of a page, or of a request. */
export type NewItem = Pick<LineItem, 'price' | 'quantity' | 'metadata'>;

export interface NewSubscription {
  items: NewItem[];
  customer: string;
  currency: string;
  paymentMethod: string | null;
  firstInvoice: string;
  description: string | null;
  metadata: Record<string, string>;
  trialEnd: number | null;
  trialDays: number | null;
  missingCard: 'cancel' | 'create_invoice' | 'pause';
}

function subscribedItem(subscription: string, item: NewItem, start: number, trialEnd: number | null): SubscriptionItem {
  const plan = planOf(item.price);
  return {
    id: newId('si', 14),
    object: 'subscription_item',
    billing_thresholds: null,
    created: start,
    current_period_end: trialEnd ?? periodEnd(start, plan, start),
    current_period_start: start,
    current_trial: null,
    discounts: [],
    metadata: item.metadata ?? {},
    plan,
    price: item.price,
    quantity: item.quantity,
    subscription,
    tax_rates: [],
  };
}

/** What a subscription has none of in the beginning. */
const PLAIN_SUBSCRIPTION = {
  application: null,
  application_fee_percent: null,
  billing_cycle_anchor_config: null,
  billing_thresholds: null,
  cancel_at: null,
  cancel_at_period_end: false,
  canceled_at: null,
  collection_method: 'charge_automatically',
  customer_account: null,
  days_until_due: null,
  default_source: null,
  ended_at: null,
  livemode: false,
  next_pending_invoice_item_invoice: null,
  on_behalf_of: null,
  pause_collection: null,
  pending_invoice_item_interval: null,
  pending_setup_intent: null,
  pending_update: null,
  schedule: null,
  transfer_data: null,
} as const satisfies Partial<Subscription>;

/** Makes a subscription; its first invoice follows. */
export function createSubscription(world: World, given: NewSubscription): Subscription {
  const id = newId('sub');
  const now = world.clock.seconds();
  const trialEnd = given.trialDays === null ? given.trialEnd : now + given.trialDays * DAY;
  const items = given.items.map((item) => subscribedItem(id, item, now, trialEnd));
  const subscription: Subscription = {
    id,
    object: 'subscription',
    ...PLAIN_SUBSCRIPTION,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: trialEnd ?? now,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
    billing_schedules: [],
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    created: now,
    currency: given.currency,
    customer: given.customer,
    default_payment_method: given.paymentMethod,
    default_tax_rates: [],
    description: given.description,
    discounts: [],
    invoice_settings: { account_tax_ids: null, custom_fields: null, description: null, footer: null, issuer: { type: 'self' } },
    items: embedded(items, `/v1/subscription_items?subscription=${id}`),
    latest_invoice: given.firstInvoice,
    managed_payments: { enabled: false },
    metadata: given.metadata,
    payment_settings: { payment_method_options: null, payment_method_types: null, save_default_payment_method: 'off' },
    start_date: now,
    status: trialEnd === null ? 'active' : 'trialing',
    test_clock: findCustomer(world, given.customer).test_clock,
    trial_end: trialEnd,
    trial_settings: { end_behavior: { billing_cycle_anchor: null, missing_payment_method: given.missingCard } },
    trial_start: trialEnd === null ? null : now,
  };
  findCustomer(world, given.customer).currency ??= given.currency;
  world.tables.subscription.set(id, subscription);
  return subscription;
}
