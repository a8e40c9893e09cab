import { expect, test } from '@jest/globals';
import { ownMovements } from '../../../../src/modules/refunds/model/own-movements.ts';

const moved = (amountMinor: number, exchangeRate: number | null, currency = 'CNY') => ({ id: 'txn', amountMinor, feeMinor: 0, currency, exchangeRate });
const own = (contested: number, ...movements: ReturnType<typeof moved>[]): number[] => ownMovements({ amountMinor: contested, currency: 'USD' }, movements).map(({ amountMinor }) => amountMinor);

test('a movement in the currency of the sale is what it is', () => {
  expect(ownMovements({ amountMinor: 999, currency: 'USD' }, [moved(-999, null, 'USD'), moved(333, null, 'USD')])).toEqual([{ amountMinor: -999, settlement: null }, { amountMinor: 333, settlement: null }]);
});

test('in another currency a movement is all that is left, whatever the rounding and however the rate has changed since', () => {
  expect(own(501, moved(-70, 0.14), moved(75, 0.15))).toEqual([-501, 501]);
  expect(own(999, moved(-7_123, 7.13), moved(6_953, 6.96), moved(-7_043, 7.05))).toEqual([-999, 999, -999]);
  expect(own(999, moved(-7_123, null), moved(7_123, null))).toEqual([-999, 999]);
});

test('and a part where its rate says so; the parts add up to the whole', () => {
  expect(own(999, moved(-7_123, 7.13), moved(2_374, 7.13), moved(4_749, 7.13))).toEqual([-999, 333, 666]);
  expect(own(500, moved(-70, 0.14), moved(23, 0.14), moved(47, 0.14))).toEqual([-500, 164, 336]);
  expect(own(999, moved(-7_123, 7.13), moved(3, 7.13))).toEqual([-999, 1]);
});

test('what is moved once more than there is was all of it, with what the provider moved beside it', () => {
  expect(ownMovements({ amountMinor: 999, currency: 'USD' }, [moved(-7_123, 7.13), moved(-7_123, 7.13)])[1]).toEqual({ amountMinor: -999, settlement: { currency: 'CNY', amountMinor: 7_123 } });
});
