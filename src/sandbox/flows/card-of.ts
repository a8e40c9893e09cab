import type { PaymentMethod, Subscription } from '../wire-types.ts';
import { findCustomer, type World } from '../world.ts';

/** The card that renewals of a subscription are taken from: its own, else the customer's. */
export function cardOf(world: World, subscription: Subscription): PaymentMethod | null {
  const fallback = findCustomer(world, subscription.customer).invoice_settings.default_payment_method;
  const id = subscription.default_payment_method ?? fallback;
  return id === null ? null : (world.tables.payment_method.get(id) ?? null);
}
