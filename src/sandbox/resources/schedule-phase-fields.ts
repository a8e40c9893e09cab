import type { Schedule, SchedulePhase } from '../billing-types.ts';
import { periodEnd } from '../calendar.ts';
import { choice, group, integer, list, required, text } from '../http/params.ts';
import { invalidParameter, refused } from '../stripe-error.ts';
import { find, type World } from '../world.ts';
import { momentOrNow, prorationBehavior } from './subscription-fields.ts';

const interval = required(choice('day', 'week', 'month', 'year'));

export const phaseList = list(
  group({
    items: required(list(group({ price: required(text()), quantity: integer(1) }), 20)),
    start_date: momentOrNow(),
    end_date: momentOrNow(),
    duration: group({ interval, interval_count: integer(1) }),
    proration_behavior: prorationBehavior,
    trial_end: integer(),
  }),
  10,
);

type Moment = number | 'now';

/** A phase as it is asked for; what is left out follows from the phase before it and from its price. */
export interface GivenPhase {
  items: PhaseItem[];
  start_date?: Moment;
  end_date?: Moment;
  duration?: { interval: 'day' | 'week' | 'month' | 'year'; interval_count?: number };
  proration_behavior?: 'always_invoice' | 'create_prorations' | 'none';
  trial_end?: number;
}
type PhaseItem = { price: string; quantity?: number };

export function buildPhase(currency: string, items: PhaseItem[], start: number, end: number, proration: SchedulePhase['proration_behavior'], trialEnd: number | null = null): SchedulePhase {
  return {
    add_invoice_items: [],
    application_fee_percent: null,
    billing_cycle_anchor: null,
    billing_thresholds: null,
    collection_method: null,
    currency,
    default_payment_method: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    end_date: end,
    invoice_settings: null,
    items: items.map(({ price, quantity = 1 }) => ({
      billing_thresholds: null,
      discounts: [],
      metadata: {},
      plan: price,
      price,
      quantity,
      tax_rates: [],
    })),
    metadata: {},
    on_behalf_of: null,
    proration_behavior: proration,
    start_date: start,
    transfer_data: null,
    trial_end: trialEnd,
  };
}

function endOf(world: World, given: GivenPhase, start: number, at: string): number {
  if (given.end_date === 'now') return world.clock.seconds();
  if (given.end_date !== undefined) return given.end_date;
  const { duration, items } = given;
  if (duration) return periodEnd(start, { interval: duration.interval, interval_count: duration.interval_count ?? 1 }, start);
  const recurring = find(world, 'price', items[0]?.price ?? '', `${at}[items][0][price]`).recurring;
  if (!recurring) throw refused('The prices of a phase are recurring.', { param: `${at}[items][0][price]` });
  return periodEnd(start, recurring, start);
}

/** The phases of a request, each beginning where the one before ends. The present phase must stay the first. */
export function plannedPhases(world: World, schedule: Schedule, given: GivenPhase[]): SchedulePhase[] {
  const present = schedule.current_phase;
  const currency = schedule.phases[0]?.currency ?? 'usd';
  let start = present?.start_date ?? world.clock.seconds();
  return given.map((phase, index) => {
    const at = `phases[${index}]`;
    const wanted = phase.start_date === 'now' ? world.clock.seconds() : (phase.start_date ?? start);
    if (wanted !== start) throw invalidParameter('A phase begins where the one before it ends, the first with the present phase.', undefined, `${at}[start_date]`);
    for (const [position, item] of phase.items.entries()) find(world, 'price', item.price, `${at}[items][${position}][price]`);
    const end = endOf(world, phase, start, at);
    if (end <= start) throw invalidParameter('A phase ends after it begins.', undefined, `${at}[end_date]`);
    if (phase.trial_end !== undefined && phase.trial_end > end) throw invalidParameter('A trial ends with its phase at the latest.', undefined, `${at}[trial_end]`);
    const built = buildPhase(currency, phase.items, start, end, phase.proration_behavior ?? 'create_prorations', phase.trial_end);
    start = end;
    return built;
  });
}
