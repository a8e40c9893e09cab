/** An exact amount in minor units of its currency. */
export interface Money {
  readonly minorUnits: number;
  readonly currency: string;
}

const ZERO_DECIMAL = new Set(['BIF', 'CLP', 'DJF', 'GNF', 'JPY', 'KMF', 'KRW', 'MGA', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF']);
const THREE_DECIMAL = new Set(['BHD', 'JOD', 'KWD', 'OMR', 'TND']);

/** How many decimals the currency shows (ISO 4217, as Stripe lists them at https://docs.stripe.com/currencies). */
export function decimalsOf(currency: string): number {
  if (ZERO_DECIMAL.has(currency)) return 0;
  return THREE_DECIMAL.has(currency) ? 3 : 2;
}

/** For display: `12.50`, and `500` for currencies without decimals. */
export function toDecimal({ minorUnits, currency }: Money): string {
  const decimals = decimalsOf(currency);
  if (decimals === 0) return String(minorUnits);
  const digits = String(Math.abs(minorUnits)).padStart(decimals + 1, '0');
  return `${minorUnits < 0 ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
