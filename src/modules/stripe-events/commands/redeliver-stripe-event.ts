import { notFound, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { requireStaff } from '../access.ts';
import type { StripeEventsDeps, StripeEventsReader } from '../deps.ts';
import type { StripeEventRow } from '../model/stripe-event.entity.ts';
import { APPLY_RECEIVED } from './wake-workers.ts';

/** Puts a stored event back to the beginning, with a new day to succeed in. Only staff; safe, as the object is fetched again. */
export function redeliverStripeEvent({ uow }: StripeEventsDeps, viewer: Viewer, eventId: string): Promise<Result<StripeEventRow, Failure<'NOT_FOUND'>>> {
  const { userId } = requireStaff(viewer);
  return uow.run<StripeEventRow, Failure<'NOT_FOUND'>>(async (tx) => {
    const event = await (tx.db as StripeEventsReader).updateTable('stripe_event').set({ state: 'RECEIVED', tries: 0, nextTryAt: null, error: null, handledAt: null, claimedAt: null, receivedAt: tx.now })
      .where('id', '=', eventId).where('state', '<>', 'REJECTED').returningAll().executeTakeFirst();
    if (!event) return refuse(notFound('eventId'));
    tx.enqueue(APPLY_RECEIVED, {}, { key: APPLY_RECEIVED });
    await tx.recordStaffAct({ userId, act: 'REDELIVER_STRIPE_EVENT', target: eventId });
    return ok(event);
  });
}
