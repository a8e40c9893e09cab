import { failure, type Failure } from '../../../kernel/failure.ts';

/** The least that may be charged, in minor units, of every currency that plans are sold in (https://docs.stripe.com/currencies). */
const LEAST: Readonly<Record<string, number>> = {
  AED: 200, AUD: 50, BRL: 50, CAD: 50, CHF: 50, CNY: 400, CZK: 1_500, DKK: 250, EUR: 50, GBP: 30, HKD: 400, HUF: 17_500, INR: 50, JPY: 50, KRW: 700, KWD: 150,
  MXN: 1_000, MYR: 200, NOK: 300, NZD: 50, PLN: 200, RON: 200, SEK: 300, SGD: 50, THB: 1_000, TWD: 1_600, USD: 50, VND: 13_000,
};
const MOST = 99_999_999;
/** Stripe takes currencies of three decimals in steps of ten. */
const STEPS: Readonly<Record<string, number>> = { KWD: 10 };

/** Whether anything is sold in this currency. */
export const isSoldIn = (currency: string): boolean => currency in LEAST;
/** Amounts in this currency are multiples of it. */
export const stepOf = (currency: string): number => STEPS[currency] ?? 1;

/** Why this amount cannot be charged; null when it can. */
export function refusalOf(amountMinor: number, currency: string, path: readonly string[]): Failure<'AMOUNT_TOO_SMALL' | 'OUT_OF_RANGE' | 'INVALID'> | null {
  const least = LEAST[currency];
  if (least === undefined || !Number.isSafeInteger(amountMinor) || amountMinor % stepOf(currency) !== 0) return failure('INVALID', path);
  if (amountMinor < least) return failure('AMOUNT_TOO_SMALL', path, { min: least });
  return amountMinor > MOST ? failure('OUT_OF_RANGE', path, { min: least, max: MOST }) : null;
}
