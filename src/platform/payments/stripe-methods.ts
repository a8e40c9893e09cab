import type { PaymentMethodKind } from './checkout-calls.ts';

const KINDS: Readonly<Record<string, PaymentMethodKind>> = {
  card: 'CARD', link: 'CARD', alipay: 'ALIPAY', wechat_pay: 'WECHAT_PAY',
  sepa_debit: 'BANK_DEBIT', us_bank_account: 'BANK_DEBIT', bacs_debit: 'BANK_DEBIT', au_becs_debit: 'BANK_DEBIT', acss_debit: 'BANK_DEBIT', nz_bank_account: 'BANK_DEBIT',
};
const TYPES = { CARD: 'card', ALIPAY: 'alipay', WECHAT_PAY: 'wechat_pay' } as const;

/** The kinds of methods that a page offers, each once. */
export const kindsOf = (types: readonly string[]): PaymentMethodKind[] => [...new Set(types.map((type) => KINDS[type] ?? 'OTHER'))];

/** Stripe's word for a method that was asked for: a filter on what it may offer, no promise. */
export const typeOf = (kind: keyof typeof TYPES): (typeof TYPES)[keyof typeof TYPES] => TYPES[kind];
