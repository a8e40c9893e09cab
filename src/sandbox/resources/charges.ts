import { newId } from '../ids.ts';
import { isWithin, listRoute, matches } from '../http/listing.ts';
import { range, text } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import type { Decline } from '../test-cards.ts';
import type { Charge, PaymentIntent, PaymentMethod } from '../wire-types.ts';
import { find, type World } from '../world.ts';

function outcomeOf(decline: Decline | null): Charge['outcome'] {
  return {
    advice_code: decline ? 'try_again_later' : null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: decline ? 'declined_by_network' : 'approved_by_network',
    reason: decline?.declineCode ?? null,
    risk_level: 'normal',
    risk_score: 20,
    seller_message: decline ? 'The bank did not return any further details with this decline.' : 'Payment complete.',
    type: decline ? 'issuer_declined' : 'authorized',
  };
}

function methodDetails({ card }: PaymentMethod, amount: number): Charge['payment_method_details'] {
  return {
    card: {
      amount_authorized: amount,
      authorization_code: null,
      brand: card.brand,
      checks: card.checks,
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      fingerprint: card.fingerprint ?? null,
      funding: card.funding,
      installments: null,
      last4: card.last4,
      mandate: null,
      network: card.brand,
      network_transaction_id: null,
      regulated_status: card.regulated_status,
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
    type: 'card',
  };
}

/** What a charge by card has none of. */
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

/** One attempt to take the money of an intent, successful or not. */
export function createCharge(world: World, intent: PaymentIntent, method: PaymentMethod, decline: Decline | null): Charge {
  const charge: Charge = {
    id: newId('ch'),
    object: 'charge',
    ...PLAIN_CHARGE,
    amount: intent.amount,
    amount_captured: decline ? 0 : intent.amount,
    billing_details: method.billing_details,
    captured: decline === null,
    created: world.clock.seconds(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    metadata: intent.metadata,
    outcome: outcomeOf(decline),
    paid: decline === null,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: methodDetails(method, intent.amount),
    radar_options: {},
    receipt_email: intent.receipt_email,
    status: decline ? 'failed' : 'succeeded',
    transfer_group: intent.transfer_group,
  };
  world.tables.charge.set(charge.id, charge);
  return charge;
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
