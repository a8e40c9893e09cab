import type Stripe from 'stripe';
import { route, type Route } from '../http/route.ts';
import type { World } from '../world.ts';
import { movementsOf } from './balance-transactions.ts';

function amounts(sums: Map<string, number>): { amount: number; currency: string; source_types: { card: number } }[] {
  return [...sums].map(([currency, amount]) => ({ amount, currency, source_types: { card: amount } }));
}

/** The balance by currency: the sum of its movements. */
export function balanceOf(world: World, account: string | null): Stripe.Balance {
  const available = new Map<string, number>();
  const pending = new Map<string, number>();
  for (const { currency, net, status } of movementsOf(world, account)) {
    const [into, other] = status === 'available' ? [available, pending] : [pending, available];
    into.set(currency, (into.get(currency) ?? 0) + net);
    if (!other.has(currency)) other.set(currency, 0);
  }
  return { object: 'balance', available: amounts(available), livemode: false, pending: amounts(pending) } satisfies Stripe.Balance;
}

export const balanceRoutes: Route[] = [
  route('GET', '/v1/balance', 'balance', {}, ({ world }) => balanceOf(world, world.account)),
];
