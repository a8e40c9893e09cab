import type Stripe from 'stripe';
import type { Settlement } from './payment-calls.ts';

/** What we attach to everything we make, to know it again. */
export const ORDER = 'xingqun_order';
export const REFUND = 'xingqun_refund';

export const idOf = (value: string | { id: string } | null | undefined): string | null => (typeof value === 'string' ? value : (value?.id ?? null));
export const at = (seconds: number): Date => new Date(seconds * 1_000);
export const upper = (currency: string | null): string => (currency ?? '').toUpperCase();
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const ownId = (metadata: Stripe.Metadata | null | undefined, name: string): string | null => {
  const id = metadata?.[name];
  return id !== undefined && UUID.test(id) ? id : null;
};
export const orderOf = (metadata: Stripe.Metadata | null | undefined): string | null => ownId(metadata, ORDER);
export const refundOf = (metadata: Stripe.Metadata | null | undefined): string | null => ownId(metadata, REFUND);

/** Null where the balance has the currency of the payment, and while nothing has moved. */
export function settlementOf(movement: string | Stripe.BalanceTransaction | null | undefined, currency: string): Settlement | null {
  return movement == null || typeof movement === 'string' || movement.currency === currency ? null : { currency: upper(movement.currency), amountMinor: Math.abs(movement.amount) };
}
