import type Stripe from 'stripe';
import { newId } from '../ids.ts';
import { listRoute, matches } from '../http/listing.ts';
import { text } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import type { MethodKind } from '../payment-method-kinds.ts';
import type { TestCard } from '../test-cards.ts';
import type { PaymentMethod } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { emit } from '../webhooks/events.ts';

export interface Payer {
  email: string | null;
  name: string | null;
}

/** The card as it was typed on the page; it belongs to nobody until it is attached. */
export function createCard(world: World, card: TestCard, payer: Payer): PaymentMethod {
  return keep(world, payer, {
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: card.brand,
      exp_month: 12,
      exp_year: new Date(world.clock.now()).getUTCFullYear() + 4,
      fingerprint: `sandbox${card.number.slice(-4)}`,
      funding: 'credit',
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    type: 'card',
  });
}

const ACCOUNTS = {
  alipay: { alipay: {} },
  wechat_pay: { wechat_pay: {} },
  sepa_debit: {
    sepa_debit: {
      bank_code: '37040044',
      branch_code: null,
      country: 'DE',
      fingerprint: 'sandbox3000',
      generated_from: { charge: null, setup_attempt: null },
      last4: '3000',
    },
  },
  us_bank_account: {
    us_bank_account: {
      account_holder_type: 'individual',
      account_type: 'checking',
      bank_name: 'SANDBOX BANK',
      financial_connections_account: null,
      fingerprint: 'sandbox6789',
      last4: '6789',
      networks: { preferred: 'ach', supported: ['ach'] },
      routing_number: '110000000',
      status_details: null,
    },
  },
} as const satisfies Record<Exclude<MethodKind['type'], 'card'>, Partial<Stripe.PaymentMethod>>;

/** A wallet or a bank account, as it was chosen on the page. */
export function createAccountMethod(world: World, type: keyof typeof ACCOUNTS, payer: Payer): PaymentMethod {
  return keep(world, payer, { ...structuredClone(ACCOUNTS[type]), type } as Specific);
}

type Specific = Pick<PaymentMethod, 'type' | 'card' | keyof typeof ACCOUNTS>;

function keep(world: World, payer: Payer, specific: Specific): PaymentMethod {
  const method: PaymentMethod = {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'limited',
    billing_details: { address: null, email: payer.email, name: payer.name, phone: null, tax_id: null },
    created: world.clock.seconds(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    ...specific,
  };
  world.tables.payment_method.set(method.id, method);
  return method;
}

export function attachCard(world: World, method: PaymentMethod, customer: string): void {
  method.customer = customer;
  emit(world, 'payment_method.attached', method);
}

const filters = { customer: text(), type: text() };

function selectMethods(world: World, customer: string | undefined, type: string | undefined): PaymentMethod[] {
  return [...world.tables.payment_method.values()].filter(
    (method) => method.customer !== null && matches(customer, method.customer) && matches<string>(type, method.type),
  );
}

export const paymentMethodRoutes: Route[] = [
  route('GET', '/v1/payment_methods/:id', 'payment_method', {}, ({ world, id }) => find(world, 'payment_method', id)),
  listRoute('/v1/payment_methods', 'payment_method', filters, ({ world, params }) => selectMethods(world, params.customer, params.type)),
  listRoute('/v1/customers/:id/payment_methods', 'payment_method', { type: text() }, ({ world, id, params }) =>
    selectMethods(world, find(world, 'customer', id).id, params.type),
  ),
];
