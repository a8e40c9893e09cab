import { newId } from '../ids.ts';
import type { LineDraft } from '../line-draft.ts';
import type { PendingLine } from '../tables.ts';
import type { Subscription } from '../wire-types.ts';
import type { World } from '../world.ts';

/** Keeps prorations for the next invoice of a subscription. */
export function keepPendingLines(world: World, subscription: Subscription, lines: LineDraft[]): void {
  for (const line of lines) {
    const id = newId('ii');
    world.tables.pending_line.set(id, { id, customer: subscription.customer, subscription: subscription.id, line });
  }
}

function waiting(world: World, subscription: string): PendingLine[] {
  return [...world.tables.pending_line.values()].filter((each) => each.subscription === subscription);
}

export function pendingLines(world: World, subscription: string): LineDraft[] {
  return waiting(world, subscription).map(({ line }) => line);
}

/** The lines that wait; they are on an invoice from now on. */
export function takePendingLines(world: World, subscription: string): LineDraft[] {
  const taken = waiting(world, subscription);
  for (const { id } of taken) world.tables.pending_line.delete(id);
  return taken.map(({ line }) => line);
}
