import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { BillingReader } from './deps.ts';
import type { OrderRow } from './model/order.entity.ts';

/** One thing that a refund undoes. On the wire it is the object type `<Kind>Undone` of the interface `Undone`, with the fields beside `kind`. */
export interface Undone {
  /** In capitals, such as `GROUP_BUY_SEAT`; its text stands under `undone.<kind>` in the language files. */
  readonly kind: string;
  /** Where the text depends on more than the kind: it stands under `undone.<wording>`. */
  readonly wording?: string;
  /** The figures that the text names. */
  readonly params?: Readonly<Record<string, string | number>>;
}
/** How much of an order goes back. */
export interface OrderReversal {
  /** Of the refund or dispute; null in a preview. */
  readonly id: string | null;
  /** Null where nothing was paid. */
  readonly paymentId: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  /** Nothing is left of the period that the access rests on: it ends, and gifts and escrows with it. */
  readonly endsAccess: boolean;
  /** Nothing is left of the order's first period, so neither of all: what was used and earned with the order goes back. A renewal alone leaves it. */
  readonly isWholeOrder: boolean;
}
/**
 * Undoes what an order brought about. Billing owns the list; whoever gives something for an order registers. `undo` and `redo` run in the
 * transaction that books the refund, under the locks of member and order, and change nothing outside of it.
 */
export interface OrderCompensator {
  readonly name: string;
  /** What `undo` would do now. */
  preview(db: BillingReader, order: OrderRow, reversal: OrderReversal): Promise<readonly Undone[]>;
  undo(tx: Tx, order: OrderRow, reversal: OrderReversal): Promise<void>;
  /** The money came back after all: the refund failed, or the dispute was won. */
  redo(tx: Tx, order: OrderRow, reversal: OrderReversal): Promise<void>;
}
export interface OrderCompensatorRegistry {
  register(compensator: OrderCompensator): void;
  preview(db: BillingReader, order: OrderRow, reversal: OrderReversal): Promise<readonly Undone[]>;
  undo(tx: Tx, order: OrderRow, reversal: OrderReversal): Promise<void>;
  redo(tx: Tx, order: OrderRow, reversal: OrderReversal): Promise<void>;
}

/** The compensators in the order of registration; what was done last is not undone first, as none depends on another. */
export function createOrderCompensatorRegistry(): OrderCompensatorRegistry {
  const compensators: OrderCompensator[] = [];
  return {
    register: (compensator) => void compensators.push(compensator),
    async preview(db, order, reversal) {
      const found: Undone[] = [];
      for (const compensator of compensators) found.push(...(await compensator.preview(db, order, reversal)));
      return found;
    },
    async undo(tx, order, reversal) {
      for (const compensator of compensators) await compensator.undo(tx, order, reversal);
    },
    async redo(tx, order, reversal) {
      for (const compensator of compensators) await compensator.redo(tx, order, reversal);
    },
  };
}
