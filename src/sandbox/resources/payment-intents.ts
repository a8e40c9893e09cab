import { newId, randomLetters } from '../ids.ts';
import { isWithin, listRoute, matches } from '../http/listing.ts';
import { choice, given, metadata, range, text } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { mergedMetadata } from '../metadata.ts';
import { refused } from '../stripe-error.ts';
import type { PaymentIntent } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { emit } from '../webhooks/events.ts';

export interface NewIntent {
  amount: number;
  currency: string;
  customer: string | null;
  description: string | null;
  metadata: Record<string, string>;
  receiptEmail: string | null;
  transferGroup: string | null;
  setupFutureUsage: 'off_session' | null;
  /** Cards only, unless said. */
  methods?: string[];
}

/** An intent before its first attempt. */
const PLAIN_INTENT = {
  allowed_payment_method_types: null,
  amount_capturable: 0,
  amount_received: 0,
  application: null,
  application_fee_amount: null,
  canceled_at: null,
  cancellation_reason: null,
  capture_method: 'automatic_async',
  confirmation_method: 'automatic',
  customer_account: null,
  excluded_payment_method_types: null,
  last_payment_error: null,
  latest_charge: null,
  livemode: false,
  managed_payments: null,
  next_action: null,
  on_behalf_of: null,
  payment_method: null,
  payment_method_configuration_details: null,
  payment_record: null,
  processing: null,
  review: null,
  shipping: null,
  source: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  status: 'requires_payment_method',
  transfer_data: null,
} as const satisfies Partial<PaymentIntent>;

/** An intent comes from a checkout page or an invoice; the API has no operation to make one here. */
export function createIntent(world: World, given: NewIntent): PaymentIntent {
  const id = newId('pi');
  const intent: PaymentIntent = {
    id,
    object: 'payment_intent',
    ...PLAIN_INTENT,
    amount: given.amount,
    amount_details: { tip: {} },
    automatic_payment_methods: { enabled: true },
    client_secret: `${id}_secret_${randomLetters(25)}`,
    created: world.clock.seconds(),
    currency: given.currency,
    customer: given.customer,
    description: given.description,
    metadata: given.metadata,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: given.methods ?? ['card'],
    receipt_email: given.receiptEmail,
    setup_future_usage: given.setupFutureUsage,
    transfer_group: given.transferGroup,
  };
  world.tables.payment_intent.set(id, intent);
  emit(world, 'payment_intent.created', intent);
  return intent;
}

export function markCanceled(world: World, intent: PaymentIntent, why: PaymentIntent['cancellation_reason']): PaymentIntent {
  Object.assign(intent, { status: 'canceled', canceled_at: world.clock.seconds(), cancellation_reason: why });
  emit(world, 'payment_intent.canceled', intent);
  return intent;
}

const reason = choice('abandoned', 'duplicate', 'fraudulent', 'requested_by_customer');

function cancelIntent(world: World, id: string, why: PaymentIntent['cancellation_reason'] | undefined): PaymentIntent {
  const intent = find(world, 'payment_intent', id);
  if (intent.status === 'succeeded' || intent.status === 'canceled') {
    const message = `You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`;
    throw refused(message, { code: 'payment_intent_unexpected_state' });
  }
  const isOnPage = [...world.tables.draft.values()].some(
    (draft) => draft.paymentIntent === id && find(world, 'checkout.session', draft.id).status === 'open',
  );
  if (isOnPage) throw refused('You cannot cancel the PaymentIntent of an open Checkout Session; expire the session instead.');
  return markCanceled(world, intent, why ?? null);
}

const KIND = 'payment_intent';
const update = { description: text(1_000), metadata: metadata(), receipt_email: text(512), transfer_group: text() };

export const paymentIntentRoutes: Route[] = [
  route('GET', '/v1/payment_intents/:id', KIND, {}, ({ world, id }) => find(world, KIND, id)),
  route('POST', '/v1/payment_intents/:id', KIND, update, ({ world, id, params }) => {
    const intent = find(world, KIND, id);
    const { metadata: newMetadata, ...plain } = params;
    Object.assign(intent, given(plain));
    intent.metadata = mergedMetadata(intent.metadata, newMetadata);
    return intent;
  }),
  route('POST', '/v1/payment_intents/:id/cancel', KIND, { cancellation_reason: reason }, ({ world, id, params }) =>
    cancelIntent(world, id, params.cancellation_reason),
  ),
  listRoute('/v1/payment_intents', KIND, { created: range(), customer: text() }, ({ world, params }) =>
    [...world.tables.payment_intent.values()].filter(
      (intent) => matches(params.customer, intent.customer) && isWithin(intent.created, params.created),
    ),
  ),
];
