import { isWithin, listRoute, matches } from '../http/listing.ts';
import { choice, metadata, range, text, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { mergedMetadata } from '../metadata.ts';
import { refused } from '../stripe-error.ts';
import type { Session } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { emit } from '../webhooks/events.ts';
import { createSession, sessionFields } from './new-session.ts';
import { markCanceled } from './payment-intents.ts';

/** Ends an open session and its unpaid intent: by request, or because its time is over. */
export function expireSession(world: World, session: Session): Session {
  if (session.status !== 'open') {
    throw refused(`Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`);
  }
  session.status = 'expired';
  session.url = null;
  const intentId = find(world, 'draft', session.id).paymentIntent;
  if (intentId !== null) markCanceled(world, find(world, 'payment_intent', intentId), 'automatic');
  emit(world, 'checkout.session.expired', session);
  return session;
}

const filters = {
  created: range(),
  customer: text(),
  payment_intent: text(),
  status: choice('open', 'complete', 'expired'),
  subscription: text(),
};

function* selectSessions(world: World, given: Params<typeof filters>): Iterable<Session> {
  for (const session of world.tables['checkout.session'].values()) {
    const isTheirs = matches(given.customer, session.customer) && matches(given.status, session.status);
    const isFor = matches(given.payment_intent, session.payment_intent) && matches(given.subscription, session.subscription);
    if (isTheirs && isFor && isWithin(session.created, given.created)) yield session;
  }
}

const KIND = 'checkout.session';

export const checkoutSessionRoutes: Route[] = [
  route('POST', '/v1/checkout/sessions', KIND, sessionFields, ({ world, params }) => createSession(world, params)),
  route('GET', '/v1/checkout/sessions/:id', KIND, {}, ({ world, id }) => find(world, KIND, id)),
  route('POST', '/v1/checkout/sessions/:id', KIND, { metadata: metadata() }, ({ world, id, params }) => {
    const session = find(world, KIND, id);
    session.metadata = mergedMetadata(session.metadata ?? {}, params.metadata);
    return session;
  }),
  route('POST', '/v1/checkout/sessions/:id/expire', KIND, {}, ({ world, id }) => expireSession(world, find(world, KIND, id))),
  listRoute('/v1/checkout/sessions', KIND, filters, ({ world, params }) => selectSessions(world, params)),
  listRoute(
    '/v1/checkout/sessions/:id/line_items',
    'item',
    {},
    ({ world, id }) => find(world, 'draft', find(world, KIND, id).id).lineItems,
    'oldest-first',
  ),
];
