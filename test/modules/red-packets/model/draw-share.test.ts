import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { drawShare } from '../../../../src/modules/red-packets/index.ts';

test('every share is at least the smallest part and below twice the average of what is left; the sum is exact', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 100_000 }), fc.constantFrom(1, 10, 100), fc.infiniteStream(fc.nat()), (shares, more, step, stream) => {
    const total = (shares + more) * step;
    const random = (least: number, most: number): number => least + ((stream.next().value as number) % (most - least + 1));
    let left = total;
    for (let sharesLeft = shares; sharesLeft > 0; sharesLeft -= 1) {
      const share = drawShare({ split: 'RANDOM', step, left, sharesLeft }, random);
      if (share % step !== 0 || share < step || (sharesLeft > 1 && share > step && share * sharesLeft >= 2 * left)) return false;
      left -= share;
    }
    return left === 0;
  }), { numRuns: 300 });
  const highest = (_least: number, most: number): number => most;
  expect([drawShare({ split: 'RANDOM', step: 1, left: 100, sharesLeft: 4 }, highest), drawShare({ split: 'RANDOM', step: 1, left: 51, sharesLeft: 3 }, highest), drawShare({ split: 'RANDOM', step: 1, left: 4, sharesLeft: 4 }, highest)]).toEqual([49, 33, 1]);
  expect([drawShare({ split: 'FIXED', step: 1, left: 90, sharesLeft: 9 }, highest), drawShare({ split: 'RANDOM', step: 1, left: 18, sharesLeft: 1 }, highest)]).toEqual([10, 18]);
});
