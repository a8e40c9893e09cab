import { prorationDate } from '../flows/change-subscription.ts';
import { planChange, type PlannedChange } from '../flows/plan-change.ts';
import { renewedItem } from '../flows/renew-subscription.ts';
import { choice, flag, group, integer, required, text, type Params } from '../http/params.ts';
import { newId } from '../ids.ts';
import type { LineDraft } from '../line-draft.ts';
import { refused } from '../stripe-error.ts';
import type { Invoice, Subscription } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { periodLines } from './invoice-lines.ts';
import { buildInvoice } from './new-invoice.ts';
import { pendingLines } from './pending-lines.ts';
import { anchorType, itemChanges, momentOrNow, prorationBehavior } from './subscription-fields.ts';

const details = group({
  billing_cycle_anchor: anchorType,
  cancel_at_period_end: flag(),
  items: itemChanges,
  proration_behavior: prorationBehavior,
  proration_date: integer(),
  trial_end: momentOrNow(),
});

export const previewFields = {
  customer: text(),
  preview_mode: choice('next'),
  subscription: required(text()),
  subscription_details: details,
};

type Preview = Params<typeof previewFields>;

/** The next renewal as it would be after the change, with what waits for it. */
function nextLines(world: World, subscription: Subscription, planned: PlannedChange): LineDraft[] {
  const data = planned.items.map((item) => renewedItem(item, planned.anchor));
  const kept = planned.dueNow.length === 0 ? planned.prorations : [];
  return [...pendingLines(world, subscription.id), ...kept, ...periodLines(world, { items: { ...subscription.items, data }, status: 'active' })];
}

function requireUpcoming(subscription: Subscription, given: Preview): void {
  const isEnding = given.subscription_details?.cancel_at_period_end ?? subscription.cancel_at !== null;
  const isOver = subscription.ended_at !== null || subscription.status === 'paused';
  if (isOver || (isEnding && !given.subscription_details?.items)) {
    throw refused('No upcoming invoices for customer', { code: 'invoice_upcoming_none', status: 404 });
  }
}

/** What would be asked for by a change at once or, when that is nothing, at the next renewal. Made of the lines the change itself uses. */
export function previewInvoice(world: World, given: Preview): Invoice {
  const subscription = find(world, 'subscription', given.subscription, 'subscription');
  if (given.customer !== undefined && given.customer !== subscription.customer) {
    throw refused('The customer does not have this subscription.', { param: 'customer' });
  }
  requireUpcoming(subscription, given);
  const { items, trial_end: trialEnd, billing_cycle_anchor: anchor, proration_behavior: behavior = 'create_prorations', proration_date: date } = given.subscription_details ?? {};
  const at = prorationDate(world, subscription, date);
  const planned = planChange(world, subscription, { items, trialEnd, anchor: anchor?.type, behavior, at });
  const isNow = planned.dueNow.length > 0;
  const waiting = planned.startsPeriod ? pendingLines(world, subscription.id) : [];
  const lines = isNow ? [...waiting, ...planned.dueNow] : nextLines(world, subscription, planned);
  const first = planned.items[0];
  const period = isNow ? { start: at, end: at } : { start: first?.current_period_start ?? at, end: first?.current_period_end ?? at };
  const id = `upcoming_${newId('in')}`;
  return buildInvoice(world, { id, subscription, reason: 'upcoming', period, lines, ...(items && { prorationDate: at }) });
}
