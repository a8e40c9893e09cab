import { mergedMetadata } from '../metadata.ts';
import type { Session } from '../wire-types.ts';
import type { World } from '../world.ts';
import type { Offer } from './discounts.ts';
import type { SessionParams } from './new-session.ts';
import { amountFields, discountFields, type SessionAmounts } from './session-amounts.ts';
import { methodOptionsOf } from './session-methods.ts';

export interface ComputedFields {
  id: string;
  expiresAt: number;
  offer: Offer | null;
  amounts: SessionAmounts;
  methods: string[];
  currency: string;
  person: Pick<Session, 'customer' | 'customer_creation' | 'customer_details' | 'customer_email'>;
}

/** What this sandbox sells on a page has none of these. */
const PLAIN_SESSION = {
  after_expiration: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  customer_account: null,
  integration_identifier: null,
  invoice: null,
  invoice_creation: null,
  livemode: false,
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_configuration_details: null,
  payment_status: 'unpaid',
  permissions: null,
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  status: 'open',
  subscription: null,
  ui_mode: 'hosted_page',
  wallet_options: null,
} as const satisfies Partial<Session>;

/** The whole object as it is when the session is opened. */
export function buildSession(world: World, given: SessionParams, computed: ComputedFields): Session {
  const { id, expiresAt, offer, amounts, methods, currency, person } = computed;
  return {
    id,
    object: 'checkout.session',
    ...PLAIN_SESSION,
    adaptive_pricing: { enabled: false },
    allow_promotion_codes: given.allow_promotion_codes ?? null,
    allowed_payment_method_types: given.allowed_payment_method_types ?? null,
    ...amountFields(amounts),
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: given.billing_address_collection ?? null,
    cancel_url: given.cancel_url ?? null,
    client_reference_id: given.client_reference_id ?? null,
    created: world.clock.seconds(),
    currency,
    custom_fields: [],
    custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null },
    ...person,
    ...discountFields(offer),
    ...(given.excluded_payment_method_types && { excluded_payment_method_types: given.excluded_payment_method_types }),
    expires_at: expiresAt,
    locale: given.locale ?? null,
    managed_payments: { enabled: false },
    metadata: mergedMetadata({}, given.metadata),
    mode: given.mode,
    payment_method_collection: given.payment_method_collection ?? (given.mode === 'subscription' ? 'always' : 'if_required'),
    payment_method_options: methodOptionsOf(methods, given),
    payment_method_types: methods,
    phone_number_collection: { enabled: false },
    shipping_options: [],
    submit_type: given.submit_type ?? null,
    success_url: given.success_url,
    url: pageUrl(world, id),
  };
}

export function pageUrl(world: World, id: string): string {
  return `${world.baseUrl}/c/pay/${id}`;
}
