import type { Money } from '../../money/support/money.ts';
import { id, key, type Row } from './mutations.ts';

/** How sales are divided, payout accounts, and payouts by hand: the payee is the partner of the place. */
export function payoutRows(money: () => Money): readonly Row[] {
  return [
    { name: 'updateShareRule', args: ({ place }) => ({ communityId: id('Community', place.communityId), input: { kolBasisPoints: 500 } }) },
    { name: 'setPlatformFee', args: ({ place }) => ({ communityId: id('Community', place.communityId), basisPoints: 500 }) },
    { name: 'openPayoutOnboarding', settle: () => money().settle(), args: () => ({ input: { country: 'SG' } }) },
    { name: 'openPayoutOnboarding of somebody else', args: ({ place }) => ({ input: { accountId: id('PayoutAccount', place.payoutAccountId) } }) },
    { name: 'syncPayoutAccount', settle: () => money().settle(), args: () => ({}) },
    { name: 'recordManualPayout', args: async (cell) => ({ input: { communityId: id('Community', cell.place.communityId), payeeId: id('User', await cell.payee()), minorUnits: 100, currency: 'CNY', reference: key(), idempotencyKey: key() } }) },
    { name: 'confirmManualPayout', args: async (cell) => ({ manualPayoutId: id('ManualPayout', await cell.manualPayout()) }) },
    { name: 'disputeManualPayout', args: async (cell) => ({ manualPayoutId: id('ManualPayout', await cell.manualPayout()) }) },
    { name: 'withdrawManualPayout', args: async (cell) => ({ manualPayoutId: id('ManualPayout', await cell.manualPayout()) }) },
    { name: 'reverseManualPayout', args: async (cell) => ({ manualPayoutId: id('ManualPayout', (await cell.confirmedPayout()).id) }) },
  ];
}
