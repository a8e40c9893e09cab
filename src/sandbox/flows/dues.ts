import type { World } from '../world.ts';
import { clockOf } from './clock-of.ts';
import type { Due } from './due.ts';
import { arrivePayout } from './move-payout.ts';
import { paymentDues } from './payment-dues.ts';
import { subscriptionDues } from './subscription-dues.ts';

function* dues(world: World): Iterable<Due> {
  yield* paymentDues(world);
  yield* subscriptionDues(world);
  for (const payout of world.tables.payout.values()) {
    if (payout.status === 'pending') yield { at: payout.arrival_date, run: () => arrivePayout(world, payout) };
  }
}

/** The next thing on the common clock, or on a test clock that only some customers have. */
function earliest(world: World, clock: string | null): Due | undefined {
  let found: Due | undefined;
  for (const due of dues(world)) {
    if (clockOf(world, due.customer ?? null) === clock && (!found || due.at < found.at)) found = due;
  }
  return found;
}

/** When something happens next by itself, in milliseconds. */
export function nextDueAt(world: World): number | undefined {
  const due = earliest(world, null);
  return due && due.at * 1000;
}

/** Runs what is due until the given time, each thing at its own time and in order. */
export function runDues(world: World, until: number, clock: string | null = null): boolean {
  let hasRun = false;
  for (let due = earliest(world, clock); due && due.at * 1000 <= until; due = earliest(world, clock)) {
    world.clock.at(due.at * 1000, due.run);
    hasRun = true;
  }
  return hasRun;
}
