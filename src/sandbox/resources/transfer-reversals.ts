import type { Transfer, TransferReversal } from '../connect-types.ts';
import type { MetadataChange } from '../http/params.ts';
import { newId } from '../ids.ts';
import { mergedMetadata } from '../metadata.ts';
import { refused } from '../stripe-error.ts';
import { emit } from '../webhooks/events.ts';
import type { World } from '../world.ts';
import { moveBalance, movementsOf } from './balance-transactions.ts';

function fundsOf(world: World, account: string, currency: string): number {
  let sum = 0;
  for (const each of movementsOf(world, account)) if (each.currency === currency) sum += each.net;
  return sum;
}

/** Takes a transfer back, in full or in part, as far as the account still has the money. */
export function reverseTransfer(world: World, transfer: Transfer, given: { amount?: number; metadata?: MetadataChange }): TransferReversal {
  const left = transfer.amount - transfer.amount_reversed;
  const amount = given.amount ?? left;
  if (left === 0) throw refused('This transfer has already been fully reversed.', { code: 'transfer_already_reversed' });
  if (amount > left) throw refused(`The reversal amount is more than what is left of the transfer (${left}).`, { param: 'amount' });
  const { currency, destination } = transfer;
  if (fundsOf(world, destination, currency) < amount) {
    throw refused('The connected account has insufficient funds to reverse this transfer.', { code: 'balance_insufficient' });
  }
  const id = newId('trr');
  const refund = newId('pyr');
  const back = moveBalance(world, { type: 'transfer_refund', category: 'transfer_reversal', amount, currency, source: id });
  moveBalance(world, { type: 'payment_refund', category: 'refund', amount: -amount, currency, source: refund, account: destination });
  const reversal: TransferReversal = {
    id,
    object: 'transfer_reversal',
    amount,
    balance_transaction: back.id,
    created: world.clock.seconds(),
    currency,
    destination_payment_refund: refund,
    metadata: mergedMetadata({}, given.metadata),
    source_refund: null,
    transfer: transfer.id,
  };
  world.tables.transfer_reversal.set(id, reversal);
  transfer.reversals.data.unshift(reversal);
  transfer.amount_reversed += amount;
  transfer.reversed = transfer.amount_reversed === transfer.amount;
  emit(world, 'transfer.reversed', transfer);
  return reversal;
}
