import type { Due } from '../flows/due.ts';
import { newId } from '../ids.ts';
import { isWithin, listRoute, matches } from '../http/listing.ts';
import { range, text } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { testCardByLast4, type Decline } from '../test-cards.ts';
import type { Charge, PaymentIntent, PaymentMethod } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { emit } from '../webhooks/events.ts';
import { moveBalance } from './balance-transactions.ts';
import { methodDetails, outcomeOf } from './charge-details.ts';
import { chargeFee } from './fees.ts';

/** What a charge has none of. */
const PLAIN_CHARGE = {
  amount_refunded: 0,
  application: null,
  application_fee: null,
  application_fee_amount: null,
  balance_transaction: null,
  calculated_statement_descriptor: 'SANDBOX',
  disputed: false,
  failure_balance_transaction: null,
  livemode: false,
  on_behalf_of: null,
  receipt_number: null,
  receipt_url: null,
  refunded: false,
  review: null,
  shipping: null,
  source: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
} as const satisfies Partial<Charge>;

export interface Attempt {
  method: PaymentMethod;
  decline: Decline | null;
  isAuthenticated?: boolean;
  /** The bank answers days later. */
  isPending?: boolean;
}

/** One attempt to take the money of an intent. */
export function createCharge(world: World, intent: PaymentIntent, { method, decline, isAuthenticated = false, isPending = false }: Attempt): Charge {
  const isPaid = decline === null && !isPending;
  const charge: Charge = {
    id: newId(method.card ? 'ch' : 'py'),
    object: 'charge',
    ...PLAIN_CHARGE,
    amount: intent.amount,
    amount_captured: isPaid ? intent.amount : 0,
    billing_details: method.billing_details,
    captured: isPaid,
    created: world.clock.seconds(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    metadata: intent.metadata,
    outcome: outcomeOf(decline),
    paid: isPaid,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: methodDetails(method, intent.amount, isAuthenticated),
    radar_options: {},
    receipt_email: intent.receipt_email,
    status: isPending ? 'pending' : decline ? 'failed' : 'succeeded',
    transfer_group: intent.transfer_group,
  };
  world.tables.charge.set(charge.id, charge);
  return charge;
}

/** The money of a charge has come: it stands on the balance, less what Stripe keeps. */
export function bookCharge(world: World, charge: Charge): void {
  const last4 = charge.payment_method_details?.card?.last4;
  const isAtOnce = last4 != null && testCardByLast4(last4)?.isAvailableAtOnce;
  const isCard = charge.payment_method_details?.type === 'card';
  const movement = moveBalance(world, {
    type: isCard ? 'charge' : 'payment',
    category: 'charge',
    amount: charge.amount,
    fee: chargeFee(charge.amount, charge.currency),
    currency: charge.currency,
    isPresented: true,
    source: charge.id,
    description: charge.description,
    available: isAtOnce ? 'now' : 'later',
  });
  charge.balance_transaction = movement.id;
}

/** Books what was captured without, and says so. */
export function bookLate(world: World, charge: Charge): void {
  bookCharge(world, charge);
  emit(world, 'charge.updated', charge, { balance_transaction: null });
}

/** How long an asynchronous capture takes. */
const CAPTURED_AFTER = 60;

/** Charges that do not stand on the balance yet. */
export function* captureDues(world: World): Iterable<Due> {
  for (const charge of world.tables.charge.values()) {
    if (charge.status === 'succeeded' && charge.balance_transaction === null) yield { at: charge.created + CAPTURED_AFTER, run: () => bookLate(world, charge) };
  }
}

const filters = { created: range(), customer: text(), payment_intent: text(), transfer_group: text() };

export const chargeRoutes: Route[] = [
  route('GET', '/v1/charges/:id', 'charge', {}, ({ world, id }) => find(world, 'charge', id)),
  listRoute('/v1/charges', 'charge', filters, ({ world, params }) =>
    [...world.tables.charge.values()].filter(
      (charge) =>
        matches(params.customer, charge.customer) &&
        matches(params.payment_intent, charge.payment_intent) &&
        matches(params.transfer_group, charge.transfer_group) &&
        isWithin(charge.created, params.created),
    ),
  ),
];
