import type { StoredPayout } from '../connect-types.ts';
import { cancelPayout, shownPayout, tellPayout } from '../flows/move-payout.ts';
import { isWithin, listRoute, matches } from '../http/listing.ts';
import { choice, integer, metadata, range, required, text, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { newId } from '../ids.ts';
import { mergedMetadata } from '../metadata.ts';
import { noSuch, refused } from '../stripe-error.ts';
import { find, type World } from '../world.ts';
import { findAccount } from './accounts.ts';
import { availableAmount, moveBalance } from './balance-transactions.ts';

const DAY = 86_400;
const ARRIVES_AFTER = 2 * DAY;

const creation = {
  amount: required(integer(1)),
  currency: required(text(3)),
  description: text(),
  metadata: metadata(),
  method: choice('standard'),
  statement_descriptor: text(22),
};

interface NewPayout {
  account: string | null;
  amount: number;
  currency: string;
  automatic: boolean;
  description?: string;
  metadata?: Record<string, string>;
  statementDescriptor?: string;
}

function bankOf(world: World, id: string | null): string | null {
  if (id === null) return 'ba_sandbox';
  const account = findAccount(world, id);
  const bank = account.external_accounts?.data[0];
  if (!bank || !account.payouts_enabled) throw refused('Payouts are not enabled for this account.', { code: 'payouts_not_allowed' });
  return bank.id;
}

function buildPayout(world: World, given: NewPayout, id: string, transaction: string): StoredPayout {
  return {
    id,
    object: 'payout',
    account: given.account,
    amount: given.amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: world.clock.seconds() + ARRIVES_AFTER,
    automatic: given.automatic,
    balance_transaction: transaction,
    created: world.clock.seconds(),
    currency: given.currency,
    description: given.description ?? null,
    destination: bankOf(world, given.account),
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: given.metadata ?? {},
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: given.automatic ? 'in_progress' : 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: given.statementDescriptor ?? null,
    status: 'pending',
    trace_id: null,
    type: 'bank_account',
  };
}

/** Sends what is available to the bank of the platform or of a connected account; it arrives two days later. */
export function createPayout(world: World, given: NewPayout): StoredPayout {
  const { account, amount, currency } = given;
  bankOf(world, account);
  if (availableAmount(world, account, currency) < amount) {
    throw refused('You have insufficient funds in your Stripe account for this payout.', { code: 'balance_insufficient' });
  }
  const id = newId('po');
  const movement = moveBalance(world, { type: 'payout', category: 'payout', amount: -amount, currency, source: id, account });
  const payout = buildPayout(world, given, id, movement.id);
  world.tables.payout.set(id, payout);
  tellPayout(world, 'payout.created', payout);
  return payout;
}

function ownPayout(world: World, id: string): StoredPayout {
  const payout = find(world, 'payout', id);
  if (payout.account !== world.account) throw noSuch('payout', id);
  return payout;
}

const filters = { arrival_date: range(), created: range(), status: text() };

function* selectPayouts(world: World, given: Params<typeof filters>): Iterable<ReturnType<typeof shownPayout>> {
  for (const payout of world.tables.payout.values()) {
    const isTheirs = payout.account === world.account && matches(given.status, payout.status);
    if (isTheirs && isWithin(payout.created, given.created) && isWithin(payout.arrival_date, given.arrival_date)) yield shownPayout(payout);
  }
}

const KIND = 'payout';

export const payoutRoutes: Route[] = [
  route('POST', '/v1/payouts', KIND, creation, ({ world, params }) => {
    const { amount, currency, description, statement_descriptor: statementDescriptor } = params;
    const wanted = { account: world.account, amount, currency: currency.toLowerCase(), automatic: false, description, statementDescriptor };
    return shownPayout(createPayout(world, { ...wanted, metadata: mergedMetadata({}, params.metadata) }));
  }),
  route('GET', '/v1/payouts/:id', KIND, {}, ({ world, id }) => shownPayout(ownPayout(world, id))),
  route('POST', '/v1/payouts/:id', KIND, { metadata: metadata() }, ({ world, id, params }) => {
    const payout = ownPayout(world, id);
    payout.metadata = mergedMetadata(payout.metadata ?? {}, params.metadata);
    return shownPayout(payout);
  }),
  route('POST', '/v1/payouts/:id/cancel', KIND, {}, ({ world, id }) => shownPayout(cancelPayout(world, ownPayout(world, id)))),
  listRoute('/v1/payouts', KIND, filters, ({ world, params }) => selectPayouts(world, params)),
];
