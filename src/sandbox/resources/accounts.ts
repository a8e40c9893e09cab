import type { Account, DeletedAccount } from '../connect-types.ts';
import { deauthorize, setStanding } from '../flows/account-standing.ts';
import { isWithin, listRoute } from '../http/listing.ts';
import { choice, flag, group, metadata, range, required, text, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { mergedMetadata } from '../metadata.ts';
import { refused, StripeError } from '../stripe-error.ts';
import { asAccount } from '../webhooks/as-account.ts';
import { change } from '../webhooks/events.ts';
import { find, type World } from '../world.ts';
import { balanceOf } from './balance.ts';
import { buildAccount } from './build-account.ts';

const requestable = group({ requested: required(flag()) });
const capabilities = group({ card_payments: requestable, transfers: requestable });
const update = {
  business_type: choice('company', 'individual'),
  capabilities,
  default_currency: text(3),
  email: text(512),
  metadata: metadata(),
};
const creation = {
  ...update,
  controller: group({
    fees: group({ payer: required(choice('account', 'application')) }),
    losses: group({ payments: required(choice('application', 'stripe')) }),
    requirement_collection: choice('application', 'stripe'),
    stripe_dashboard: group({ type: choice('express', 'full', 'none') }),
  }),
  country: text(2),
  type: choice('custom', 'express', 'standard'),
};

export type AccountCreation = Params<typeof creation>;

/** An account the platform still has access to. */
export function findAccount(world: World, id: string, param?: string): Account {
  const account = find(world, 'account', id, param);
  if (!account.deleted) return account;
  const message = `The provided key 'sk_test_***' does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`;
  throw new StripeError(403, { type: 'invalid_request_error', code: 'account_invalid', message }, true);
}

function createAccount(world: World, given: AccountCreation): Account {
  if (given.type !== undefined && given.controller) throw refused('You may only specify one of these parameters: type, controller.', { param: 'type' });
  const account = buildAccount(world, given);
  world.tables.account.set(account.id, account);
  return account;
}

function updateAccount(world: World, account: Account, given: Params<typeof update>): Account {
  const asked = Object.entries(given.capabilities ?? {}).filter(([name, capability]) => capability?.requested && !(name in account.capabilities));
  const added = Object.fromEntries(asked.map(([name]) => [name, account.payouts_enabled ? ('active' as const) : ('inactive' as const)]));
  asAccount(world, account.id, () =>
    change(world, 'account.updated', account, {
      ...(given.business_type && { business_type: given.business_type }),
      ...(given.default_currency && { default_currency: given.default_currency }),
      ...(given.email && { email: given.email }),
      capabilities: { ...account.capabilities, ...added },
      metadata: mergedMetadata(account.metadata, given.metadata),
    }),
  );
  return account;
}

function deleteAccount(world: World, account: Account): DeletedAccount {
  const { available, pending } = balanceOf(world, account.id);
  if ([...available, ...pending].some(({ amount }) => amount !== 0)) throw refused('This account cannot be deleted because it has a balance.');
  deauthorize(world, account);
  return { id: account.id, object: 'account', deleted: true };
}

function* selectAccounts(world: World, created: Params<{ created: ReturnType<typeof range> }>['created']): Iterable<Account> {
  for (const account of world.tables.account.values()) if (!account.deleted && isWithin(account.created ?? 0, created)) yield account;
}

const KIND = 'account';
const REASONS = ['credit', 'fraud_no_intent_to_fulfill', 'fraud_other', 'fraud_payment_method_casher', 'fraud_payment_method_tester', 'other', 'terms_of_service'] as const;
const rejection = { reason: required(choice(...REASONS)) };

function disabledReason(reason: (typeof REASONS)[number]): Account['requirements']['disabled_reason'] {
  if (reason.startsWith('fraud')) return 'rejected.platform_fraud';
  return reason === 'terms_of_service' ? 'rejected.platform_terms_of_service' : 'rejected.platform_other';
}

export const accountRoutes: Route[] = [
  route('POST', '/v1/accounts', KIND, creation, ({ world, params }) => createAccount(world, params)),
  route('GET', '/v1/accounts/:id', KIND, {}, ({ world, id }) => findAccount(world, id)),
  route('POST', '/v1/accounts/:id', KIND, update, ({ world, id, params }) => updateAccount(world, findAccount(world, id), params)),
  route('DELETE', '/v1/accounts/:id', KIND, {}, ({ world, id }) => deleteAccount(world, findAccount(world, id))),
  route('POST', '/v1/accounts/:id/reject', KIND, rejection, ({ world, id, params }) => {
    const account = setStanding(world, findAccount(world, id), 'rejected');
    account.requirements.disabled_reason = disabledReason(params.reason);
    return account;
  }),
  listRoute('/v1/accounts', KIND, { created: range() }, ({ world, params }) => selectAccounts(world, params.created)),
];
