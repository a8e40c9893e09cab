import path from 'node:path';
import Sequencer from '@jest/test-sequencer';

/**
 * By far the longest files, so that none is left alone at the end; a clean checkout knows no durations yet.
 * Every other one mostly waits, and leaves its processor to its neighbour.
 */
const FIRST = [
  'money/kill/kill.test.ts', 'live/back-pressure.test.ts', 'money/properties/random-histories.test.ts', 'live/chaos.test.ts', 'journeys/start.test.ts', 'money/provider-faults.test.ts',
  'security/matrix-reads.test.ts', 'security/matrix-mutations-content.test.ts', 'money/stock.test.ts', 'journeys/story.test.ts',
];

export default class LongestFirst extends (Sequencer.default ?? Sequencer) {
  sort(tests) {
    const places = new Map(FIRST.map((file, place) => [file, place]));
    const placeOf = ({ path: file, context }) => places.get(path.relative(context.config.roots[0], file).replaceAll(path.sep, '/')) ?? FIRST.length;
    return super.sort(tests).sort((one, other) => placeOf(one) - placeOf(other));
  }
}
