import type { Account } from '../connect-types.ts';
import { embedded } from '../http/listing.ts';
import { newId } from '../ids.ts';
import { mergedMetadata } from '../metadata.ts';
import type { World } from '../world.ts';
import type { AccountCreation } from './accounts.ts';

export const FIRST_REQUIREMENTS = ['business_type', 'external_account', 'individual.first_name', 'individual.last_name', 'tos_acceptance.date', 'tos_acceptance.ip'];

const CURRENCIES: Record<string, string> = { AU: 'aud', CA: 'cad', CN: 'cny', GB: 'gbp', HK: 'hkd', JP: 'jpy', SG: 'sgd', US: 'usd' };

export const NO_REQUIREMENTS: Account['requirements'] = {
  alternatives: [],
  current_deadline: null,
  currently_due: [],
  disabled_reason: null,
  errors: [],
  eventually_due: [],
  past_due: [],
  pending_verification: [],
};

function controllerOf({ controller }: AccountCreation): NonNullable<Account['controller']> {
  return {
    fees: { payer: controller?.fees?.payer ?? 'application_express' },
    is_controller: true,
    losses: { payments: controller?.losses?.payments ?? 'application' },
    requirement_collection: controller?.requirement_collection ?? 'stripe',
    stripe_dashboard: { type: controller?.stripe_dashboard?.type ?? 'express' },
    type: 'application',
  };
}

function settingsOf(name: string | null): NonNullable<Account['settings']> {
  return {
    branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
    card_payments: { statement_descriptor_prefix: null, statement_descriptor_prefix_kana: null, statement_descriptor_prefix_kanji: null },
    dashboard: { display_name: name, timezone: 'Etc/UTC' },
    payments: {
      statement_descriptor: null,
      statement_descriptor_kana: null,
      statement_descriptor_kanji: null,
      statement_descriptor_prefix_kana: null,
      statement_descriptor_prefix_kanji: null,
    },
    payouts: { debit_negative_balances: false, schedule: { delay_days: 2, interval: 'manual' }, statement_descriptor: null },
  };
}

/** A connected account before its onboarding. */
export function buildAccount(world: World, given: AccountCreation): Account {
  const id = newId('acct', 16);
  const country = given.country ?? 'US';
  const requested = Object.entries(given.capabilities ?? {}).filter(([, capability]) => capability?.requested);
  return {
    id,
    object: 'account',
    business_profile: null,
    business_type: given.business_type ?? null,
    capabilities: Object.fromEntries(requested.map(([name]) => [name, 'inactive' as const])),
    charges_enabled: false,
    controller: controllerOf(given),
    country,
    created: world.clock.seconds(),
    default_currency: given.default_currency ?? CURRENCIES[country] ?? 'eur',
    details_submitted: false,
    email: given.email ?? null,
    external_accounts: embedded([], `/v1/accounts/${id}/external_accounts`),
    future_requirements: structuredClone(NO_REQUIREMENTS),
    metadata: mergedMetadata({}, given.metadata),
    payouts_enabled: false,
    requirements: { ...structuredClone(NO_REQUIREMENTS), currently_due: FIRST_REQUIREMENTS, eventually_due: FIRST_REQUIREMENTS, past_due: FIRST_REQUIREMENTS, disabled_reason: 'requirements.past_due' },
    settings: settingsOf(given.email ?? null),
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: given.type ?? 'none',
  };
}
