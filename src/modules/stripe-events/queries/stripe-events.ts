import { readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { StripeEventsDeps } from '../deps.ts';
import type { StripeEventRow, StripeEventState } from '../model/stripe-event.entity.ts';

/** The inbox of webhooks, newest first. */
export function stripeEvents({ reader }: StripeEventsDeps, state: StripeEventState | null, request: PageRequest): Promise<Page<StripeEventRow>> {
  return readPage<StripeEventRow>(request, { scope: `stripe-events-${state}`, shape: ['time', 'text'], keysOf: (row) => [row.receivedAt.getTime(), row.id] }, (after, limit) => {
    let query = reader.selectFrom('stripe_event').selectAll().orderBy('receivedAt', 'desc').orderBy('id', 'desc').limit(limit);
    if (state !== null) query = query.where('state', '=', state);
    if (after) query = query.where((eb) => eb(eb.refTuple('receivedAt', 'id'), '<', eb.tuple(new Date(after[0] as number), after[1] as string)));
    return query.execute();
  });
}
