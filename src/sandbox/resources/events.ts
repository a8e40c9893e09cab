import { isWithin, listRoute } from '../http/listing.ts';
import { flag, list, range, text, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { invalidParameter, noSuch } from '../stripe-error.ts';
import type { Event } from '../wire-types.ts';
import { find, type World } from '../world.ts';

const KEPT_SECONDS = 30 * 86_400;

function isKept(world: World, event: Event): boolean {
  return event.created > world.clock.seconds() - KEPT_SECONDS;
}

/** What happened on a connected account is in the list of that account alone, which need not say again whose it is. */
const isOwn = (world: World, event: Event): boolean => (event.account ?? null) === world.account;
const shownEvent = ({ account: _account, ...event }: Event): Event => event;

function isOfType(event: Event, pattern: string): boolean {
  return pattern.endsWith('*') ? event.type.startsWith(pattern.slice(0, -1)) : event.type === pattern;
}

const filters = { created: range(), delivery_success: flag(), type: text(), types: list(text(), 20) };

function* selectEvents(world: World, given: Params<typeof filters>): Iterable<Event> {
  if (given.type !== undefined && given.types) {
    throw invalidParameter('You may only specify one of these parameters: type, types.', undefined, 'type');
  }
  const patterns = given.types ?? (given.type === undefined ? ['*'] : [given.type]);
  for (const event of world.tables.event.values()) {
    const isDelivered = event.pending_webhooks === 0;
    const isAsked = given.delivery_success === undefined || given.delivery_success === isDelivered;
    const isNamed = patterns.some((pattern) => isOfType(event, pattern));
    if (isAsked && isNamed && isOwn(world, event) && isKept(world, event) && isWithin(event.created, given.created)) yield shownEvent(event);
  }
}

export const eventRoutes: Route[] = [
  route('GET', '/v1/events/:id', 'event', {}, ({ world, id }) => {
    const event = find(world, 'event', id);
    if (!isOwn(world, event) || !isKept(world, event)) throw noSuch('event', id);
    return shownEvent(event);
  }),
  listRoute('/v1/events', 'event', filters, ({ world, params }) => selectEvents(world, params)),
];
