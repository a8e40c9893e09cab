import { sql } from 'kysely';
import { after, DAY, MINUTE } from '../../../kernel/clock.ts';
import { anyText, prepared } from '../../../platform/database/prepared.ts';
import type { StripeEventsDeps, Tables } from '../deps.ts';
import type { ArrivedEvent, EventOutcome } from '../event-handlers.ts';
import { InboxAlarm } from '../model/inbox-alarm.ts';
import { nextTry, type StripeEventRow, type StripeEventState } from '../model/stripe-event.entity.ts';

const WAITING: readonly StripeEventState[] = ['RECEIVED', 'RETRYING'];
const BATCH = 100;
/** Longer than the provider could send an event again. */
const KEPT_DAYS = 90;

/**
 * Those that carry the mark of one order belong together: a purchase tells of itself half a dozen times. They come first, as
 * refunds and disputes, which do not carry it, wait for the payment that they are about.
 */
export function byOrder(events: readonly StripeEventRow[]): StripeEventRow[][] {
  const { marked = [], unmarked = [] } = Object.groupBy(events, ({ origin, orderId }) => (origin === 'CONNECT' || orderId === null ? 'unmarked' : 'marked'));
  return [...Map.groupBy(marked, ({ orderId }) => orderId).values(), ...unmarked.map((event) => [event])];
}

/**
 * Acts on stored events that belong together. What belongs to nobody here is ignored; what cannot be applied yet, because our row is
 * missing or the provider is away, is tried again for a day and then parked.
 */
export async function applyStripeEvents(deps: StripeEventsDeps, events: readonly StripeEventRow[], finish: Finish = finishEvents): Promise<void> {
  const isConnected = events[0]!.origin === 'CONNECT';
  try {
    if (isConnected && !(await deps.handlers.knowsAccount(events[0]!.accountId!))) return await park(deps, events[0]!);
    const outcomes = await deps.handlers.apply(events.map(arrived), isConnected);
    const having = (wanted: EventOutcome): StripeEventRow[] => events.filter((_, index) => outcomes[index] === wanted);
    await finish(deps, having('APPLIED'), 'APPLIED');
    await finish(deps, having('IGNORED'), 'IGNORED');
    for (const event of having('WAITING')) await postpone(deps, event, 'What it is about is not there yet');
  } catch (fault) {
    deps.raiseAlarm(fault instanceof Error ? fault : new Error('A fault without an error'));
    for (const event of events) await postpone(deps, event, tellable(fault));
  }
}

const arrived = ({ id: eventId, type, object, objectId, orderId, checkoutId, subscriptionId, paymentId, chargeId, customerId, accountId }: StripeEventRow): ArrivedEvent =>
  ({ eventId, type, object: object as string, id: objectId, orderId, checkoutId, subscriptionId, paymentId, chargeId, customerId, accountId });

export type Finish = (deps: StripeEventsDeps, events: readonly StripeEventRow[], state: 'APPLIED' | 'IGNORED') => Promise<void>;
export const finishEvents: Finish = async ({ reader, clock }, events, state) => {
  if (events.length > 0) await finished(reader, { ids: events.map(({ id }) => id), state, now: clock.now() });
};
const finished = prepared<Tables, { ids: readonly string[]; state: StripeEventState; now: Date }, never>((db, given) =>
  db.updateTable('stripe_event').set((eb) => ({ state: given.state, handledAt: given.now, nextTryAt: null, error: null, tries: eb('tries', '+', sql.lit(1)) })).where('id', '=', anyText(given.ids)));

/** Of somebody else's account: it has no effect until the operator has looked at it. */
async function park({ reader, raiseAlarm }: StripeEventsDeps, { id }: StripeEventRow): Promise<void> {
  await reader.updateTable('stripe_event').set((eb) => ({ state: 'PARKED' as const, tries: eb('tries', '+', 1), nextTryAt: null, error: 'The account is not one of ours' })).where('id', '=', id).where('state', 'in', WAITING).execute();
  raiseAlarm(new InboxAlarm('EVENT_OF_UNKNOWN_ACCOUNT', id));
}

async function postpone({ reader, clock, raiseAlarm }: StripeEventsDeps, event: StripeEventRow, error: string): Promise<void> {
  const now = clock.now();
  const tries = (event.tries as number) + 1;
  const nextTryAt = nextTry(event.receivedAt, now, tries);
  const state: StripeEventState = nextTryAt === null ? 'PARKED' : 'RETRYING';
  await reader.updateTable('stripe_event').set({ state, tries, nextTryAt, error }).where('id', '=', event.id).where('state', 'in', WAITING).execute();
  if (state === 'PARKED') raiseAlarm(new InboxAlarm('EVENT_PARKED', event.id));
}

/** Messages of other faults may hold what people wrote: they are in the log, with redaction. */
const tellable = (fault: unknown): string => (fault instanceof Error ? (fault.name.startsWith('Payments') ? `${fault.name}: ${fault.message}` : fault.name) : 'Fault').slice(0, 200);

/** Forgets what was done with long ago. */
export async function purgeStripeEvents({ reader, clock }: StripeEventsDeps): Promise<void> {
  await reader.deleteFrom('stripe_event').where('state', 'in', ['APPLIED', 'IGNORED']).where('receivedAt', '<', after(clock.now(), -KEPT_DAYS * DAY)).execute();
}

/** Tries again what is due, and what was stored without being looked at because its job was lost. */
export async function retryStripeEvents(deps: StripeEventsDeps): Promise<void> {
  const now = deps.clock.now();
  const due = await deps.reader.selectFrom('stripe_event').selectAll()
    .where((eb) => eb.or([eb.and([eb('state', '=', 'RETRYING'), eb('nextTryAt', '<=', now)]), eb.and([eb('state', '=', 'RECEIVED'), eb('receivedAt', '<', after(now, -MINUTE))])]))
    .orderBy('receivedAt').limit(BATCH).execute();
  for (const together of byOrder(due)) await applyStripeEvents(deps, together);
}
