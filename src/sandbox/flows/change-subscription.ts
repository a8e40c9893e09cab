import { newId } from '../ids.ts';
import { amountsOf } from '../resources/invoice-amounts.ts';
import { createInvoice } from '../resources/new-invoice.ts';
import { keepPendingLines, takePendingLines } from '../resources/pending-lines.ts';
import { invalidParameter, StripeError } from '../stripe-error.ts';
import { testCardByLast4, type Decline } from '../test-cards.ts';
import type { Subscription } from '../wire-types.ts';
import { find, findCustomer, type World } from '../world.ts';
import { change } from '../webhooks/events.ts';
import { cardOf } from './card-of.ts';
import { askForInvoice, collectInvoice } from './collect-invoice.ts';
import { giveUpInvoice } from './give-up-invoice.ts';
import { pendingUpdate } from './pending-update.ts';
import { planChange, type PlannedChange, type WantedChange } from './plan-change.ts';

export type PaymentBehavior = 'allow_incomplete' | 'error_if_incomplete' | 'pending_if_incomplete';

/** The moment a proration counts from: now, unless another moment of the present period is given. */
export function prorationDate(world: World, subscription: Subscription, given: number | undefined): number {
  if (given === undefined) return world.clock.seconds();
  const [item] = subscription.items.data;
  const isWithin = item && given >= item.current_period_start && given <= item.current_period_end;
  if (!isWithin) throw invalidParameter('Invalid proration date: it must be within the current period.', undefined, 'proration_date');
  return given;
}

const NO_CARD = { code: 'resource_missing', declineCode: undefined, message: 'This customer has no attached payment source or default payment method.' };

/** Why the card on file would not pay what is due at once; null when it would. */
function obstacle(world: World, subscription: Subscription, planned: PlannedChange): Decline | typeof NO_CARD | null {
  const { amountDue } = amountsOf(planned.dueNow, findCustomer(world, subscription.customer).balance);
  if (amountDue === 0) return null;
  const card = cardOf(world, subscription);
  return card ? (testCardByLast4(card.card?.last4 ?? '')?.declinesLater ?? null) : NO_CARD;
}

/** With `error_if_incomplete` a card that will not pay leaves everything as it was. */
function requirePayable(world: World, subscription: Subscription, planned: PlannedChange): void {
  const problem = obstacle(world, subscription, planned);
  if (problem === null) return;
  const { code, declineCode, message } = problem;
  throw new StripeError(402, { type: 'card_error', code, ...(declineCode && { decline_code: declineCode }), message }, true);
}

/** Another change takes the place of one that waits. */
function dropFormer(world: World, { pending_update: pending, latest_invoice: latest }: Subscription): void {
  if (pending !== null && latest !== null) giveUpInvoice(world, find(world, 'invoice', latest), 'void');
}

/** With `pending_if_incomplete` the change waits until its invoice is paid: by a card that the person confirms, or by another one. */
function holdUpdate(world: World, subscription: Subscription, planned: PlannedChange, at: number): void {
  const invoice = createInvoice(world, { id: newId('in'), subscription, reason: 'subscription_update', period: { start: at, end: at }, lines: planned.dueNow, prorationDate: at });
  change(world, 'customer.subscription.updated', subscription, { pending_update: pendingUpdate(world, subscription, planned) });
  const card = cardOf(world, subscription);
  const asks = card && testCardByLast4(card.card?.last4 ?? '')?.declinesLater?.code === 'authentication_required';
  if (asks) askForInvoice(world, invoice, card);
  else collectInvoice(world, invoice);
}

/** Changes items, period or trial of a subscription and asks at once for what is due at once. */
export function changeSubscription(world: World, subscription: Subscription, wanted: WantedChange, payment: PaymentBehavior): void {
  const planned = planChange(world, subscription, wanted);
  if (payment === 'error_if_incomplete') requirePayable(world, subscription, planned);
  dropFormer(world, subscription);
  if (payment === 'pending_if_incomplete' && obstacle(world, subscription, planned) !== null) return holdUpdate(world, subscription, planned, wanted.at);
  change(world, 'customer.subscription.updated', subscription, {
    items: { ...subscription.items, data: planned.items },
    billing_cycle_anchor: planned.anchor,
    status: planned.status,
    trial_end: planned.trialEnd,
    ...(planned.status === 'trialing' && subscription.status !== 'trialing' && { trial_start: wanted.at }),
  });
  const waits = planned.dueNow.length === 0 && wanted.behavior === 'create_prorations';
  if (waits) keepPendingLines(world, subscription, planned.prorations);
  if (planned.dueNow.length === 0) return;
  const lines = planned.startsPeriod ? [...takePendingLines(world, subscription.id), ...planned.dueNow] : planned.dueNow;
  const period = { start: wanted.at, end: wanted.at };
  const invoice = createInvoice(world, { id: newId('in'), subscription, reason: 'subscription_update', period, lines, prorationDate: wanted.at });
  collectInvoice(world, invoice);
}
