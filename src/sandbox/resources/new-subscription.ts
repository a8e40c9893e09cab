import { collectInvoice } from '../flows/collect-invoice.ts';
import { createSubscription } from '../flows/start-subscription.ts';
import { newId } from '../ids.ts';
import { choice, clearable, flag, group, integer, list, metadata, required, text, type Params } from '../http/params.ts';
import { mergedMetadata } from '../metadata.ts';
import { invalidParameter, StripeError } from '../stripe-error.ts';
import type { Subscription } from '../wire-types.ts';
import { find, findCustomer, type World } from '../world.ts';
import { change, emit } from '../webhooks/events.ts';
import { periodLines } from './invoice-lines.ts';
import { createInvoice } from './new-invoice.ts';
import { momentOrNow, trialSettings } from './subscription-fields.ts';

export const subscriptionCreation = {
  billing_mode: group({ type: required(choice('flexible')) }),
  cancel_at_period_end: flag(),
  customer: required(text()),
  default_payment_method: text(),
  description: clearable(text(500)),
  items: required(list(group({ price: required(text()), quantity: integer(1), metadata: metadata() }), 20)),
  metadata: metadata(),
  off_session: flag(),
  payment_behavior: choice('allow_incomplete', 'default_incomplete', 'error_if_incomplete'),
  trial_end: momentOrNow(),
  trial_period_days: integer(1, 730),
  trial_settings: trialSettings,
};

type Creation = Params<typeof subscriptionCreation>;

function newSubscription(world: World, given: Creation, firstInvoice: string): Subscription {
  const customer = findCustomer(world, given.customer, 'customer');
  const items = given.items.map((item, index) => ({
    price: find(world, 'price', item.price, `items[${index}][price]`),
    quantity: item.quantity ?? 1,
    metadata: mergedMetadata({}, item.metadata),
  }));
  const currency = items[0]?.price.currency;
  if (currency === undefined) throw invalidParameter('A subscription has at least one item.', 'parameter_missing', 'items');
  const trialEnd = typeof given.trial_end === 'number' ? given.trial_end : null;
  return createSubscription(world, {
    items,
    customer: customer.id,
    currency,
    firstInvoice,
    paymentMethod: given.default_payment_method ?? null,
    description: given.description ?? null,
    metadata: mergedMetadata({}, given.metadata),
    trialEnd,
    trialDays: given.trial_period_days ?? null,
    missingCard: given.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice',
  });
}

/** A first payment that fails leaves the subscription incomplete: for 23 hours it can still be paid. */
function payFirst(world: World, subscription: Subscription, firstInvoice: string, behavior: Creation['payment_behavior']): void {
  const period = { start: subscription.created, end: subscription.created };
  const isTrial = subscription.status === 'trialing';
  if (!isTrial) subscription.status = 'incomplete';
  emit(world, 'customer.subscription.created', subscription);
  const lines = periodLines(world, { items: subscription.items, status: isTrial ? 'trialing' : 'active' });
  const invoice = createInvoice(world, { id: firstInvoice, subscription, reason: 'subscription_create', period, lines });
  if (behavior === 'default_incomplete' && invoice.amount_due > 0) return;
  const decline = collectInvoice(world, invoice);
  if (decline && behavior === 'error_if_incomplete') {
    throw new StripeError(402, { type: 'card_error', code: decline.code, decline_code: decline.declineCode, message: decline.message }, true);
  }
  if (!decline && !isTrial) change(world, 'customer.subscription.updated', subscription, { status: 'active' });
}

/** `POST /v1/subscriptions`: as the checkout page makes one, for a customer who has a card already. */
export function createFromApi(world: World, given: Creation): Subscription {
  const firstInvoice = newId('in');
  const subscription = newSubscription(world, given, firstInvoice);
  payFirst(world, subscription, firstInvoice, given.payment_behavior);
  return subscription;
}
