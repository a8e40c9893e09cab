import { newId } from '../ids.ts';
import { listRoute } from '../http/listing.ts';
import { clearable, flag, list, metadata, required, text, url, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { isLoopbackUrl } from '../loopback.ts';
import { mergedMetadata } from '../metadata.ts';
import { invalidParameter } from '../stripe-error.ts';
import type { EventType, WebhookEndpoint } from '../wire-types.ts';
import { API_VERSION, find, type World } from '../world.ts';

const creation = {
  api_version: text(),
  connect: flag(),
  description: clearable(text()),
  enabled_events: required(list(text())),
  metadata: metadata(),
  url: required(url()),
};
const update = {
  description: clearable(text()),
  disabled: flag(),
  enabled_events: list(text()),
  metadata: metadata(),
  url: url(),
};

interface NewEndpoint {
  url: string;
  enabledEvents: (EventType | '*')[];
  description?: string | null;
  metadata?: Record<string, string>;
  secret?: string;
  /** Hears of connected accounts instead of the platform. */
  connect?: boolean;
}

/** An address that is told of events. Only loopback: the sandbox calls nobody outside. */
export function createEndpoint(world: World, given: NewEndpoint): WebhookEndpoint {
  if (!isLoopbackUrl(given.url)) throw invalidParameter('The sandbox delivers to loopback addresses only.', 'url_invalid', 'url');
  const endpoint: WebhookEndpoint = {
    id: newId('we'),
    object: 'webhook_endpoint',
    api_version: API_VERSION,
    application: null,
    created: world.clock.seconds(),
    description: given.description ?? null,
    enabled_events: given.enabledEvents,
    livemode: false,
    metadata: given.metadata ?? {},
    secret: given.secret ?? newId('whsec', 32),
    status: 'enabled',
    url: given.url,
    ...(given.connect && { connect: true }),
  };
  world.tables.webhook_endpoint.set(endpoint.id, endpoint);
  return endpoint;
}

/** The secret is shown once, when the endpoint is made. */
function withoutSecret({ secret: _secret, connect: _connect, ...shown }: WebhookEndpoint): Omit<WebhookEndpoint, 'secret' | 'connect'> {
  return shown;
}

function updateEndpoint(world: World, id: string, given: Params<typeof update>): object {
  const endpoint = find(world, 'webhook_endpoint', id);
  if (given.url !== undefined && !isLoopbackUrl(given.url)) {
    throw invalidParameter('The sandbox delivers to loopback addresses only.', 'url_invalid', 'url');
  }
  endpoint.url = given.url ?? endpoint.url;
  endpoint.enabled_events = given.enabled_events ?? endpoint.enabled_events;
  if (given.description !== undefined) endpoint.description = given.description;
  if (given.disabled !== undefined) endpoint.status = given.disabled ? 'disabled' : 'enabled';
  endpoint.metadata = mergedMetadata(endpoint.metadata, given.metadata);
  return withoutSecret(endpoint);
}

const KIND = 'webhook_endpoint';

export const webhookEndpointRoutes: Route[] = [
  route('POST', '/v1/webhook_endpoints', KIND, creation, ({ world, params }) => {
    if (params.api_version !== undefined && params.api_version !== API_VERSION) {
      throw invalidParameter(`The sandbox speaks ${API_VERSION} only.`, undefined, 'api_version');
    }
    const { url: to, description, enabled_events: events } = params;
    const { connect: _connect, ...made } = createEndpoint(world, {
      url: to,
      connect: params.connect,
      enabledEvents: events as (EventType | '*')[],
      description,
      metadata: mergedMetadata({}, params.metadata),
    });
    return made;
  }),
  route('GET', '/v1/webhook_endpoints/:id', KIND, {}, ({ world, id }) => withoutSecret(find(world, KIND, id))),
  route('POST', '/v1/webhook_endpoints/:id', KIND, update, ({ world, id, params }) => updateEndpoint(world, id, params)),
  route('DELETE', '/v1/webhook_endpoints/:id', KIND, {}, ({ world, id }) => {
    find(world, KIND, id);
    world.tables.webhook_endpoint.delete(id);
    return { id, object: KIND, deleted: true };
  }),
  listRoute('/v1/webhook_endpoints', KIND, {}, ({ world }) => [...world.tables.webhook_endpoint.values()].map(withoutSecret)),
];
