import type { BalanceCalls } from './balance-calls.ts';
import { call, type StripeAccess } from './stripe-call.ts';
import { at, idOf, upper } from './stripe-values.ts';

const seconds = (time: Date): number => Math.floor(time.getTime() / 1_000);

export function balance({ stripe, patience }: StripeAccess): BalanceCalls {
  return {
    async movements({ since, before, after }) {
      const { balanceTransactions } = await stripe();
      const created = { gte: seconds(since), lt: seconds(before) };
      const page = await call('list', patience, () => balanceTransactions.list({ created, limit: 100, ...(after ? { starting_after: after } : {}) }));
      const movements = page.data.map(({ id, type, source, amount, fee, currency, created: createdAt }) => ({
        id, type, sourceId: idOf(source), amountMinor: amount, feeMinor: fee, currency: upper(currency), createdAt: at(createdAt),
      }));
      return { movements, hasMore: page.has_more };
    },
  };
}
