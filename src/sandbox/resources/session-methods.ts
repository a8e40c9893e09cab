import { methodKind, METHOD_KINDS, offeredMethods } from '../payment-method-kinds.ts';
import { invalidParameter, refused } from '../stripe-error.ts';
import type { Session } from '../wire-types.ts';
import type { World } from '../world.ts';
import type { SessionParams } from './new-session.ts';

function requireKnown(types: readonly string[] | undefined, param: string): void {
  const unknown = types?.find((type) => !methodKind(type));
  if (unknown === undefined) return;
  const known = METHOD_KINDS.map((kind) => kind.type).join(', ');
  throw invalidParameter(`The sandbox knows these payment methods: ${known}; not ${unknown}.`, undefined, param);
}

/** The methods of a session: what it allows is a filter on what is eligible, no promise. */
export function methodsOf(world: World, given: SessionParams, currency: string): string[] {
  const { allowed_payment_method_types: allowed, excluded_payment_method_types: excluded } = given;
  if (allowed && excluded) {
    const message = 'You may only specify one of these parameters: allowed_payment_method_types, excluded_payment_method_types.';
    throw invalidParameter(message, undefined, 'allowed_payment_method_types');
  }
  requireKnown(allowed, 'allowed_payment_method_types');
  requireKnown(excluded, 'excluded_payment_method_types');
  const offered = offeredMethods(world.settings.paymentMethods, given.mode, currency, { allowed, excluded });
  if (offered.length > 0) return offered;
  const message =
    'No valid payment method types for this Checkout Session. Please ensure that you have activated payment methods compatible with your chosen currency in your dashboard.';
  throw refused(message, allowed && { param: 'allowed_payment_method_types' });
}

/** The settings of each offered method. */
export function methodOptionsOf(methods: readonly string[], given: SessionParams): Session['payment_method_options'] {
  const asked = given.payment_method_options;
  return {
    ...(methods.includes('card') && { card: { request_three_d_secure: asked?.card?.request_three_d_secure ?? 'automatic' } }),
    ...(methods.includes('alipay') && { alipay: {} }),
    ...(methods.includes('wechat_pay') && { wechat_pay: { app_id: null, client: asked?.wechat_pay?.client ?? 'web' } }),
    ...(methods.includes('sepa_debit') && { sepa_debit: {} }),
    ...(methods.includes('us_bank_account') && { us_bank_account: { verification_method: 'automatic' } }),
  };
}
