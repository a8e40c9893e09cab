import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { takenOff } from '../../../../src/modules/promotions/model/money-off.ts';
import { discountsOn, netOf, STACKINGS, type Pricing, type Stacking } from '../../../../src/modules/promotions/model/pricing.ts';

const share = (basisPoints: number) => ({ sourceId: 's', basisPoints, amountMinor: null, currency: null, label: {} });
const amount = (amountMinor: number, currency = 'CNY') => ({ sourceId: 'a', basisPoints: null, amountMinor, currency, label: {} });
const voucher = (amountMinor: number, minSpendMinor = 0) => ({ sourceId: `v${amountMinor}`, amountMinor, minSpendMinor, label: {} });
const coupon = (stacking: Stacking, off = share(1_000)) => ({ ...off, stacking });
function net(more: Partial<Pricing>): [kind: string, amountMinor: number][] | string {
  const pricing: Pricing = { listMinor: 9_900, currency: 'CNY', ladder: null, groupBuy: null, coupon: null, vouchers: [], ...more };
  const result = discountsOn(pricing);
  return result.ok ? [...result.value.map(({ kind, amountMinor }): [string, number] => [kind, amountMinor]), ['NET', netOf(pricing.listMinor, result.value)]] : result.failure.kind;
}

test('a share is rounded down to the smallest step of the currency', () => {
  expect(takenOff(share(3_000), 9_999, 'CNY')).toBe(2_999);
  expect(takenOff(share(3_333), 100, 'JPY')).toBe(33);
  expect(takenOff(share(3_333), 10_000, 'KWD')).toBe(3_330);
  expect(takenOff(share(10_000), 99_999_999, 'CNY')).toBe(99_999_999);
  expect(takenOff(amount(500), 300, 'CNY')).toBe(300);
  expect(takenOff(amount(500, 'USD'), 3_000, 'CNY')).toBe(0);
});

test('ladder, coupon and vouchers count one after the other', () => {
  expect(net({ ladder: share(3_000), coupon: coupon('WITH_ALL'), vouchers: [voucher(2_000)] })).toEqual([['LADDER_STEP', -2_970], ['COUPON', -693], ['VOUCHER', -2_000], ['NET', 4_237]]);
});

test('a better ladder step tops a group-buy up, and the seat is kept when the ladder is better all the same', () => {
  expect(net({ groupBuy: share(2_000), ladder: share(3_000) })).toEqual([['GROUP_BUY', -1_980], ['LADDER_STEP', -990], ['NET', 6_930]]);
  expect(net({ groupBuy: share(3_000), ladder: share(2_000) })).toEqual([['GROUP_BUY', -2_970], ['NET', 6_930]]);
  expect(net({ groupBuy: amount(100, 'USD') })).toEqual([['GROUP_BUY', 0], ['NET', 9_900]]);
});

test('of a coupon that stands without the ladder, and the ladder, the better one counts', () => {
  expect(net({ ladder: share(3_000), coupon: coupon('ALONE') })).toEqual([['LADDER_STEP', -2_970], ['NET', 6_930]]);
  expect(net({ ladder: share(3_000), coupon: coupon('ALONE', share(5_000)) })).toEqual([['COUPON', -4_950], ['NET', 4_950]]);
  expect(net({ ladder: share(1_000), coupon: coupon('WITH_VOUCHERS'), vouchers: [voucher(1_000)] })).toEqual([['LADDER_STEP', -990], ['VOUCHER', -1_000], ['NET', 7_910]]);
});

test('what was chosen and does not go together is refused', () => {
  expect(net({ coupon: coupon('ALONE'), vouchers: [voucher(1_000)] })).toBe('PROMOTIONS_NOT_COMBINABLE');
  expect(net({ coupon: coupon('WITH_LADDER'), vouchers: [voucher(1_000)] })).toBe('PROMOTIONS_NOT_COMBINABLE');
  expect(net({ coupon: coupon('WITH_VOUCHERS'), groupBuy: share(1_000) })).toBe('PROMOTIONS_NOT_COMBINABLE');
  expect(net({ coupon: coupon('WITH_LADDER'), groupBuy: share(1_000) })).toEqual([['GROUP_BUY', -990], ['COUPON', -891], ['NET', 8_019]]);
});

test('nothing goes below zero, and a voucher that is not needed is not used', () => {
  expect(net({ listMinor: 3_000, vouchers: [voucher(2_000), voucher(3_000), voucher(500)] })).toEqual([['VOUCHER', -2_000], ['VOUCHER', -1_000], ['NET', 0]]);
  expect(net({ coupon: coupon('WITH_ALL', share(10_000)), vouchers: [voucher(500)] })).toEqual([['COUPON', -9_900], ['NET', 0]]);
  expect(net({ listMinor: 3, coupon: coupon('WITH_ALL') })).toEqual([['NET', 3]]);
  expect(net({ vouchers: [voucher(500, 10_000)] })).toBe('VOUCHER_NEEDS_MORE');
});

test('whatever is put together, the lines are exact and the price is between zero and the list price', () => {
  const off = fc.oneof(fc.integer({ min: 1, max: 10_000 }).map(share), fc.integer({ min: 1, max: 200_000 }).map((minor) => amount(minor * 10, 'KWD')));
  const one = fc.record({
    listMinor: fc.integer({ min: 0, max: 9_999_999 }).map((minor) => minor * 10), ladder: fc.option(fc.integer({ min: 1, max: 10_000 }).map(share)), groupBuy: fc.option(off),
    coupon: fc.option(fc.tuple(off, fc.constantFrom(...STACKINGS)).map(([made, stacking]) => ({ ...made, stacking }))), vouchers: fc.array(fc.integer({ min: 1, max: 10_000 }).map((minor) => voucher(minor * 10)), { maxLength: 4 }),
  });
  fc.assert(fc.property(one, (made) => {
    const result = discountsOn({ ...made, currency: 'KWD' });
    if (!result.ok) return;
    const price = netOf(made.listMinor, result.value);
    expect(price).toBeGreaterThanOrEqual(0);
    expect(price).toBeLessThanOrEqual(made.listMinor);
    expect(price % 10).toBe(0);
    for (const { kind, amountMinor } of result.value) expect(kind === 'GROUP_BUY' ? amountMinor <= 0 : amountMinor < 0).toBe(true);
  }), { numRuns: 2_000 });
});
