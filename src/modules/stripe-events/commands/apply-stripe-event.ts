import { after, DAY, MINUTE } from '../../../kernel/clock.ts';
import type { StripeEventsDeps } from '../deps.ts';
import type { ArrivedEvent } from '../event-handlers.ts';
import { InboxAlarm } from '../model/inbox-alarm.ts';
import { nextTry, type StripeEventRow, type StripeEventState } from '../model/stripe-event.entity.ts';

const WAITING: readonly StripeEventState[] = ['RECEIVED', 'RETRYING'];
const BATCH = 100;
/** Longer than the provider could send an event again. */
const KEPT_DAYS = 90;

/**
 * Acts on a stored event. What belongs to nobody here is ignored; what cannot be applied yet, because our row is missing or the
 * provider is away, is tried again for a day and then parked.
 */
export async function applyStripeEvent(deps: StripeEventsDeps, eventId: string): Promise<void> {
  const event = await deps.reader.selectFrom('stripe_event').selectAll().where('id', '=', eventId).executeTakeFirst();
  if (!event || !WAITING.includes(event.state)) return;
  const isConnected = event.origin === 'CONNECT';
  let error: string;
  try {
    if (isConnected && !(await deps.handlers.knowsAccount(event.accountId!))) return await park(deps, event);
    const outcome = await deps.handlers.apply(arrived(event), isConnected);
    if (outcome !== 'WAITING') return await finish(deps, eventId, outcome);
    error = 'What it is about is not there yet';
  } catch (fault) {
    error = tellable(fault);
    deps.raiseAlarm(fault instanceof Error ? fault : new Error('A fault without an error'));
  }
  await postpone(deps, event, error);
}

const arrived = ({ id: eventId, type, object, objectId, orderId, checkoutId, subscriptionId, paymentId, chargeId, customerId, accountId }: StripeEventRow): ArrivedEvent =>
  ({ eventId, type, object: object as string, id: objectId, orderId, checkoutId, subscriptionId, paymentId, chargeId, customerId, accountId });

async function finish({ reader, clock }: StripeEventsDeps, id: string, state: StripeEventState): Promise<void> {
  await reader.updateTable('stripe_event').set((eb) => ({ state, handledAt: clock.now(), nextTryAt: null, error: null, tries: eb('tries', '+', 1) })).where('id', '=', id).execute();
}

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
  const due = await deps.reader.selectFrom('stripe_event').select('id')
    .where((eb) => eb.or([eb.and([eb('state', '=', 'RETRYING'), eb('nextTryAt', '<=', now)]), eb.and([eb('state', '=', 'RECEIVED'), eb('receivedAt', '<', after(now, -MINUTE))])]))
    .orderBy('receivedAt').limit(BATCH).execute();
  for (const { id } of due) await applyStripeEvent(deps, id);
}
