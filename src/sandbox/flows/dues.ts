import { expireSession } from '../resources/checkout-sessions.ts';
import { currentPeriodEnd } from '../resources/subscriptions.ts';
import type { World } from '../world.ts';
import { collectInvoice } from './collect-invoice.ts';
import { endSubscription } from './end-subscription.ts';
import { renewSubscription } from './renew-subscription.ts';

interface Due {
  /** In seconds. */
  at: number;
  run(): unknown;
}

function* dues(world: World): Iterable<Due> {
  for (const session of world.tables['checkout.session'].values()) {
    if (session.status === 'open') yield { at: session.expires_at, run: () => expireSession(world, session) };
  }
  for (const subscription of world.tables.subscription.values()) {
    if (subscription.ended_at !== null) continue;
    const end = currentPeriodEnd(subscription);
    const cancelAt = subscription.cancel_at ?? Infinity;
    if (cancelAt <= end) yield { at: cancelAt, run: () => endSubscription(world, subscription) };
    else yield { at: end, run: () => renewSubscription(world, subscription) };
  }
  for (const invoice of world.tables.invoice.values()) {
    if (invoice.status !== 'open' || invoice.next_payment_attempt === null) continue;
    yield { at: invoice.next_payment_attempt, run: () => collectInvoice(world, invoice) };
  }
}

function earliest(world: World): Due | undefined {
  let found: Due | undefined;
  for (const due of dues(world)) if (!found || due.at < found.at) found = due;
  return found;
}

/** When something happens next by itself, in milliseconds. */
export function nextDueAt(world: World): number | undefined {
  const due = earliest(world);
  return due && due.at * 1000;
}

/** Runs what is due until the given time, each thing at its own time and in order. */
export function runDues(world: World, until: number): boolean {
  let hasRun = false;
  for (let due = earliest(world); due && due.at * 1000 <= until; due = earliest(world)) {
    world.clock.at(due.at * 1000, due.run);
    hasRun = true;
  }
  return hasRun;
}
