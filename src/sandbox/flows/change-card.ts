import { attachCard, createCard } from '../resources/payment-methods.ts';
import { invalidParameter } from '../stripe-error.ts';
import { testCard } from '../test-cards.ts';
import type { PaymentMethod } from '../wire-types.ts';
import { findCustomer, type World } from '../world.ts';
import { change } from '../webhooks/events.ts';

/** Gives a customer another card, as its billing portal would: renewals use it from now on. */
export function changeCard(world: World, customerId: string, number: string): PaymentMethod {
  const customer = findCustomer(world, customerId);
  const card = testCard(number);
  if (!card) throw invalidParameter('This is not one of the test cards.', undefined, 'card');
  const method = createCard(world, card, { email: customer.email, name: customer.name ?? null });
  attachCard(world, method, customerId);
  change(world, 'customer.updated', customer, {
    invoice_settings: { ...customer.invoice_settings, default_payment_method: method.id },
  });
  for (const subscription of world.tables.subscription.values()) {
    if (subscription.customer !== customerId || subscription.ended_at !== null) continue;
    change(world, 'customer.subscription.updated', subscription, { default_payment_method: method.id });
  }
  return method;
}
