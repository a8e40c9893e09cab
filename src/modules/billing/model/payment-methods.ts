import type { PaymentMethodKind } from '../../../platform/payments/payments.ts';
import { failure, type Failure } from '../../../kernel/failure.ts';
import { isRecurring, sellingAt, type PlanKind, type SalesChannel } from '../../plans/index.ts';

/** CARD; ALIPAY and WECHAT_PAY pay once and at once; BANK_DEBIT settles days later; OTHER is whatever else the account has. */
export const PAYMENT_METHODS = ['CARD', 'ALIPAY', 'WECHAT_PAY', 'BANK_DEBIT', 'OTHER'] as const satisfies readonly PaymentMethodKind[];
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];
/** What a buyer can ask for by name. */
export type WishedMethod = Extract<PaymentMethod, 'CARD' | 'ALIPAY' | 'WECHAT_PAY'>;

/** Who renews must be charged again without being asked: only cards can be. */
const RENEWABLE: readonly WishedMethod[] = ['CARD'];
const PAID_ONCE: PlanKind = 'LIFETIME';
const ALL: readonly WishedMethod[] = ['CARD', 'ALIPAY', 'WECHAT_PAY'];

/** The methods that may be asked for when this is bought there; what the page offers in the end, the provider says. Without a kind it is paid once. */
export function methodsFor(channel: SalesChannel, kind: PlanKind | null): readonly WishedMethod[] {
  if (!sellingAt(channel, kind ?? PAID_ONCE).isSoldHere) return [];
  return kind !== null && isRecurring(kind) ? RENEWABLE : ALL;
}

/** Why a method cannot be asked for, before the provider hears of it. */
export function refusalOfMethod(wish: { channel: SalesChannel; kind: PlanKind | null; method: PaymentMethod | null }, path = ['input', 'paymentMethod']): Failure<'PAYMENT_METHOD_NOT_OFFERED'> | null {
  if (wish.method === null || methodsFor(wish.channel, wish.kind).some((method) => method === wish.method)) return null;
  return failure('PAYMENT_METHOD_NOT_OFFERED', path);
}
