import type { Transfer, TransferReversal } from '../connect-types.ts';
import { embedded, isWithin, listRoute, matches } from '../http/listing.ts';
import { clearable, flag, integer, metadata, range, required, text, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { newId } from '../ids.ts';
import { mergedMetadata } from '../metadata.ts';
import { refused } from '../stripe-error.ts';
import { emit } from '../webhooks/events.ts';
import { find, type World } from '../world.ts';
import { findAccount } from './accounts.ts';
import { availableAmount, moveBalance } from './balance-transactions.ts';
import { reverseTransfer } from './transfer-reversals.ts';

const creation = {
  amount: required(integer(1)),
  currency: required(text(3)),
  description: text(),
  destination: required(text()),
  metadata: metadata(),
  source_transaction: text(),
  transfer_group: text(),
};

type Creation = Params<typeof creation>;

function requireEligible(world: World, destination: string): void {
  const account = findAccount(world, destination, 'destination');
  if (account.capabilities.transfers === 'active') return;
  const message = 'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments';
  throw refused(message, { code: 'insufficient_capabilities_for_transfer' });
}

/** Money of one charge goes out at most once, whether or not it has settled yet, and in the currency in which it came on the balance. */
function requireLeftOfCharge(world: World, { amount, currency, source_transaction: id }: Creation & { source_transaction: string }): void {
  const charge = find(world, 'charge', id, 'source_transaction');
  if (charge.status !== 'succeeded') throw refused('The charge has not succeeded.', { param: 'source_transaction' });
  const came = (charge.balance_transaction !== null && world.tables.balance_transaction.get(charge.balance_transaction)) || charge;
  if (came.currency !== currency.toLowerCase()) throw refused('The currency of a transfer must be that of the balance transaction of its charge.', { param: 'currency' });
  const sent = [...world.tables.transfer.values()].filter((each) => each.source_transaction === id);
  const left = came.amount - sent.reduce((sum, each) => sum + each.amount - each.amount_reversed, 0);
  if (amount > left) throw refused(`Transfers using this transaction as a source must not exceed the source amount. (${left} is left.)`, { param: 'amount' });
}

function requireFunds(world: World, { amount, currency }: Creation): void {
  if (availableAmount(world, null, currency.toLowerCase()) >= amount) return;
  const message = 'You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance by creating Charges using the 4000000000000077 test card.';
  throw refused(message, { code: 'balance_insufficient' });
}

function isPending(world: World, charge: string | undefined): boolean {
  if (charge === undefined) return false;
  const transaction = find(world, 'charge', charge).balance_transaction;
  return transaction !== null && world.tables.balance_transaction.get(transaction)?.status === 'pending';
}

function createTransfer(world: World, given: Creation): Transfer {
  requireEligible(world, given.destination);
  const { source_transaction: source } = given;
  if (source === undefined) requireFunds(world, given);
  else requireLeftOfCharge(world, { ...given, source_transaction: source });
  const id = newId('tr');
  const currency = given.currency.toLowerCase();
  const destinationPayment = newId('py');
  const out = moveBalance(world, { type: 'transfer', category: 'transfer', amount: -given.amount, currency, source: id });
  const available = isPending(world, source) ? 'later' : 'now';
  moveBalance(world, { type: 'payment', category: 'charge', amount: given.amount, currency, source: destinationPayment, account: given.destination, available });
  const transfer: Transfer = {
    id,
    object: 'transfer',
    amount: given.amount,
    amount_reversed: 0,
    balance_transaction: out.id,
    created: world.clock.seconds(),
    currency,
    description: given.description ?? null,
    destination: given.destination,
    destination_payment: destinationPayment,
    livemode: false,
    metadata: mergedMetadata({}, given.metadata),
    reversals: embedded([], `/v1/transfers/${id}/reversals`),
    reversed: false,
    source_transaction: source ?? null,
    source_type: 'card',
    transfer_group: given.transfer_group ?? groupOf(world, source),
  };
  world.tables.transfer.set(id, transfer);
  emit(world, 'transfer.created', transfer);
  return transfer;
}

function groupOf(world: World, charge: string | undefined): string | null {
  return charge === undefined ? null : find(world, 'charge', charge).transfer_group;
}

function* selectTransfers(world: World, given: Params<typeof filters>): Iterable<Transfer> {
  for (const transfer of world.tables.transfer.values()) {
    const isThere = matches(given.destination, transfer.destination) && matches(given.transfer_group, transfer.transfer_group);
    if (isThere && isWithin(transfer.created, given.created)) yield transfer;
  }
}

function reversalsOf(world: World, transfer: string): TransferReversal[] {
  return [...world.tables.transfer_reversal.values()].filter((each) => each.transfer === transfer);
}

const KIND = 'transfer';
const filters = { created: range(), destination: text(), transfer_group: text() };
const reversal = { amount: integer(1), description: text(), metadata: metadata(), refund_application_fee: flag() };

export const transferRoutes: Route[] = [
  route('POST', '/v1/transfers', KIND, creation, ({ world, params }) => createTransfer(world, params)),
  route('GET', '/v1/transfers/:id', KIND, {}, ({ world, id }) => find(world, KIND, id)),
  route('POST', '/v1/transfers/:id', KIND, { description: clearable(text()), metadata: metadata() }, ({ world, id, params }) => {
    const transfer = find(world, KIND, id);
    transfer.metadata = mergedMetadata(transfer.metadata, params.metadata);
    if (params.description !== undefined) transfer.description = params.description;
    emit(world, 'transfer.updated', transfer);
    return transfer;
  }),
  route('POST', '/v1/transfers/:id/reversals', 'transfer_reversal', reversal, ({ world, id, params }) => reverseTransfer(world, find(world, KIND, id), params)),
  listRoute('/v1/transfers', KIND, filters, ({ world, params }) => selectTransfers(world, params)),
  listRoute('/v1/transfers/:id/reversals', 'transfer_reversal', {}, ({ world, id }) => reversalsOf(world, find(world, KIND, id).id)),
];
