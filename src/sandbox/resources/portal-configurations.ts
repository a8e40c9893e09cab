import type { PortalConfiguration } from '../billing-types.ts';
import { listRoute, matches } from '../http/listing.ts';
import { choice, clearable, flag, group, list, metadata, required, text, url, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { newId } from '../ids.ts';
import { mergedMetadata } from '../metadata.ts';
import { invalidParameter } from '../stripe-error.ts';
import { find, type World } from '../world.ts';
import { emit } from '../webhooks/events.ts';

const proration = choice('always_invoice', 'create_prorations', 'none');
const features = group({
  invoice_history: group({ enabled: required(flag()) }),
  payment_method_update: group({ enabled: required(flag()) }),
  subscription_cancel: group({ enabled: required(flag()), mode: choice('at_period_end', 'immediately'), proration_behavior: proration }),
  subscription_update: group({
    enabled: required(flag()),
    default_allowed_updates: list(choice('price'), 3),
    products: clearable(list(group({ product: required(text()), prices: required(list(text(), 20)) }), 10)),
    proration_behavior: proration,
    schedule_at_period_end: group({
      conditions: list(group({ type: required(choice('decreasing_item_amount', 'shortening_interval')) }), 2),
    }),
  }),
});
const common = {
  business_profile: group({ headline: clearable(text(60)), privacy_policy_url: clearable(url()), terms_of_service_url: clearable(url()) }),
  default_return_url: clearable(url()),
  metadata: metadata(),
  name: clearable(text(250)),
};
const creation = { ...common, features: required(features) };
const update = { ...common, active: flag(), features };

type Given = Params<typeof update>;
type Features = PortalConfiguration['features'];

const NOTHING: Features = {
  customer_update: { allowed_updates: [], enabled: false },
  invoice_history: { enabled: false },
  payment_method_update: { enabled: false, payment_method_configuration: null },
  subscription_cancel: {
    cancellation_reason: { enabled: false, feedback_options: null, options: ['too_expensive', 'missing_features', 'switched_service', 'unused', 'other'] },
    enabled: false,
    mode: 'at_period_end',
    proration_behavior: 'none',
  },
  subscription_pause: { duration: { interval_options: [], type: 'indefinite' }, enabled: false },
  subscription_update: {
    billing_cycle_anchor: 'unchanged',
    default_allowed_updates: [],
    enabled: false,
    products: null,
    proration_behavior: 'none',
    schedule_at_period_end: { conditions: [] },
    trial_update_behavior: 'end_trial',
  },
};

function planFeature(world: World, now: Features['subscription_update'], given: NonNullable<Given['features']>['subscription_update']): Features['subscription_update'] {
  if (!given) return now;
  const { products, schedule_at_period_end: schedule } = given;
  for (const [index, { prices }] of (products ?? []).entries()) {
    for (const [position, price] of prices.entries()) find(world, 'price', price, `features[subscription_update][products][${index}][prices][${position}]`);
  }
  const offers = (products ?? []).map(({ product, prices }) => ({ adjustable_quantity: { enabled: false, maximum: null, minimum: 1 }, prices, product }));
  if (given.enabled && products !== undefined && offers.length === 0) {
    throw invalidParameter('Give the products that people may change to.', 'parameter_missing', 'features[subscription_update][products]');
  }
  return {
    ...now,
    enabled: given.enabled,
    default_allowed_updates: given.default_allowed_updates ?? now.default_allowed_updates,
    products: products === undefined ? now.products : offers,
    proration_behavior: given.proration_behavior ?? now.proration_behavior,
    schedule_at_period_end: schedule ? { conditions: schedule.conditions ?? [] } : now.schedule_at_period_end,
  };
}

function featuresOf(world: World, now: Features, given: Given['features']): Features {
  if (!given) return now;
  const { subscription_cancel: cancel } = given;
  return {
    ...now,
    invoice_history: given.invoice_history ?? now.invoice_history,
    payment_method_update: { ...now.payment_method_update, ...given.payment_method_update },
    subscription_cancel: {
      ...now.subscription_cancel,
      ...(cancel && { enabled: cancel.enabled, mode: cancel.mode ?? 'at_period_end', proration_behavior: cancel.proration_behavior ?? 'none' }),
    },
    subscription_update: planFeature(world, now.subscription_update, given.subscription_update),
  };
}

/** What people may do on the portal page. The first configuration is the default one. */
function createConfiguration(world: World, given: Params<typeof creation>): PortalConfiguration {
  const { headline = null, privacy_policy_url: privacy = null, terms_of_service_url: terms = null } = given.business_profile ?? {};
  const configuration: PortalConfiguration = {
    id: newId('bpc'),
    object: 'billing_portal.configuration',
    active: true,
    application: null,
    business_profile: { headline, privacy_policy_url: privacy, terms_of_service_url: terms },
    created: world.clock.seconds(),
    default_return_url: given.default_return_url ?? null,
    features: featuresOf(world, NOTHING, given.features),
    is_default: world.tables[KIND].size === 0,
    livemode: false,
    login_page: { enabled: false, url: null },
    metadata: mergedMetadata({}, given.metadata),
    name: given.name ?? null,
    updated: world.clock.seconds(),
  };
  world.tables[KIND].set(configuration.id, configuration);
  emit(world, 'billing_portal.configuration.created', configuration);
  return configuration;
}

function updateConfiguration(world: World, configuration: PortalConfiguration, given: Given): PortalConfiguration {
  Object.assign(configuration, {
    active: given.active ?? configuration.active,
    default_return_url: given.default_return_url === undefined ? configuration.default_return_url : given.default_return_url,
    name: given.name === undefined ? configuration.name : given.name,
    features: featuresOf(world, configuration.features, given.features),
    metadata: mergedMetadata(configuration.metadata ?? {}, given.metadata),
    updated: world.clock.seconds(),
  });
  emit(world, 'billing_portal.configuration.updated', configuration);
  return configuration;
}

const KIND = 'billing_portal.configuration';
const BASE = '/v1/billing_portal/configurations';

export const portalConfigurationRoutes: Route[] = [
  route('POST', BASE, KIND, creation, ({ world, params }) => createConfiguration(world, params)),
  route('GET', `${BASE}/:id`, KIND, {}, ({ world, id }) => find(world, KIND, id)),
  route('POST', `${BASE}/:id`, KIND, update, ({ world, id, params }) => updateConfiguration(world, find(world, KIND, id), params)),
  listRoute(BASE, KIND, { active: flag(), is_default: flag() }, ({ world, params }) =>
    [...world.tables[KIND].values()].filter((each) => matches(params.active, each.active) && matches(params.is_default, each.is_default)),
  ),
];
