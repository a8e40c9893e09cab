import { parseArgs } from 'node:util';
import { runChaos } from './chaos/chaos.ts';

// Two nodes under faults for as long as is asked; the exit code says whether anything was lost, doubled or out of order, or late after a partition.
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, gap: { type: 'string', default: '2000' }, partition: { type: 'string', default: '10000' }, 'without-redis': { type: 'boolean', default: false } } });
/** Everybody has what was acknowledged before a partition ended. */
const CATCH_UP_BOUND = 2_000;
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  console.error('Say for how long: npm run chaos -- --minutes 10');
  process.exit(2);
}
const { faults, withRedis, acknowledged, repeated, events, connections, partitions, slowestCatchUpMilliseconds, ...wrong } = await runChaos({
  faults: { minutes }, from: 'dist', gapMilliseconds: Number(values.gap), partitionMilliseconds: Number(values.partition), isWithoutRedis: values['without-redis'], say: (line) => console.log(line),
});
const total = Object.values(faults).reduce((sum, count) => sum + count, 0);
console.log(`${total} faults (${Object.entries(faults).map(([fault, count]) => `${fault}: ${count}`).join(', ')})${withRedis ? '' : ', without Redis'}.`);
console.log(`${acknowledged} messages acknowledged, ${repeated} calls repeated, ${events} events in the log, ${connections} connections of subscribers.`);
for (const [what, count] of Object.entries(wrong)) console.log(`  ${what.padEnd(14)} ${count}`);
if (slowestCatchUpMilliseconds !== null) console.log(`${partitions} partitions; what was acknowledged before the end of one was with everybody at most ${slowestCatchUpMilliseconds} ms after it (bound ${CATCH_UP_BOUND}).`);
const isRight = (slowestCatchUpMilliseconds ?? 0) <= CATCH_UP_BOUND && Object.values(wrong).every((count) => count === 0);
console.log(isRight ? 'Nothing was lost, doubled or out of order, and everybody sees what is stored.' : 'Something is wrong.');
process.exit(isRight ? 0 : 1);
