import type { TestClock } from '../billing-types.ts';
import { runDues } from '../flows/dues.ts';
import { listRoute } from '../http/listing.ts';
import { integer, required, text } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { newId } from '../ids.ts';
import { invalidParameter } from '../stripe-error.ts';
import type { Deleted } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { emit } from '../webhooks/events.ts';
import { deleteCustomer } from './customers.ts';

const KIND = 'test_helpers.test_clock';
const KEPT_FOR = 30 * 86_400;

function createClock(world: World, frozenTime: number, name: string | undefined): TestClock {
  const clock: TestClock = {
    id: newId('clock'),
    object: KIND,
    created: world.clock.seconds(),
    deletes_after: world.clock.seconds() + KEPT_FOR,
    frozen_time: frozenTime,
    livemode: false,
    name: name ?? null,
    status: 'ready',
    status_details: {},
  };
  world.tables[KIND].set(clock.id, clock);
  emit(world, 'test_helpers.test_clock.created', clock);
  return clock;
}

/** Runs what falls due for the clock's customers. The answer says `advancing`, as Stripe's does; it is ready when it is asked for again. */
function advance(world: World, clock: TestClock, to: number): TestClock {
  if (to <= clock.frozen_time) throw invalidParameter('`frozen_time` must be in the future of the clock.', undefined, 'frozen_time');
  emit(world, 'test_helpers.test_clock.advancing', { ...clock, status: 'advancing', status_details: { advancing: { target_frozen_time: to } } });
  runDues(world, to * 1000, clock.id);
  clock.frozen_time = to;
  emit(world, 'test_helpers.test_clock.ready', clock);
  return { ...clock, status: 'advancing', status_details: { advancing: { target_frozen_time: to } } };
}

function deleteClock(world: World, id: string): Deleted<typeof KIND> {
  const clock = find(world, KIND, id);
  for (const customer of world.tables.customer.values()) {
    if (!customer.deleted && customer.test_clock === id) deleteCustomer(world, customer.id);
  }
  world.tables[KIND].delete(id);
  emit(world, 'test_helpers.test_clock.deleted', clock);
  return { id, object: KIND, deleted: true };
}

const BASE = '/v1/test_helpers/test_clocks';

export const testClockRoutes: Route[] = [
  route('POST', BASE, KIND, { frozen_time: required(integer()), name: text(300) }, ({ world, params }) =>
    createClock(world, params.frozen_time, params.name),
  ),
  route('GET', `${BASE}/:id`, KIND, {}, ({ world, id }) => find(world, KIND, id)),
  route('POST', `${BASE}/:id/advance`, KIND, { frozen_time: required(integer()) }, ({ world, id, params }) =>
    advance(world, find(world, KIND, id), params.frozen_time),
  ),
  route('DELETE', `${BASE}/:id`, KIND, {}, ({ world, id }) => deleteClock(world, id)),
  listRoute(BASE, KIND, {}, ({ world }) => world.tables[KIND].values()),
];
