import type { RefundBehaviour } from './settings.ts';

export interface TestCard {
  number: string;
  brand: string;
  /** Why a payment on the page fails, if it does. */
  declinesNow: Decline | null;
  /** Why a renewal fails, if it does. */
  declinesLater: Decline | null;
  /** The bank asks its customer first (3-D Secure). */
  authenticates?: true;
  /** How refunds to it go, when not at once. */
  refunds?: RefundBehaviour;
  /** What comes after the payment. */
  aftermath?: 'fraudulent' | 'product_not_received' | 'inquiry' | 'warning';
  /** Its money may be used at once, without the days of waiting. */
  isAvailableAtOnce?: true;
}

export interface Decline {
  code: 'card_declined' | 'expired_card' | 'authentication_required';
  declineCode: string;
  message: string;
}

const generic: Decline = { code: 'card_declined', declineCode: 'generic_decline', message: 'Your card was declined.' };
const insufficient: Decline = { code: 'card_declined', declineCode: 'insufficient_funds', message: 'Your card has insufficient funds.' };
const expired: Decline = { code: 'expired_card', declineCode: 'expired_card', message: 'Your card has expired.' };

const asks: Decline = { code: 'authentication_required', declineCode: 'authentication_required', message: 'Your card was declined. This transaction requires authentication.' };

const good = { brand: 'visa', declinesNow: null, declinesLater: null };

/** Stripe's own test numbers, with the same behaviour; the last four digits tell them apart. */
export const TEST_CARDS: readonly TestCard[] = [
  { number: '4242424242424242', ...good },
  { number: '4000000000000002', brand: 'visa', declinesNow: generic, declinesLater: generic },
  { number: '4000000000009995', brand: 'visa', declinesNow: insufficient, declinesLater: insufficient },
  { number: '4000000000000069', brand: 'visa', declinesNow: expired, declinesLater: expired },
  { number: '4000000000000341', brand: 'visa', declinesNow: null, declinesLater: generic },
  { number: '4000000000003220', ...good, authenticates: true },
  { number: '4000008400001629', brand: 'visa', declinesNow: generic, declinesLater: generic, authenticates: true },
  { number: '4000002760003184', brand: 'visa', declinesNow: null, declinesLater: asks, authenticates: true },
  { number: '4000000000000077', ...good, isAvailableAtOnce: true },
  { number: '4000000000007726', ...good, refunds: 'pending' },
  { number: '4000000000005126', ...good, refunds: 'fails-later' },
  { number: '4000000000000259', ...good, aftermath: 'fraudulent' },
  { number: '4000000000002685', ...good, aftermath: 'product_not_received' },
  { number: '4000000000001976', ...good, aftermath: 'inquiry' },
  { number: '4000000000005423', ...good, aftermath: 'warning' },
];

export const WORKING_CARD = '4242424242424242';
export const DECLINING_CARD = '4000000000000002';
export const AUTHENTICATING_CARD = '4000000000003220';
/** Its bank asks each time, also for what is taken without the person. */
export const ALWAYS_AUTHENTICATING_CARD = '4000002760003184';

export function testCard(number: string): TestCard | undefined {
  const digits = number.replaceAll(/\D/g, '');
  return TEST_CARDS.find((card) => card.number === digits);
}

export function testCardByLast4(last4: string): TestCard | undefined {
  return TEST_CARDS.find((card) => card.number.endsWith(last4));
}
