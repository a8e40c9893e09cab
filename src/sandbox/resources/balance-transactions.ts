import { newId } from '../ids.ts';
import { isWithin, listRoute, matches } from '../http/listing.ts';
import { range, text, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import type { BalanceTransaction } from '../wire-money.ts';
import { find, type World } from '../world.ts';

const DAY = 86_400;
/** Days until what came in may be used. */
const SETTLES_AFTER = 2;

export interface BalanceMovement {
  type: BalanceTransaction['type'];
  /** What it counts as in reports, for example `charge`, `dispute_reversal`. */
  category: string;
  /** Gross, negative when money leaves. */
  amount: number;
  fee?: number;
  currency: string;
  /** In the currency of the buyer, which the account may settle in another. */
  isPresented?: boolean;
  /** The object that moved it. */
  source: string;
  description?: string | null;
  /** `now`, or like a payment after two days. */
  available?: 'now' | 'later';
  /** A connected account, when it is not the platform's balance. */
  account?: string | null;
}

function settled(world: World, { amount, fee = 0, currency, isPresented }: BalanceMovement): { amount: number; fee: number; currency: string; rate: number | null } {
  const exchange = isPresented ? world.settings.exchange[currency] : undefined;
  if (!exchange) return { amount, fee, currency, rate: null };
  const { into, rate } = exchange;
  return { amount: Math.round(amount * rate), fee: Math.round(fee * rate), currency: into, rate };
}

/** Books a movement on the balance of the platform or of a connected account. Every cent that moves comes through here. */
export function moveBalance(world: World, given: BalanceMovement): BalanceTransaction {
  const now = world.clock.seconds();
  const { amount, fee, currency, rate } = settled(world, given);
  const transaction = {
    id: newId('txn'),
    object: 'balance_transaction',
    amount,
    available_on: given.available === 'later' ? now + SETTLES_AFTER * DAY : now,
    balance_type: 'payments',
    created: now,
    currency,
    description: given.description ?? null,
    exchange_rate: rate,
    fee,
    fee_details: fee === 0 ? [] : [{ amount: fee, application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' }],
    net: amount - fee,
    reporting_category: given.category,
    source: given.source,
    status: given.available === 'later' ? 'pending' : 'available',
    type: given.type,
  } satisfies BalanceTransaction;
  world.tables.balance_transaction.set(transaction.id, transaction);
  if (given.account) world.tables.balance_owner.set(transaction.id, { id: transaction.id, account: given.account });
  return transaction;
}

/** The movements of one balance: the platform's, or that of a connected account. */
export function* movementsOf(world: World, account: string | null): Iterable<BalanceTransaction> {
  for (const transaction of world.tables.balance_transaction.values()) {
    const owner = world.tables.balance_owner.get(transaction.id)?.account ?? null;
    if (owner === account) yield transaction;
  }
}

/** What can be paid out or transferred now, in one currency. */
export function availableAmount(world: World, account: string | null, currency: string): number {
  let sum = 0;
  for (const each of movementsOf(world, account)) if (each.currency === currency && each.status === 'available') sum += each.net;
  return sum;
}

/** Makes available what has waited long enough. */
export function settleBalance(transaction: BalanceTransaction): void {
  transaction.status = 'available';
}

const filters = { created: range(), currency: text(3), payout: text(), source: text(), type: text() };

function* selectTransactions(world: World, given: Params<typeof filters>): Iterable<BalanceTransaction> {
  for (const transaction of movementsOf(world, world.account)) {
    const isAsked = matches(given.currency, transaction.currency) && matches<string>(given.type, transaction.type);
    const isFrom = matches(given.source, transaction.source) && matches(given.payout, transaction.source);
    if (isAsked && isFrom && isWithin(transaction.created, given.created)) yield transaction;
  }
}

const KIND = 'balance_transaction';

export const balanceTransactionRoutes: Route[] = [
  route('GET', '/v1/balance_transactions/:id', KIND, {}, ({ world, id }) => find(world, KIND, id)),
  listRoute('/v1/balance_transactions', KIND, filters, ({ world, params }) => selectTransactions(world, params)),
];
