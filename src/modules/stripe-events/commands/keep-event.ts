import type { VerifiedEvent } from '../../../platform/payments/payments.ts';
import type { StripeEventsDeps } from '../deps.ts';
import { InboxAlarm } from '../model/inbox-alarm.ts';
import type { StripeEventOrigin, StripeEventState } from '../model/stripe-event.entity.ts';

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

export interface KeptEvent {
  readonly isNew: boolean;
  /** Something is to be done about it: the workers are woken after the commit. */
  readonly isWaiting: boolean;
  /** What to tell the operator then. */
  readonly alarm: InboxAlarm | null;
}

/** Stores an event, unless it is there already; committed when this resolves. */
export async function keepEvent(deps: StripeEventsDeps, event: VerifiedEvent, origin: StripeEventOrigin): Promise<KeptEvent> {
  const { state, alarm } = judge(deps, event, origin);
  const now = deps.clock.now();
  const { object = 'unknown', id: objectId = null, orderId = null, checkoutId = null, subscriptionId = null, paymentId = null, chargeId = null, customerId = null, accountId = null } = event.subject ?? {};
  const isNew = await deps.storeEvent({
    id: event.id, type: event.type, isLive: event.isLive, origin, object, objectId, orderId, checkoutId, subscriptionId, paymentId, chargeId, customerId, accountId: event.account ?? accountId,
    state, tries: 0, happenedAt: event.createdAt, receivedAt: now, handledAt: state === 'RECEIVED' ? null : now,
  });
  return { isNew, isWaiting: isNew && state === 'RECEIVED', alarm: isNew ? alarm : null };
}
