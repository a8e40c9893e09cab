import type { Context } from '../../../graphql/context.ts';
import type { ModuleApi } from '../../../graphql/schema.ts';
import { communityLoaders } from '../../communities/graphql/index.ts';
import { mayReadLedger } from '../../ledger/graphql/index.ts';
import type { Payouts } from '../index.ts';
import { PayoutAccountFields, PayoutAccountType } from './payout-account.type.ts';
import { ManualPayoutFields, ManualPayoutType, PayoutTransferFields, PayoutTransferType } from './payout.type.ts';
import { PayoutMutation } from './payouts.mutation.ts';
import { CommunityPayoutFields, PayoutQueries } from './payouts.query.ts';
import { StatementFields, StatementLineFields } from './statement.type.ts';

export const payoutsApi = (payouts: Payouts): ModuleApi<{ payouts: Payouts }> => ({
  resolvers: [PayoutQueries, PayoutMutation, CommunityPayoutFields, PayoutAccountFields, PayoutTransferFields, ManualPayoutFields, StatementFields, StatementLineFields],
  nodes: {
    async PayoutAccount({ viewer }, uuid) {
      const row = await payouts.accountById(uuid);
      return row && row.userId === viewer.userId ? new PayoutAccountType(row) : null;
    },
    PayoutTransfer: (context, uuid) => ofCommunity(context, payouts.transferById(uuid), PayoutTransferType),
    ManualPayout: (context, uuid) => ofCommunity(context, payouts.manualPayoutById(uuid), ManualPayoutType),
  },
});

/** For whoever may read the ledger, and for the payee. */
async function ofCommunity<Row extends { communityId: string; payeeUserId: string }, T>(context: Context, found: Promise<Row | null>, Type: new (row: Row) => T): Promise<T | null> {
  const row = await found;
  const standing = row && (await context.load(communityLoaders).standing.load(row.communityId));
  return row && (row.payeeUserId === context.viewer.userId || mayReadLedger(context.viewer, standing?.member ?? null)) ? new Type(row) : null;
}
