import type { AccountKind, SourceType, TransactionKind } from './account-kind.ts';
import type { ShareState } from './share-state.ts';

/** What a transaction is about. */
export interface Heading {
  readonly communityId: string;
  readonly kind: TransactionKind;
  readonly sourceType: SourceType;
  readonly sourceId: string;
  readonly paymentId: string | null;
}
/** A transaction with what it books. */
export interface Posting extends Heading {
  readonly id: string;
  readonly occurredAt: Date;
  readonly lines: readonly Line[];
}
/** One line of a transaction: a debit when positive. */
export interface Line {
  readonly kind: AccountKind;
  readonly payeeUserId: string | null;
  readonly currency: string;
  readonly amountMinor: number;
  readonly shareId: string | null;
}
export interface ShareChange {
  /** Null for a share that begins. */
  readonly before: ShareState | null;
  readonly after: ShareState;
}

/** A line of an account that belongs to nobody in particular. */
export const houseLine = (kind: AccountKind, currency: string, amountMinor: number): Line => ({ kind, payeeUserId: null, currency, amountMinor, shareId: null });
export const payeeLine = (kind: AccountKind, payeeUserId: string, currency: string, amountMinor: number): Line => ({ kind, payeeUserId, currency, amountMinor, shareId: null });

/** What the accounts of a payee, or the platform's revenue, make of a change of a share. */
export function linesOf({ before, after }: ShareChange, currency: string): Line[] {
  const grown = (bucket: 'pendingMinor' | 'availableMinor' | 'reservedMinor' | 'settledMinor' | 'owedMinor'): number => after[bucket] - (before?.[bucket] ?? 0);
  const line = (kind: AccountKind, amountMinor: number): Line => ({ kind, payeeUserId: after.payeeUserId, currency, amountMinor, shareId: after.id });
  const lines = after.kind === 'PLATFORM'
    ? [line('PLATFORM_REVENUE', -grown('settledMinor'))]
    : [line('PAYEE_PENDING', -grown('pendingMinor')), line('PAYEE_AVAILABLE', -grown('availableMinor') - grown('reservedMinor')), line('PAYEE_RECEIVABLE', grown('owedMinor'))];
  return lines.filter(({ amountMinor }) => amountMinor !== 0);
}

/** What each currency's lines add up to; a transaction has nothing but zeros. */
export function sums(lines: readonly Line[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { currency, amountMinor } of lines) totals.set(currency, (totals.get(currency) ?? 0) + amountMinor);
  return totals;
}

/** The provider's own figures when it books a movement in another currency than the sale's. */
export interface Settlement {
  readonly currency: string;
  readonly amountMinor: number;
}

/** Moves an amount into the provider's balance (out of it when negative), through `FX_CLEARING` when the balance has another currency. */
export function balanceLines(amountMinor: number, currency: string, settlement: Settlement | null): Line[] {
  if (settlement === null || settlement.currency === currency) return [houseLine('STRIPE_BALANCE', currency, amountMinor)];
  const settled = Math.sign(amountMinor) * Math.abs(settlement.amountMinor);
  return [houseLine('FX_CLEARING', currency, amountMinor), houseLine('FX_CLEARING', settlement.currency, -settled), houseLine('STRIPE_BALANCE', settlement.currency, settled)];
}

/** What the provider keeps for itself, taken from its balance (given back when negative). */
export const feeLines = (kind: 'STRIPE_FEES' | 'DISPUTE_FEES', feeMinor: number, currency: string): Line[] =>
  feeMinor === 0 ? [] : [houseLine(kind, currency, feeMinor), houseLine('STRIPE_BALANCE', currency, -feeMinor)];
