import { ok } from '../../../kernel/result.ts';
import type { VerifiedEvent } from '../../../platform/payments/payments.ts';
import type { StripeEventsDeps, StripeEventsReader } from '../deps.ts';
import { InboxAlarm } from '../model/inbox-alarm.ts';
import type { StripeEventState } from '../model/stripe-event.entity.ts';

/** Handles one stored event. */
export const APPLY_EVENT = 'stripe-events.apply-event';

/** ACCEPTED and REPEATED are answered with 200, REFUSED with 400; DISABLED: there is no such endpoint. */
export type Receipt = 'ACCEPTED' | 'REPEATED' | 'REFUSED' | 'DISABLED';

/** Judges one delivery by its raw bytes and stores the event with its job, before anybody is told that it arrived. */
export async function receiveStripeEvent(deps: StripeEventsDeps, body: Uint8Array, signature: string | undefined): Promise<Receipt> {
  const receipt = await receive(deps, body, signature);
  deps.countReceipt(receipt);
  return receipt;
}

async function receive(deps: StripeEventsDeps, body: Uint8Array, signature: string | undefined): Promise<Receipt> {
  const verdict = await deps.payments.verifyWebhook(body, signature);
  if (verdict.outcome !== 'VERIFIED') return verdict.outcome;
  const { event } = verdict;
  const isOfOtherMode = event.isLive !== deps.payments.isLive;
  const isNew = await store(deps, event, isOfOtherMode ? 'REJECTED' : event.subject === null || !deps.handlers.handles(event.type) ? 'IGNORED' : 'RECEIVED');
  if (isNew && isOfOtherMode) deps.raiseAlarm(new InboxAlarm('EVENT_OF_OTHER_MODE', event.id));
  return isNew ? 'ACCEPTED' : 'REPEATED';
}

async function store({ uow }: StripeEventsDeps, event: VerifiedEvent, state: StripeEventState): Promise<boolean> {
  const stored = await uow.run(async (tx) => {
    const { object = 'unknown', id: objectId = null, orderId = null, checkoutId = null, subscriptionId = null, paymentId = null, chargeId = null, customerId = null, accountId = null } = event.subject ?? {};
    const { numInsertedOrUpdatedRows } = await (tx.db as StripeEventsReader).insertInto('stripe_event').values({
      id: event.id, type: event.type, isLive: event.isLive, object, objectId, orderId, checkoutId, subscriptionId, paymentId, chargeId, customerId, accountId, state, tries: 0, happenedAt: event.createdAt, receivedAt: tx.now, handledAt: state === 'RECEIVED' ? null : tx.now,
    }).onConflict((conflict) => conflict.column('id').doNothing()).executeTakeFirstOrThrow();
    const isNew = numInsertedOrUpdatedRows === 1n;
    if (isNew && state === 'RECEIVED') tx.enqueue(APPLY_EVENT, { eventId: event.id });
    return ok(isNew);
  });
  return stored.ok && stored.value;
}
