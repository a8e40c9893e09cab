import { newId } from '../ids.ts';
import type { Records } from '../tables.ts';
import type { Event, EventType, WebhookEndpoint } from '../wire-types.ts';
import { API_VERSION, type World } from '../world.ts';

/** The platform's endpoints hear of the platform, Connect endpoints of connected accounts. */
function wants(endpoint: WebhookEndpoint, { type, account }: Event): boolean {
  if (endpoint.status !== 'enabled' || (endpoint.connect ?? false) !== (account !== undefined)) return false;
  return endpoint.enabled_events.includes('*') || endpoint.enabled_events.includes(type);
}

function enqueue(world: World, event: Event, endpoint: WebhookEndpoint): void {
  const id = newId('delivery');
  world.tables.delivery.set(id, {
    id,
    event: event.id,
    endpoint: endpoint.id,
    state: 'pending',
    attempts: 0,
    nextAttemptAt: Math.min(world.clock.now(), world.clock.running()),
    lastOutcome: null,
  });
}

function withoutSecrets(object: object): object {
  const { secret: _secret, ...rest } = structuredClone(object) as { secret?: unknown };
  return rest;
}

/** Records what happened with the object as it is now, and queues it for every endpoint that listens. */
export function emit(world: World, type: EventType, object: object, previous?: object): void {
  const event: Event = {
    id: newId('evt'),
    object: 'event',
    api_version: API_VERSION,
    created: world.clock.seconds(),
    data: { object: withoutSecrets(object), ...(previous && { previous_attributes: structuredClone(previous) }) },
    livemode: false,
    pending_webhooks: 0,
    request: world.request ?? { id: null, idempotency_key: null },
    type,
    ...(world.account !== null && { account: world.account }),
  };
  const listening = [...world.tables.webhook_endpoint.values()].filter((endpoint) => wants(endpoint, event));
  event.pending_webhooks = listening.length;
  world.tables.event.set(event.id, event);
  for (const endpoint of listening) enqueue(world, event, endpoint);
}

/** Applies a change to a stored object and emits its `updated` event with the values before; no change, no event. */
export function change<T extends object>(world: World, type: EventType, object: T, changes: Partial<T>): void {
  const before = structuredClone(object);
  Object.assign(object, changes);
  const changed = (Object.keys(changes) as (keyof T)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(object[key]),
  );
  if (changed.length === 0) return;
  emit(world, type, object, Object.fromEntries(changed.map((key) => [key, before[key] ?? null])));
}

/** Sends an event once more to every endpoint, as the Dashboard's button does. */
export function resend(world: World, event: Records['event']): number {
  const endpoints = [...world.tables.webhook_endpoint.values()].filter((endpoint) => wants(endpoint, event));
  for (const endpoint of endpoints) enqueue(world, event, endpoint);
  event.pending_webhooks += endpoints.length;
  return endpoints.length;
}
