import type { OrderCompensator, Undone } from '../billing/index.ts';
import { previewTakeBack } from '../ledger/index.ts';
import { toDecimal } from '../../kernel/money.ts';

/**
 * Says what a refund takes back from those who share in a sale. The ledger does it where the refund is booked, and money that
 * was sent comes back by way of `ledger.shares-owed`; so there is nothing left to undo here.
 */
export const commissionCompensator: OrderCompensator = {
  name: 'commission',
  async preview(db, _order, { paymentId, amountMinor, currency }): Promise<readonly Undone[]> {
    const parts = (await previewTakeBack(db as never, { paymentId, amountMinor })).filter(({ share }) => share.kind !== 'PLATFORM');
    const minorUnits = parts.reduce((sum, part) => sum + part.amountMinor, 0);
    if (minorUnits === 0) return [];
    return [{ kind: 'COMMISSION', params: { amount: `${toDecimal({ minorUnits, currency })} ${currency}`, payees: parts.length } }];
  },
  undo: () => Promise.resolve(),
  redo: () => Promise.resolve(),
};
