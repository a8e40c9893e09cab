import { expect, test } from '@jest/globals';
import { cutoffsOf, stepFor, type Ladder } from '../../../../src/modules/promotions/model/ladder.ts';
import { dayOf, instantOf } from '../../../../src/modules/communities/index.ts';

const STEPS = [{ before: '09:00', basisPoints: 3_000 }, { before: '10:00', basisPoints: 2_000 }, { before: '11:00', basisPoints: 1_000 }];
const ladder = (timeZone: string, more: Partial<Ladder> = {}): Ladder => ({ timeZone, day: null, steps: STEPS, coversEarlierMembers: true, ...more });
const share = (of: Ladder, joinedAt: string): number | null => stepFor(of, new Date(joinedAt))?.basisPoints ?? null;

test.each([
  ['Asia/Shanghai', '+08:00'], ['America/New_York', '-05:00'], ['UTC', 'Z'], ['Asia/Kolkata', '+05:30'],
])('in %s the hours are exact to the millisecond', (timeZone, offset) => {
  const day = ladder(timeZone, { day: '2026-11-22' });
  const at = (time: string): number | null => share(day, `2026-11-22T${time}${offset}`);
  expect([at('08:59:59.999'), at('09:00:00.000'), at('09:59:59.999'), at('10:00:00.000'), at('10:59:59.999'), at('11:00:00.000'), at('23:59:59.999')]).toEqual([3_000, 2_000, 2_000, 1_000, 1_000, null, null]);
  expect(share(day, `2026-11-23T08:00:00${offset}`)).toBeNull();
});

test('without a day, the hours of the day of joining count', () => {
  const daily = ladder('Asia/Shanghai');
  expect(share(daily, '2026-03-01T08:30:00+08:00')).toBe(3_000);
  expect(share(daily, '2026-11-22T23:30:00Z')).toBe(3_000); // 07:30 of the next day there
  expect(share(daily, '2026-11-22T03:00:00Z')).toBeNull(); // 11:00 there
});

test('whoever came on an earlier day is before the first hour, unless the ladder leaves them out', () => {
  expect(share(ladder('Asia/Shanghai', { day: '2026-11-22' }), '2026-11-20T18:00:00+08:00')).toBe(3_000);
  expect(share(ladder('Asia/Shanghai', { day: '2026-11-22', coversEarlierMembers: false }), '2026-11-21T23:59:59+08:00')).toBeNull();
  expect(share(ladder('Asia/Shanghai', { day: '2026-11-22', coversEarlierMembers: false }), '2026-11-22T00:00:00+08:00')).toBe(3_000);
});

test('on the days of New York whose clocks move, nine is nine on the clock', () => {
  const spring = ladder('America/New_York', { day: '2026-03-08' });
  expect([share(spring, '2026-03-08T12:59:59.999Z'), share(spring, '2026-03-08T13:00:00Z')]).toEqual([3_000, 2_000]); // -04:00 since 07:00Z
  const autumn = ladder('America/New_York', { day: '2026-11-01' });
  expect([share(autumn, '2026-11-01T13:59:59.999Z'), share(autumn, '2026-11-01T14:00:00Z')]).toEqual([3_000, 2_000]); // -05:00 since 06:00Z
});

test('an hour that the clocks skip ends as they jump, an hour that they show twice ends the first time', () => {
  expect(instantOf('2026-03-08', '02:30', 'America/New_York').toISOString()).toBe('2026-03-08T07:00:00.000Z');
  expect(instantOf('2026-03-08', '02:00', 'America/New_York').toISOString()).toBe('2026-03-08T07:00:00.000Z');
  expect(instantOf('2026-03-08', '03:00', 'America/New_York').toISOString()).toBe('2026-03-08T07:00:00.000Z');
  expect(instantOf('2026-11-01', '01:30', 'America/New_York').toISOString()).toBe('2026-11-01T05:30:00.000Z');
  expect(instantOf('2026-11-01', '24:00', 'America/New_York').toISOString()).toBe('2026-11-02T05:00:00.000Z');
  expect(instantOf('2026-10-04', '02:15', 'Australia/Lord_Howe').toISOString()).toBe('2026-10-03T15:30:00.000Z'); // half an hour is skipped
  expect(instantOf('2026-04-05', '01:45', 'Australia/Lord_Howe').toISOString()).toBe('2026-04-04T14:45:00.000Z'); // half an hour comes twice
  const night = ladder('America/New_York', { day: '2026-11-01', steps: [{ before: '01:30', basisPoints: 3_000 }, { before: '02:00', basisPoints: 1_000 }] });
  expect([share(night, '2026-11-01T05:29:59.999Z'), share(night, '2026-11-01T05:30:00Z'), share(night, '2026-11-01T06:15:00Z'), share(night, '2026-11-01T07:00:00Z')]).toEqual([3_000, 1_000, 1_000, null]);
});

test('whoever joins later never has a better step on that day, also while the clocks move', () => {
  for (const [day, zone] of [['2026-03-08', 'America/New_York'], ['2026-11-01', 'America/New_York'], ['2026-11-22', 'Asia/Shanghai'], ['2026-10-04', 'Australia/Lord_Howe']] as const) {
    const steps = Array.from({ length: 24 }, (_, hour) => ({ before: `${String(hour + 1).padStart(2, '0')}:00`, basisPoints: 5_000 - hour * 100 }));
    const of = ladder(zone, { day, steps });
    const from = instantOf(day, '00:00', zone).getTime();
    let last = Infinity;
    for (let at = from; at < from + 26 * 3_600_000; at += 300_000) {
      const now = stepFor(of, new Date(at))?.basisPoints ?? 0;
      expect(now).toBeLessThanOrEqual(last);
      last = now;
    }
    expect(dayOf(new Date(from), zone)).toBe(day);
    expect(last).toBe(0);
  }
});

test('the moments at which the step of a newcomer changes', () => {
  const cut = cutoffsOf(ladder('Asia/Shanghai', { day: '2026-11-22' }), new Date('2026-11-22T01:30:00Z'), new Date('2026-11-24T00:00:00Z'));
  expect(cut.map((at) => at.toISOString())).toEqual(['2026-11-22T02:00:00.000Z', '2026-11-22T03:00:00.000Z']);
  const daily = cutoffsOf(ladder('Asia/Shanghai'), new Date('2026-11-22T02:30:00Z'), new Date('2026-11-23T02:00:00Z'));
  expect(daily.map((at) => at.toISOString()).sort()).toEqual(['2026-11-22T03:00:00.000Z', '2026-11-22T16:00:00.000Z', '2026-11-23T01:00:00.000Z', '2026-11-23T02:00:00.000Z']);
});
