import { createCharge } from '../resources/charges.ts';
import type { Decline } from '../test-cards.ts';
import type { PaymentIntent, PaymentMethod } from '../wire-types.ts';
import type { World } from '../world.ts';
import { emit } from '../webhooks/events.ts';

/** One attempt on an intent. A decline leaves it open for another card. */
export function chargeIntent(world: World, intent: PaymentIntent, method: PaymentMethod, decline: Decline | null): void {
  const charge = createCharge(world, intent, method, decline);
  intent.latest_charge = charge.id;
  if (decline) {
    intent.status = 'requires_payment_method';
    intent.payment_method = null;
    intent.last_payment_error = {
      advice_code: 'try_again_later',
      charge: charge.id,
      code: decline.code,
      decline_code: decline.declineCode,
      doc_url: `https://docs.stripe.com/error-codes/${decline.code.replaceAll('_', '-')}`,
      message: decline.message,
      payment_method: structuredClone(method),
      type: 'card_error',
    };
    emit(world, 'charge.failed', charge);
    emit(world, 'payment_intent.payment_failed', intent);
    return;
  }
  intent.status = 'succeeded';
  intent.payment_method = method.id;
  intent.amount_received = intent.amount;
  intent.last_payment_error = null;
  emit(world, 'charge.succeeded', charge);
  emit(world, 'payment_intent.succeeded', intent);
}
