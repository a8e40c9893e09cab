import type Stripe from 'stripe';
import type { EventCalls, EventPage, EventQuery, EventSubject, VerifiedEvent } from './event-calls.ts';
import { PaymentsRejectedError } from './faults.ts';
import { ACCOUNT_GONE, call, find, type StripeAccess } from './stripe-call.ts';
import { at, idOf, orderOf } from './stripe-values.ts';

const NOTHING: EventPage = { events: [], hasMore: false };

export function events({ stripe, patience }: StripeAccess): Pick<EventCalls, 'events' | 'eventsOfAccount' | 'event'> {
  const list = async (query: EventQuery, options: Stripe.RequestOptions = {}): Promise<Stripe.ApiList<Stripe.Event>> => {
    const api = (await stripe()).events;
    return call('list', patience, () => api.list(filterOf(query), options));
  };
  return {
    async events(query) {
      const page = await list(query);
      return { events: page.data.map(toEvent), hasMore: page.has_more };
    },
    async eventsOfAccount(accountId, query) {
      try {
        const page = await list(query, { stripeAccount: accountId });
        // Only what is delivered is sure to name the account.
        return { events: page.data.map((event) => toEvent({ ...event, account: accountId })), hasMore: page.has_more };
      } catch (error) {
        if (!(error instanceof PaymentsRejectedError)) throw error;
        if (error.reason === ACCOUNT_GONE) return null;
        // The event to go on behind is older than the list by now, and so is all that lies behind it.
        if (error.isMissing && query.after !== undefined) return NOTHING;
        throw error;
      }
    },
    async event(id) {
      const api = (await stripe()).events;
      const event = await find('event', patience, () => api.retrieve(id));
      return event && toEvent(event);
    },
  };
}

const filterOf = ({ types, since, isUndelivered, after }: EventQuery): Stripe.EventListParams => ({
  limit: 100,
  ...(types ? { types: [...types] } : {}), ...(since ? { created: { gte: Math.floor(since.getTime() / 1_000) } } : {}),
  ...(isUndelivered ? { delivery_success: false } : {}), ...(after ? { starting_after: after } : {}),
});

export const toEvent = (event: Stripe.Event): VerifiedEvent => ({ id: event.id, type: event.type, isLive: event.livemode, createdAt: at(event.created), account: event.account ?? null, subject: subjectOf(event) });

/** By kind of object, so that a new type of event about one of them is not missed. */
const KINDS = new Set([
  'checkout.session', 'subscription', 'subscription_schedule', 'invoice', 'invoice_payment', 'payment_intent', 'charge', 'refund', 'dispute', 'radar.early_fraud_warning',
  'customer', 'transfer', 'payout', 'account', 'application', 'capability',
]);
type Reference = string | { id: string } | null;
/** The fields by which objects of many kinds refer to each other. */
interface Referring {
  readonly object: string;
  readonly id?: string;
  readonly metadata?: Stripe.Metadata | null;
  readonly customer?: Reference;
  readonly subscription?: Reference;
  readonly payment_intent?: Reference;
  readonly charge?: Reference;
  readonly latest_charge?: Reference;
  readonly account?: Reference;
  readonly destination?: Reference;
  readonly payment?: { readonly payment_intent?: Reference };
  readonly parent?: { readonly subscription_details?: { readonly subscription: Reference; readonly metadata: Stripe.Metadata | null } | null } | null;
}

function subjectOf({ data, account }: Stripe.Event): EventSubject | null {
  const subject = data.object as unknown as Referring;
  if (!KINDS.has(subject.object)) return null;
  const own = (kind: string): string | null => (subject.object === kind ? (subject.id ?? null) : null);
  const details = subject.parent?.subscription_details;
  return {
    object: subject.object,
    id: subject.id ?? null,
    orderId: orderOf(subject.metadata) ?? orderOf(details?.metadata),
    checkoutId: own('checkout.session'),
    subscriptionId: own('subscription') ?? idOf(subject.subscription) ?? idOf(details?.subscription),
    paymentId: own('payment_intent') ?? idOf(subject.payment_intent) ?? idOf(subject.payment?.payment_intent),
    chargeId: own('charge') ?? idOf(subject.charge) ?? idOf(subject.latest_charge),
    customerId: own('customer') ?? idOf(subject.customer),
    accountId: account ?? own('account') ?? idOf(subject.account) ?? (subject.object === 'transfer' ? idOf(subject.destination) : null),
  };
}
