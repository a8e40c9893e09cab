import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { HOUR } from '../../../../src/kernel/clock.ts';
import { isWithinWindow, paymentInQuestion, periodOf, whenGone } from '../../../../src/modules/refunds/model/refundable.ts';

interface Paid {
  readonly id: string;
  readonly standing: 'SETTLED' | 'SURPLUS' | 'MISMATCHED';
  readonly amountMinor: number;
  readonly isProration: boolean;
  readonly receivedAt: Date;
}
const BEGIN = new Date('2027-06-01T08:00:00.000Z');
const at = (hour: number): Date => new Date(BEGIN.getTime() + hour * HOUR);
const paid = (id: string, hour: number, more: Partial<Paid> = {}): Paid => ({ id, standing: 'SETTLED', amountMinor: 3_000, isProration: false, receivedAt: at(hour), ...more });

test('54 the window is exact to the millisecond', () => {
  const payment = { refundableUntil: at(72) };
  const moment = (milliseconds: number): Date => new Date(at(72).getTime() + milliseconds);
  expect([-1_000, -1, 0, 1, 1_000].map((difference) => isWithinWindow(payment, moment(difference)))).toEqual([true, true, false, false, false]);
});

test('55 a period is what began it and what was paid on top; money that nobody owed belongs to none', () => {
  const payments = [paid('c', 40), paid('d', 50, { isProration: true }), paid('a', 0), paid('b', 1, { isProration: true }), paid('s', 60, { standing: 'SURPLUS' }), paid('m', 70, { standing: 'MISMATCHED', isProration: true })];
  const ids = (id: string): string[] => periodOf(payments, { id }).map((payment) => payment.id);
  expect(['a', 'b', 'c', 'd', 's', 'm'].map(ids)).toEqual([['a', 'b'], ['a', 'b'], ['c', 'd'], ['c', 'd'], [], []]);
  expect(paymentInQuestion(payments)?.id).toBe('d');
  expect(paymentInQuestion(payments.filter(({ standing }) => standing !== 'SETTLED'))?.id).toBe('m');
  expect(paymentInQuestion([])).toBeNull();
  expect(whenGone(payments, { id: 's' }, 3_000, () => 0)).toEqual({ endsAccess: false, isWholeOrder: false });
});

test('55 in any order of refunds, in parts or whole, access ends once, when the newest period is gone, and the order counts as gone once, when the first one is', () => {
  const order = fc.record({ kinds: fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }), steps: fc.array(fc.record({ payment: fc.nat(7), part: fc.integer({ min: 1, max: 3_000 }) }), { maxLength: 40 }) });
  fc.assert(fc.property(order, ({ kinds, steps }) => {
    const payments = kinds.map((isProration, index) => paid(`p${index}`, index, { isProration }));
    const begins = payments.flatMap(({ isProration }, index) => (index > 0 && isProration ? [] : [index]));
    const newest = payments.slice(begins.at(-1));
    const first = payments.slice(0, begins[1]);
    const left = new Map(payments.map(({ id, amountMinor }) => [id, amountMinor]));
    const isEmpty = (period: readonly Paid[]): boolean => period.every(({ id }) => left.get(id) === 0);
    const told = { endsAccess: 0, isWholeOrder: 0 };
    const whole = payments.map((_, payment) => ({ payment, part: 3_000 }));
    for (const { payment: index, part } of [...steps, ...whole]) {
      const payment = payments[index % payments.length]!;
      const amount = Math.min(part, left.get(payment.id)!);
      if (amount === 0) continue;
      left.set(payment.id, left.get(payment.id)! - amount);
      const extent = whenGone(payments, payment, amount, ({ id }) => left.get(id)!);
      if (extent.endsAccess) told.endsAccess += 1;
      if (extent.isWholeOrder) told.isWholeOrder += 1;
      expect([told.endsAccess, told.isWholeOrder]).toEqual([isEmpty(newest) ? 1 : 0, isEmpty(first) ? 1 : 0]);
    }
    expect(told).toEqual({ endsAccess: 1, isWholeOrder: 1 });
  }), { numRuns: 2_000 });
});
