import { expect, test } from '@jest/globals';
import { accessOf, bandAmount, bandAt, intervalOf, isRecurring, PLAN_KINDS } from '../../../src/modules/plans/index.ts';
import { coveredUntil, type Span } from '../../../src/modules/tiers/index.ts';
import { after, DAY } from '../../../src/kernel/clock.ts';

const at = new Date('2027-03-01T08:00:00Z');
const span = (from: number, to: number) => ({ startsAt: after(at, from * DAY), endsAt: after(at, to * DAY) });
const NONE = { termDays: null, startsAt: null, endsAt: null };

test('three kinds renew, three are paid once', () => {
  expect(PLAN_KINDS.map((kind) => [kind, isRecurring(kind), intervalOf(kind)])).toEqual([
    ['MONTHLY', true, { unit: 'month', count: 1 }], ['QUARTERLY', true, { unit: 'month', count: 3 }], ['YEARLY', true, { unit: 'year', count: 1 }],
    ['TERM', false, null], ['FIXED_PERIOD', false, null], ['LIFETIME', false, null],
  ]);
});

test('a term lasts its days from the purchase, or from the end of the term before', () => {
  const term = { ...NONE, kind: 'TERM' as const, termDays: 90 };
  expect(accessOf(term, at, [])).toEqual({ startsAt: at, endsAt: after(at, 90 * DAY) });
  expect(accessOf(term, at, [span(-5, -1)])).toEqual({ startsAt: at, endsAt: after(at, 90 * DAY) });
  expect(accessOf(term, at, [span(-20, 10)])).toEqual({ startsAt: after(at, 10 * DAY), endsAt: after(at, 100 * DAY) });
});

test('a term fits in before what begins later only when it ends by then; otherwise it begins behind it', () => {
  const term = (termDays: number) => accessOf({ ...NONE, kind: 'TERM' as const, termDays }, at, [span(40, 70), span(-3, 10), span(5, 20), span(70, 80)]);
  expect([20, 21].map((days) => (term(days).startsAt.getTime() - at.getTime()) / DAY)).toEqual([20, 80]);
});

test('what follows without a gap covers the time together', () => {
  const days = (spans: Span[]) => (coveredUntil(spans, at).getTime() - at.getTime()) / DAY;
  expect([days([]), days([span(1, 9)]), days([span(20, 30), span(-1, 5), span(5, 20), span(31, 40)])]).toEqual([0, 0, 30]);
});

test('a period gives what is left of it, for life has no end', () => {
  const period = { kind: 'FIXED_PERIOD' as const, termDays: null, startsAt: after(at, 5 * DAY), endsAt: after(at, 30 * DAY) };
  expect(accessOf(period, at, [span(0, 90)])).toEqual({ startsAt: after(at, 5 * DAY), endsAt: after(at, 30 * DAY) });
  expect(accessOf(period, after(at, 12 * DAY), [])).toEqual({ startsAt: after(at, 12 * DAY), endsAt: after(at, 30 * DAY) });
  expect(accessOf({ ...NONE, kind: 'LIFETIME' }, at, [span(0, 1)])).toEqual({ startsAt: at, endsAt: null });
});

test('the renewal band goes by the end of the last term, its last moment included', () => {
  const end = new Date('2027-03-01T08:00:00Z');
  const bandAfter = (milliseconds: number) => bandAt(end, after(end, milliseconds));
  expect([bandAt(null, at), bandAfter(-200 * DAY), bandAfter(0), bandAfter(1), bandAfter(30 * DAY), bandAfter(30 * DAY + 1)]).toEqual([null, 'EARLY', 'EARLY', 'LAPSED', 'LAPSED', 'LAPSED_LONGER']);
  const price = { earlyMinor: 15_900, lapsedMinor: 17_900, lapsedLongerMinor: null };
  expect((['EARLY', 'LAPSED', 'LAPSED_LONGER'] as const).map((band) => bandAmount(price, band))).toEqual([15_900, 17_900, null]);
});
