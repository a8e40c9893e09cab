import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { apportion } from '../../../../src/modules/ledger/model/apportion.ts';
import { linesOf, sums, houseLine } from '../../../../src/modules/ledger/model/posting.ts';
import { giveBack, hold, netDebts, openShare, payReserved, release, remaining, reserve, settle, splitOverRemaining, takeBack, unreserve, unsettle, type ShareState } from '../../../../src/modules/ledger/model/share-state.ts';

const LONG = process.env.LONG === '1';
const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
const states = (amounts: readonly number[]): ShareState[] => amounts.map((amountMinor, index) => openShare({ id: String(index), kind: index === 0 ? 'PLATFORM' : 'OWNER', payeeUserId: index === 0 ? null : `payee-${index}`, amountMinor }));
const isSound = (share: ShareState): boolean =>
  share.pendingMinor + share.availableMinor + share.reservedMinor + share.settledMinor + share.reversedMinor === share.amountMinor + share.owedMinor + share.recoveredMinor
  && Math.min(share.pendingMinor, share.availableMinor, share.reservedMinor, share.settledMinor, share.reversedMinor, share.owedMinor, share.recoveredMinor) >= 0
  && share.reversedMinor <= share.amountMinor && (share.owedMinor === 0 || share.pendingMinor + share.availableMinor === 0);

describe('largest remainder', () => {
  test('L5 the shares are exactly the net, the largest remainder first, the earlier of equals', () => {
    expect(apportion(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(apportion(9_900, [1_000, 6_500, 2_500])).toEqual([990, 6_435, 2_475]);
    expect(apportion(1, [1_000, 9_000])).toEqual([0, 1]);
    expect(apportion(0, [1_000, 9_000])).toEqual([0, 0]);
    expect(apportion(Number.MAX_SAFE_INTEGER, [3_333, 6_667])).toEqual([3_002_099_511_605_172, 6_005_099_743_135_819]);
    expect(total(apportion(Number.MAX_SAFE_INTEGER, [3_333, 6_667]))).toBe(Number.MAX_SAFE_INTEGER);
    // Divided with floating point these would add up to two more than the amount.
    expect(apportion(9_007_199_254_740_989, [3_333, 6_667])).toEqual([3_002_099_511_605_172, 6_005_099_743_135_817]);
  });
  test('L5 whatever the amount and the weights', () => {
    fc.assert(fc.property(fc.nat(10_000_000_000), fc.array(fc.nat(10_000), { minLength: 1, maxLength: 8 }).filter((weights) => total(weights) > 0), (amount, weights) => {
      const parts = apportion(amount, weights);
      const exact = weights.map((weight) => (amount * weight) / total(weights));
      return total(parts) === amount && parts.every((part, index) => Math.abs(part - exact[index]!) < 1);
    }), { numRuns: 10_000 });
  });
  test('nothing can be divided by nothing, and nothing negative', () => {
    expect(() => apportion(5, [0, 0])).toThrow(RangeError);
    expect(() => apportion(-5, [1])).toThrow(RangeError);
  });
});

describe('rule D', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 2, maxLength: 6 });
  /** Part refunds in ten-thousandths of what is left, then all of the rest. */
  const history = fc.record({ gross: fc.integer({ min: 1, max: 5_000_000 }), weights, refunds: fc.array(fc.nat(10_000), { maxLength: 12 }) });

  test('59 L6 any sequence of refunds: none over its share, none negative, nothing left of any share after all of it', () => {
    fc.assert(fc.property(history, ({ gross, weights: of, refunds }) => {
      let shares = states(apportion(gross, of));
      for (const refund of [...refunds, 10_000]) {
        const left = total(shares.map(remaining));
        const amount = Math.floor((left * refund) / 10_000);
        const parts = splitOverRemaining(amount, shares);
        if (total(parts) !== amount || parts.some((part, index) => part < 0 || part > remaining(shares[index]!))) return false;
        shares = shares.map((share, index) => takeBack(share, parts[index]!));
      }
      return shares.every((share) => remaining(share) === 0 && share.reversedMinor === share.amountMinor);
    }), { numRuns: LONG ? 1_000_000 : 10_000 });
  });

  /** Everything that can happen to the shares of one payment, in any order. */
  type Step = { readonly kind: 'REFUND' | 'UNDO_REFUND' | 'RELEASE' | 'HOLD' | 'PAY_OUT' | 'TAKE_BACK_PAID' | 'SET_ASIDE' | 'CONFIRM' | 'LET_GO'; readonly part: number };
  const steps = fc.array(fc.record({ kind: fc.constantFrom<Step['kind']>('REFUND', 'UNDO_REFUND', 'RELEASE', 'HOLD', 'PAY_OUT', 'TAKE_BACK_PAID', 'SET_ASIDE', 'CONFIRM', 'LET_GO'), part: fc.nat(10_000) }), { maxLength: 25 });
  interface Account {
    shares: ShareState[];
    isHeld: boolean;
    readonly refunds: number[][];
  }
  const of = (amount: number, part: number): number => Math.floor((amount * part) / 10_000);
  const actions: Record<Step['kind'], (account: Account, part: number) => ShareState[]> = {
    REFUND({ shares, refunds }, part) {
      const parts = splitOverRemaining(of(total(shares.map(remaining)), part), shares);
      refunds.push(parts);
      return shares.map((share, index) => takeBack(share, parts[index]!));
    },
    UNDO_REFUND({ shares, refunds, isHeld }) {
      const parts = refunds.pop();
      return parts ? shares.map((share, index) => giveBack(share, parts[index]!, isHeld)) : shares;
    },
    RELEASE: (account) => ((account.isHeld = false), account.shares.map(release)),
    HOLD: (account) => ((account.isHeld = true), account.shares.map(hold)),
    PAY_OUT: ({ shares }, part) => shares.map((share) => settle(share, of(share.availableMinor, part))),
    TAKE_BACK_PAID: ({ shares, isHeld }, part) => shares.map((share) => (share.kind === 'PLATFORM' ? share : unsettle(share, of(share.settledMinor, part), isHeld))),
    SET_ASIDE: ({ shares }, part) => shares.map((share) => reserve(share, of(share.availableMinor, part))),
    CONFIRM: ({ shares }, part) => shares.map((share) => payReserved(share, of(share.reservedMinor, part))),
    LET_GO: ({ shares, isHeld }, part) => shares.map((share) => unreserve(share, of(share.reservedMinor, part), isHeld)),
  };
  test('L8 whatever happens in whatever order: no bucket is negative, a deficit is owed, and the lines add up to what came in or went out', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), weights, steps, (gross, by, doings) => {
      const account: Account = { shares: states(apportion(gross, by)), isHeld: true, refunds: [] };
      for (const { kind, part } of doings) {
        const before = account.shares;
        account.shares = actions[kind](account, part);
        const lines = account.shares.flatMap((after, index) => linesOf({ before: before[index]!, after }, 'CNY'));
        const moved = total(account.shares.map((after, index) => after.reversedMinor - before[index]!.reversedMinor + (after.kind === 'PLATFORM' ? 0 : after.settledMinor - before[index]!.settledMinor)));
        if (!account.shares.every(isSound) || (sums([...lines, houseLine('REFUNDS_CLEARING', 'CNY', -moved)]).get('CNY') ?? 0) !== 0) return false;
      }
      return true;
    }), { numRuns: LONG ? 200_000 : 10_000 });
  });
  test('L8 what can be paid out makes good what is owed, and no more than that', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(5_000), fc.nat(10_000)), { minLength: 1, maxLength: 5 }), fc.array(fc.nat(5_000), { minLength: 1, maxLength: 5 }), (paid, available) => {
      const debtors = paid.map(([amountMinor, part], index) => {
        const share = release(openShare({ id: `d${index}`, kind: 'KOL', payeeUserId: 'kol', amountMinor }));
        return takeBack(settle(share, amountMinor), of(amountMinor, part));
      });
      const sources = available.map((amountMinor, index) => release(openShare({ id: `s${index}`, kind: 'KOL', payeeUserId: 'kol', amountMinor })));
      const after = netDebts(sources, debtors);
      const sum = (shares: readonly ShareState[], bucket: 'owedMinor' | 'availableMinor'): number => total(shares.map((share) => share[bucket]));
      const netted = Math.min(sum(debtors, 'owedMinor'), sum(sources, 'availableMinor'));
      return after.every(isSound) && sum(after, 'owedMinor') === sum(debtors, 'owedMinor') - netted && sum(after, 'availableMinor') === sum(sources, 'availableMinor') - netted;
    }), { numRuns: 10_000 });
  });
  test('more than what remains of a share is never taken from it', () => {
    const [, owner] = states([100, 900]);
    expect(() => takeBack(owner!, 901)).toThrow(RangeError);
    expect(() => settle(owner!, 1)).toThrow(RangeError);
    expect(() => unsettle(owner!, 1, false)).toThrow(RangeError);
    for (const take of [reserve, payReserved, (share: ShareState, amount: number) => unreserve(share, amount, false)]) expect(() => take(owner!, 1)).toThrow(RangeError);
  });
});
