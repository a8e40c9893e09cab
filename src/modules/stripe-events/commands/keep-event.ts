import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { VerifiedEvent } from '../../../platform/payments/payments.ts';
import type { StripeEventsDeps, StripeEventsReader } from '../deps.ts';
import { InboxAlarm } from '../model/inbox-alarm.ts';
import type { StripeEventOrigin, StripeEventState } from '../model/stripe-event.entity.ts';

/** Handles one stored event. */
export const APPLY_EVENT = 'stripe-events.apply-event';

interface Judgement {
  readonly state: Extract<StripeEventState, 'RECEIVED' | 'IGNORED' | 'REJECTED'>;
  readonly alarm: InboxAlarm | null;
}

/** What becomes of an event as it arrives. Test events of connected accounts come to the real endpoint too: the provider sends both. */
function judge({ payments, handlers }: StripeEventsDeps, event: VerifiedEvent, origin: StripeEventOrigin): Judgement {
  const isConnected = origin === 'CONNECT';
  if (event.isLive !== payments.isLive) return { state: 'REJECTED', alarm: isConnected && payments.isLive ? null : new InboxAlarm('EVENT_OF_OTHER_MODE', event.id) };
  if (isConnected !== (event.account !== null)) return { state: 'REJECTED', alarm: new InboxAlarm('EVENT_AT_WRONG_ENDPOINT', event.id) };
  return { state: event.subject === null || handlers.namesFor(event.type, isConnected).length === 0 ? 'IGNORED' : 'RECEIVED', alarm: null };
}

/** Stores an event with its job, unless it is there already; answers whether it was new, and what to tell the operator after the commit. */
export async function keepEvent(deps: StripeEventsDeps, tx: Tx, event: VerifiedEvent, origin: StripeEventOrigin): Promise<{ isNew: boolean; alarm: InboxAlarm | null }> {
  const { state, alarm } = judge(deps, event, origin);
  const { object = 'unknown', id: objectId = null, orderId = null, checkoutId = null, subscriptionId = null, paymentId = null, chargeId = null, customerId = null, accountId = null } = event.subject ?? {};
  const { numInsertedOrUpdatedRows } = await (tx.db as StripeEventsReader).insertInto('stripe_event').values({
    id: event.id, type: event.type, isLive: event.isLive, origin, object, objectId, orderId, checkoutId, subscriptionId, paymentId, chargeId, customerId, accountId: event.account ?? accountId,
    state, tries: 0, happenedAt: event.createdAt, receivedAt: tx.now, handledAt: state === 'RECEIVED' ? null : tx.now,
  }).onConflict((conflict) => conflict.column('id').doNothing()).executeTakeFirstOrThrow();
  const isNew = numInsertedOrUpdatedRows === 1n;
  if (isNew && state === 'RECEIVED') tx.enqueue(APPLY_EVENT, { eventId: event.id });
  return { isNew, alarm: isNew ? alarm : null };
}
