import { newId } from '../ids.ts';
import { isWithin, listRoute, matches } from '../http/listing.ts';
import { range, text } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import type { EarlyFraudWarning } from '../wire-money.ts';
import type { Charge } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { emit } from '../webhooks/events.ts';

/** The card's network suspects fraud before anybody disputes. */
export function warnOfFraud(world: World, charge: Charge, type = 'unauthorized_use_of_card'): EarlyFraudWarning {
  const warning = {
    id: newId('issfr'),
    object: 'radar.early_fraud_warning',
    actionable: !charge.refunded && !charge.disputed,
    charge: charge.id,
    created: world.clock.seconds(),
    fraud_type: type,
    livemode: false,
    ...(charge.payment_intent !== null && { payment_intent: charge.payment_intent }),
  } satisfies EarlyFraudWarning;
  world.tables['radar.early_fraud_warning'].set(warning.id, warning);
  emit(world, 'radar.early_fraud_warning.created', warning);
  return warning;
}

/** The warnings about a charge that somebody can still act on. */
export function warningsOf(world: World, charge: string): EarlyFraudWarning[] {
  return [...world.tables['radar.early_fraud_warning'].values()].filter((each) => each.charge === charge && each.actionable);
}

const KIND = 'radar.early_fraud_warning';
const filters = { charge: text(), created: range(), payment_intent: text() };

export const earlyFraudWarningRoutes: Route[] = [
  route('GET', '/v1/radar/early_fraud_warnings/:id', KIND, {}, ({ world, id }) => find(world, KIND, id)),
  listRoute('/v1/radar/early_fraud_warnings', KIND, filters, ({ world, params }) =>
    [...world.tables[KIND].values()].filter(
      (warning) =>
        matches(params.charge, warning.charge) &&
        matches(params.payment_intent, warning.payment_intent ?? null) &&
        isWithin(warning.created, params.created),
    ),
  ),
];
