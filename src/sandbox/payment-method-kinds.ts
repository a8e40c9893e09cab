import type { Session } from './wire-types.ts';

export interface MethodKind {
  type: 'card' | 'alipay' | 'wechat_pay' | 'sepa_debit' | 'us_bank_account';
  /** Null for all. */
  currencies: ReadonlySet<string> | null;
  modes: readonly Session['mode'][];
  /** Whether the person confirms on a page of the wallet, after they chose it. */
  isConfirmedApart: boolean;
  /** Whether the money is there at once, or days later if at all. */
  settles: 'at-once' | 'later';
}

const ONCE = ['payment'] as const;

/** What Stripe's documentation says of the methods that this sandbox knows. */
export const METHOD_KINDS: readonly MethodKind[] = [
  { type: 'card', currencies: null, modes: ['payment', 'subscription'], isConfirmedApart: false, settles: 'at-once' },
  {
    type: 'alipay',
    currencies: new Set(['aud', 'cad', 'cny', 'eur', 'gbp', 'hkd', 'jpy', 'myr', 'nzd', 'sgd', 'usd']),
    modes: ONCE,
    isConfirmedApart: true,
    settles: 'at-once',
  },
  {
    type: 'wechat_pay',
    currencies: new Set(['aud', 'cad', 'chf', 'cny', 'dkk', 'eur', 'gbp', 'hkd', 'jpy', 'nok', 'sek', 'sgd', 'usd']),
    modes: ONCE,
    isConfirmedApart: true,
    settles: 'at-once',
  },
  { type: 'sepa_debit', currencies: new Set(['eur']), modes: ONCE, isConfirmedApart: false, settles: 'later' },
  { type: 'us_bank_account', currencies: new Set(['usd']), modes: ONCE, isConfirmedApart: false, settles: 'later' },
];

export function methodKind(type: string): MethodKind | undefined {
  return METHOD_KINDS.find((kind) => kind.type === type);
}

export interface Filter {
  allowed: readonly string[] | undefined;
  excluded: readonly string[] | undefined;
}

/** What a page offers: what the account has, where currency and mode fit, through the filter of the session. */
export function offeredMethods(enabled: readonly string[], mode: Session['mode'], currency: string, filter: Filter): string[] {
  return enabled.filter((type) => {
    const kind = methodKind(type);
    const fits = kind?.modes.includes(mode) && (kind.currencies?.has(currency) ?? true);
    return fits && (filter.allowed?.includes(type) ?? true) && !filter.excluded?.includes(type);
  });
}
