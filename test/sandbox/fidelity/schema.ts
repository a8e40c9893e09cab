import { stripeSchema } from '../../../scripts/stripe-schema/cached.ts';
import { nameOf, type Shape } from '../../../scripts/stripe-schema/shape.ts';

export const schema = stripeSchema();

/** The definition of each of Stripe's objects, by its `object`. */
const OBJECTS: Record<string, string> = {
  customer: 'Customers.Customer',
  'deleted customer': 'Customers.DeletedCustomer',
  product: 'Products.Product',
  price: 'Prices.Price',
  'checkout.session': 'Checkout/Sessions.Session',
  payment_intent: 'PaymentIntents.PaymentIntent',
  charge: 'Charges.Charge',
  payment_method: 'PaymentMethods.PaymentMethod',
  subscription: 'Subscriptions.Subscription',
  invoice: 'Invoices.Invoice',
  invoice_payment: 'InvoicePayments.InvoicePayment',
  webhook_endpoint: 'WebhookEndpoints.WebhookEndpoint',
  refund: 'Refunds.Refund',
  dispute: 'Disputes.Dispute',
  'radar.early_fraud_warning': 'Radar/EarlyFraudWarnings.EarlyFraudWarning',
  balance_transaction: 'BalanceTransactions.BalanceTransaction',
  coupon: 'Coupons.Coupon',
  'deleted coupon': 'Coupons.DeletedCoupon',
  promotion_code: 'PromotionCodes.PromotionCode',
  discount: 'Discounts.Discount',
};

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function objectViolations(given: Shape, value: object, path: string): string[] {
  const fields = value as Record<string, unknown>;
  const properties = given.properties ?? {};
  const missing = (given.required ?? []).filter((key) => !(key in fields)).map((key) => `${path}.${key} is missing`);
  const others = Object.entries(fields).flatMap(([key, each]) => {
    const known = properties[key] ?? (typeof given.additionalProperties === 'object' ? given.additionalProperties : undefined);
    if (known) return violations(known, each, `${path}.${key}`);
    return given.additionalProperties === false ? [`${path}.${key} is unknown`] : [];
  });
  return [...missing, ...others];
}

function bestOf(branches: Shape[], value: unknown, path: string): string[] {
  const results = branches.map((branch) => violations(branch, value, path));
  const isDeep = (found: string[]): boolean => found.length > 0 && !found[0]?.startsWith(`${path} `);
  return results.find((found) => found.length === 0) ?? results.find(isDeep) ?? results[0] ?? [];
}

/** What does not fit: missing, unknown and wrongly typed fields at any depth. */
export function violations(given: Shape, value: unknown, path: string): string[] {
  if (given.$ref !== undefined) {
    const definition = schema.definitions[nameOf(given.$ref)];
    return definition ? violations(definition, value, path) : [`${path} is of an unknown kind (${given.$ref})`];
  }
  if (given.anyOf) return bestOf(given.anyOf, value, path);
  if ('const' in given) return value === given.const ? [] : [`${path} is not ${String(given.const)}`];
  if (given.enum) return given.enum.includes(value as string | number) ? [] : [`${path} is ${String(value)}, not one of ${given.enum.join(', ')}`];
  if (given.type !== undefined && given.type !== typeOf(value)) return [`${path} is ${typeOf(value)}, not ${given.type}`];
  if (Array.isArray(value)) return value.flatMap((each, index) => (given.items ? violations(given.items, each, `${path}[${index}]`) : []));
  return typeOf(value) === 'object' ? objectViolations(given, value as object, path) : [];
}

/** Judges one of Stripe's objects by its `object`. */
export function objectViolationsOf(value: { object: string; deleted?: boolean }): string[] {
  const name = OBJECTS[value.deleted ? `deleted ${value.object}` : value.object];
  const definition = name === undefined ? undefined : schema.definitions[name];
  return definition ? violations(definition, value, value.object) : [`${value.object} is not among the objects`];
}

/** Judges an event together with the object it carries. */
export function eventViolations(event: { type: string }): string[] {
  const definition = schema.events[event.type];
  return definition ? violations(definition, event, event.type) : [`${event.type} is not an event of this version`];
}
