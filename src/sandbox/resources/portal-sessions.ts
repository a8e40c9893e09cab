import type { PortalConfiguration, PortalSession } from '../billing-types.ts';
import { choice, required, text, url, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { newId } from '../ids.ts';
import { refused } from '../stripe-error.ts';
import { find, findCustomer, type World } from '../world.ts';
import { emit } from '../webhooks/events.ts';

const creation = {
  configuration: text(),
  customer: required(text()),
  locale: choice('auto', 'en', 'zh', 'zh-HK', 'zh-TW'),
  return_url: url(),
};

function configurationFor(world: World, id: string | undefined): PortalConfiguration {
  if (id !== undefined) return find(world, 'billing_portal.configuration', id, 'configuration');
  const known = [...world.tables['billing_portal.configuration'].values()].find((each) => each.is_default);
  if (known) return known;
  throw refused('No configuration provided and your test mode default configuration has not been created. Provide a configuration or create your default.');
}

function createSession(world: World, given: Params<typeof creation>): PortalSession {
  const customer = findCustomer(world, given.customer, 'customer');
  const configuration = configurationFor(world, given.configuration);
  const id = newId('bps');
  const session: PortalSession = {
    id,
    object: 'billing_portal.session',
    configuration: configuration.id,
    created: world.clock.seconds(),
    customer: customer.id,
    customer_account: null,
    flow: null,
    livemode: false,
    locale: given.locale ?? null,
    on_behalf_of: null,
    return_url: given.return_url ?? configuration.default_return_url,
    url: `${world.baseUrl}/p/session/${id}`,
  };
  world.tables['billing_portal.session'].set(id, session);
  emit(world, 'billing_portal.session.created', session);
  return session;
}

export const portalSessionRoutes: Route[] = [
  route('POST', '/v1/billing_portal/sessions', 'billing_portal.session', creation, ({ world, params }) => createSession(world, params)),
];
