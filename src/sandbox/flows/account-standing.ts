import type { Account } from '../connect-types.ts';
import { FIRST_REQUIREMENTS, NO_REQUIREMENTS } from '../resources/build-account.ts';
import { newId } from '../ids.ts';
import { asAccount } from '../webhooks/as-account.ts';
import { change, emit } from '../webhooks/events.ts';
import type { World } from '../world.ts';

const DAY = 86_400;
const DUE = ['individual.verification.document'];

/** How an account can stand; each is what the person, Stripe's review or the platform makes of it. */
export type Standing = 'enabled' | 'pending' | 'restricted' | 'restricted-soon' | 'incomplete' | 'rejected';

interface Change {
  isEnabled: boolean;
  capability: 'active' | 'inactive' | 'pending';
  isSubmitted: boolean;
  requirements: Partial<Account['requirements']>;
}

function standingOf(world: World, standing: Standing): Change {
  const off = { isEnabled: false, capability: 'inactive', isSubmitted: true } as const;
  switch (standing) {
    case 'enabled':
      return { isEnabled: true, capability: 'active', isSubmitted: true, requirements: {} };
    case 'restricted-soon': {
      const requirements = { currently_due: DUE, eventually_due: DUE, current_deadline: world.clock.seconds() + 14 * DAY };
      return { isEnabled: true, capability: 'active', isSubmitted: true, requirements };
    }
    case 'pending':
      return { ...off, capability: 'pending', requirements: { pending_verification: DUE, disabled_reason: 'requirements.pending_verification' } };
    case 'rejected':
      return { ...off, requirements: { disabled_reason: 'rejected.other' } };
    case 'incomplete':
      return { ...off, isSubmitted: false, requirements: { currently_due: FIRST_REQUIREMENTS, past_due: FIRST_REQUIREMENTS, disabled_reason: 'requirements.past_due' } };
    default:
      return { ...off, requirements: { currently_due: DUE, eventually_due: DUE, past_due: DUE, disabled_reason: 'requirements.past_due' } };
  }
}

function bankAccountOf(account: Account): object {
  return {
    id: newId('ba'),
    object: 'bank_account',
    account: account.id,
    account_holder_name: null,
    account_holder_type: 'individual',
    account_type: null,
    available_payout_methods: ['standard'],
    bank_name: 'SANDBOX BANK',
    country: account.country ?? 'US',
    currency: account.default_currency,
    default_for_currency: true,
    fingerprint: 'sandboxbank',
    last4: '6789',
    metadata: {},
    routing_number: '110000000',
    status: 'new',
  };
}

function tellCapabilities(world: World, account: Account, before: Account['capabilities'], requirements: Account['requirements']): void {
  for (const [id, status] of Object.entries(account.capabilities)) {
    if (before[id] === status) continue;
    const own = { ...requirements, disabled_reason: status === 'active' ? null : 'requirements.fields_needed' };
    const capability = { id, object: 'capability', account: account.id, requested: true, requested_at: account.created ?? null, requirements: own, status };
    emit(world, 'capability.updated', capability, { status: before[id] ?? 'unrequested' });
  }
}

/** Brings an account into another standing, and tells the Connect endpoints. */
export function setStanding(world: World, account: Account, standing: Standing): Account {
  const { isEnabled, capability, isSubmitted, requirements } = standingOf(world, standing);
  const before = account.capabilities;
  const banks = account.external_accounts;
  const needsBank = isSubmitted && banks && banks.data.length === 0;
  const full = { ...structuredClone(NO_REQUIREMENTS), ...requirements };
  asAccount(world, account.id, () => {
    change(world, 'account.updated', account, {
      capabilities: Object.fromEntries(Object.keys(before).map((name) => [name, capability])),
      charges_enabled: isEnabled,
      details_submitted: account.details_submitted || isSubmitted,
      payouts_enabled: isEnabled,
      requirements: full,
      ...(needsBank && { external_accounts: { ...banks, data: [bankAccountOf(account)] } as Account['external_accounts'] }),
    });
    tellCapabilities(world, account, before, full);
  });
  return account;
}

/** The person takes the platform's access away; nothing on the account can be done any more. */
export function deauthorize(world: World, account: Account): void {
  asAccount(world, account.id, () => emit(world, 'account.application.deauthorized', { id: 'ca_sandbox', object: 'application', name: 'Sandbox' }));
  world.tables.account.set(account.id, { id: account.id, object: 'account', deleted: true });
}
