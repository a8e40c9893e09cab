import type { BalanceMovement } from '../../platform/payments/payments.ts';
import type { DifferenceKind } from './model/reconciliation.entity.ts';

export interface Difference {
  readonly kind: DifferenceKind;
  /** An id of ours as the API names it, or the provider's own. */
  readonly subject: string;
  /** What the provider says. */
  readonly theirsMinor?: number;
  readonly oursMinor?: number;
  readonly currency?: string;
  readonly theirState?: string;
  readonly ourState?: string;
  /** Whether the check has put it right itself. */
  readonly isHealed?: boolean;
}
/** Takes what a check finds; each difference becomes a row. */
export interface Findings {
  compared(count: number): void;
  differs(difference: Difference): Promise<void>;
  /** What earlier runs found of a kind and nobody has put right, by subject. */
  open(kind: DifferenceKind): Promise<readonly string[]>;
  /** Both sides say the same again: what earlier runs found is put right. */
  agrees(kind: DifferenceKind, subject: string): Promise<void>;
}
/** Compares what a module keeps with what the provider has, and heals what it can. */
export interface ReconciliationCheck {
  readonly name: string;
  readonly cadence: 'HOURLY' | 'NIGHTLY';
  run(findings: Findings): Promise<void>;
}

/** A record of ours that money moved for, as the ledger names it. */
export interface BookedSource {
  readonly type: string;
  readonly key: string;
}
/** Knows which record of its module a movement belongs to. */
export interface MovementClaimant {
  /** By id of the movement; those of others are left out. */
  claimMovements(movements: readonly Pick<BalanceMovement, 'id' | 'type' | 'sourceId'>[]): Promise<ReadonlyMap<string, BookedSource>>;
}
export interface BookedAmount extends BookedSource {
  readonly currency: string;
  readonly amountMinor: number;
  readonly lastAt: Date;
}
/** The ledger's side of the provider's balance. */
export interface BalanceBook {
  /** What was booked on the provider's balance for these records. */
  bookedFor(sources: readonly BookedSource[]): Promise<readonly BookedAmount[]>;
  /** The records that something was booked for in this time, a page at a time; null when there are no more. */
  bookedBetween(since: Date, before: Date, after: BookedSource | null): Promise<readonly BookedSource[]>;
}
/** What modules bring along so that everything is compared. */
export interface Reconciliation {
  readonly checks: readonly ReconciliationCheck[];
  readonly claimants: readonly MovementClaimant[];
  /** Null without a ledger: then the balance is not compared. */
  book(): BalanceBook | null;
  addChecks(...checks: readonly ReconciliationCheck[]): void;
  addClaimant(claimant: MovementClaimant): void;
  setBook(book: BalanceBook): void;
}

export function createReconciliation(): Reconciliation {
  const checks: ReconciliationCheck[] = [];
  const claimants: MovementClaimant[] = [];
  let book: BalanceBook | null = null;
  return {
    checks,
    claimants,
    book: () => book,
    addChecks: (...added) => void checks.push(...added),
    addClaimant: (claimant) => void claimants.push(claimant),
    setBook: (own) => {
      book = own;
    },
  };
}
