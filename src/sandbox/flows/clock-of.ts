import type { Kind } from '../tables.ts';
import type { World } from '../world.ts';

/** The test clock of a customer, or null for the common clock. */
export function clockOf(world: World, customer: string | null): string | null {
  const found = customer === null ? undefined : world.tables.customer.get(customer);
  return found && !found.deleted ? found.test_clock : null;
}

const KINDS: Record<string, Kind> = { cus: 'customer', sub: 'subscription', in: 'invoice', cs: 'checkout.session' };

function customerOf(world: World, id: string): string | null {
  if (id.startsWith('sub_sched_')) return world.tables.subscription_schedule.get(id)?.customer ?? null;
  const kind = KINDS[id.split('_')[0] ?? ''];
  const found = kind && (world.tables[kind].get(id) as { id: string; customer?: string | null } | undefined);
  return kind === 'customer' ? (found?.id ?? null) : (found?.customer ?? null);
}

/** Runs something at the time of whoever it is about: by the customer or what belongs to it. */
export function atTimeOf<T>(world: World, ids: unknown[], run: () => T): T {
  const customers = ids.map((id) => (typeof id === 'string' ? customerOf(world, id) : null));
  const clock = customers.map((customer) => clockOf(world, customer)).find((each) => each !== null) ?? null;
  const frozen = clock === null ? undefined : world.tables['test_helpers.test_clock'].get(clock);
  return frozen ? world.clock.at(frozen.frozen_time * 1000, run) : run();
}
