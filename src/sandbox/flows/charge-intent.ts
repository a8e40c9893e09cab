import { bookCharge, createCharge, type Attempt } from '../resources/charges.ts';
import type { Decline } from '../test-cards.ts';
import type { Charge, PaymentIntent, PaymentMethod } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { emit } from '../webhooks/events.ts';

type PaymentError = NonNullable<PaymentIntent['last_payment_error']>;

/** The intent is open for another method. */
function leaveOpen(world: World, intent: PaymentIntent, error: PaymentError): void {
  intent.status = 'requires_payment_method';
  intent.payment_method = null;
  intent.next_action = null;
  intent.last_payment_error = error;
  emit(world, 'payment_intent.payment_failed', intent);
}

function declined(world: World, intent: PaymentIntent, charge: Charge, method: PaymentMethod, decline: Decline): void {
  emit(world, 'charge.failed', charge);
  leaveOpen(world, intent, {
    advice_code: 'try_again_later',
    charge: charge.id,
    code: decline.code,
    decline_code: decline.declineCode,
    doc_url: `https://docs.stripe.com/error-codes/${decline.code.replaceAll('_', '-')}`,
    message: decline.message,
    payment_method: structuredClone(method),
    type: 'card_error',
  });
}

function succeeded(world: World, intent: PaymentIntent, charge: Charge): void {
  intent.status = 'succeeded';
  intent.payment_method = charge.payment_method;
  intent.amount_received = intent.amount;
  intent.next_action = null;
  intent.last_payment_error = null;
  if (!world.settings.capturesLater) bookCharge(world, charge);
  emit(world, 'charge.succeeded', charge);
  emit(world, 'payment_intent.succeeded', intent);
}

/** One attempt on an intent. A decline leaves it open for another card. */
export function chargeIntent(world: World, intent: PaymentIntent, method: PaymentMethod, decline: Decline | null, isAuthenticated = false): void {
  const charge = createCharge(world, intent, { method, decline, isAuthenticated });
  intent.latest_charge = charge.id;
  if (decline) declined(world, intent, charge, method, decline);
  else succeeded(world, intent, charge);
}

/** An attempt whose answer comes days later. */
export function beginCharge(world: World, intent: PaymentIntent, method: Attempt['method']): void {
  const charge = createCharge(world, intent, { method, decline: null, isPending: true });
  intent.latest_charge = charge.id;
  intent.status = 'processing';
  intent.payment_method = method.id;
  intent.last_payment_error = null;
  emit(world, 'charge.pending', charge);
  emit(world, 'payment_intent.processing', intent);
}

const refusedByBank: Decline = { code: 'card_declined', declineCode: 'generic_decline', message: 'The bank of the customer did not pay.' };

/** The answer to an attempt that was begun. */
export function settleCharge(world: World, intent: PaymentIntent, outcome: 'succeeded' | 'failed'): void {
  const charge = find(world, 'charge', intent.latest_charge as string);
  if (outcome === 'succeeded') {
    Object.assign(charge, { status: 'succeeded', paid: true, captured: true, amount_captured: charge.amount });
    succeeded(world, intent, charge);
    return;
  }
  const { message } = refusedByBank;
  Object.assign(charge, { status: 'failed', failure_code: 'insufficient_funds', failure_message: message });
  declined(world, intent, charge, find(world, 'payment_method', charge.payment_method as string), refusedByBank);
}

function nextActionOf({ type }: PaymentMethod, url: string): PaymentIntent['next_action'] {
  if (type === 'alipay') return { alipay_handle_redirect: { native_data: null, native_url: null, return_url: null, url }, type: 'alipay_handle_redirect' };
  if (type !== 'wechat_pay') return { redirect_to_url: { return_url: null, url }, type: 'redirect_to_url' };
  const images = { image_data_url: 'data:image/png;base64,', image_url_png: url, image_url_svg: url };
  return { type: 'wechat_pay_display_qr_code', wechat_pay_display_qr_code: { data: url, hosted_instructions_url: url, ...images } };
}

/** The bank asks its customer, the wallet asks its user: nothing is taken before they said yes. */
export function askForConfirmation(world: World, intent: PaymentIntent, method: PaymentMethod, url: string): void {
  intent.status = 'requires_action';
  intent.payment_method = method.id;
  intent.last_payment_error = null;
  intent.next_action = nextActionOf(method, url);
  emit(world, 'payment_intent.requires_action', intent);
}

/** They said no, or turned out to be somebody else. */
export function failConfirmation(world: World, intent: PaymentIntent, method: PaymentMethod): void {
  leaveOpen(world, intent, {
    code: 'payment_intent_authentication_failure',
    doc_url: 'https://docs.stripe.com/error-codes/payment-intent-authentication-failure',
    message: 'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
    payment_method: structuredClone(method),
    type: 'invalid_request_error',
  });
}
