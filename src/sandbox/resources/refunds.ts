import type { Due } from '../flows/due.ts';
import { endRefund, refundCharge } from '../flows/refund-charge.ts';
import { embedded, isWithin, listRoute, matches } from '../http/listing.ts';
import { choice, flag, integer, metadata, range, text, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { mergedMetadata } from '../metadata.ts';
import { invalidParameter, missingParameter, refused } from '../stripe-error.ts';
import type { Refund } from '../wire-money.ts';
import type { Charge, List } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { change } from '../webhooks/events.ts';

const creation = {
  amount: integer(1),
  charge: text(),
  metadata: metadata(),
  payment_intent: text(),
  reason: choice('duplicate', 'fraudulent', 'requested_by_customer'),
  refund_application_fee: flag(),
  reverse_transfer: flag(),
};

type Creation = Params<typeof creation>;

function chargeOf(world: World, given: Creation): Charge {
  if (given.charge !== undefined && given.payment_intent !== undefined) {
    throw invalidParameter('You may only specify one of these parameters: charge, payment_intent.', undefined, 'charge');
  }
  if (given.charge !== undefined) return find(world, 'charge', given.charge, 'charge');
  if (given.payment_intent === undefined) throw missingParameter('payment_intent');
  const intent = find(world, 'payment_intent', given.payment_intent, 'payment_intent');
  if (intent.status !== 'succeeded' || intent.latest_charge === null) {
    throw refused(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`, { param: 'payment_intent' });
  }
  return find(world, 'charge', intent.latest_charge);
}

function createRefund(world: World, given: Creation): Refund {
  const charge = chargeOf(world, given);
  for (const part of ['refund_application_fee', 'reverse_transfer'] as const) {
    if (given[part]) throw refused('The charge has neither an application fee nor a transfer of its own.', { param: part });
  }
  const { amount, reason } = given;
  return refundCharge(world, charge, { amount, reason, metadata: mergedMetadata({}, given.metadata) });
}

export function refundsOf(world: World, charge: string): Refund[] {
  return [...world.tables.refund.values()].filter((refund) => refund.charge === charge);
}

/** The refunds of a charge, newest first, as they are included in it when asked for. */
export function chargeRefunds(world: World, charge: string): List<Refund> {
  return embedded(refundsOf(world, charge).reverse(), `/v1/charges/${charge}/refunds`);
}

/** Refunds whose time has come. */
export function* refundDues(world: World): Iterable<Due> {
  for (const { id, at, outcome } of world.tables.refund_plan.values()) {
    yield { at, run: () => endRefund(world, find(world, 'refund', id), outcome) };
  }
}

const KIND = 'refund';
const filters = { charge: text(), created: range(), payment_intent: text() };

export const refundRoutes: Route[] = [
  route('POST', '/v1/refunds', KIND, creation, ({ world, params }) => createRefund(world, params)),
  route('GET', '/v1/refunds/:id', KIND, {}, ({ world, id }) => find(world, KIND, id)),
  route('POST', '/v1/refunds/:id', KIND, { metadata: metadata() }, ({ world, id, params }) => {
    const refund = find(world, KIND, id);
    change(world, 'refund.updated', refund, { metadata: mergedMetadata(refund.metadata ?? {}, params.metadata) });
    return refund;
  }),
  route('POST', '/v1/refunds/:id/cancel', KIND, {}, ({ world, id }) => {
    const { status } = find(world, KIND, id);
    throw refused(`Only refunds that wait for an action of the customer can be canceled; this one is ${status}.`);
  }),
  listRoute('/v1/refunds', KIND, filters, ({ world, params }) =>
    [...world.tables.refund.values()].filter(
      (refund) =>
        matches(params.charge, refund.charge) &&
        matches(params.payment_intent, refund.payment_intent) &&
        isWithin(refund.created, params.created),
    ),
  ),
  listRoute('/v1/charges/:id/refunds', KIND, {}, ({ world, id }) => refundsOf(world, find(world, 'charge', id).id)),
];
