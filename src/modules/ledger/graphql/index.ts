import type { ModuleApi } from '../../../graphql/schema.ts';
import { communityLoaders } from '../../communities/graphql/index.ts';
import type { Ledger } from '../index.ts';
import { CommunityLedgerFields } from './community.field.ts';
import { LedgerEntryFields, LedgerTransactionFields, LedgerTransactionType, PayeeBalanceFields } from './ledger.type.ts';
import { mayReadLedger } from './may-read-ledger.ts';
import { ShareRuleMutation } from './share-rule.mutation.ts';
import { PartnerShareFields } from './share-rule.type.ts';
import { ViewerBalancesQuery } from './viewer-balances.query.ts';

export { PayeeBalanceType, TransactionKindEnum } from './ledger.type.ts';
export { mayReadLedger } from './may-read-ledger.ts';
export { ShareRuleType } from './share-rule.type.ts';

export const ledgerApi = (ledger: Ledger): ModuleApi<{ ledger: Ledger }> => ({
  resolvers: [CommunityLedgerFields, LedgerTransactionFields, LedgerEntryFields, PayeeBalanceFields, PartnerShareFields, ShareRuleMutation, ViewerBalancesQuery],
  nodes: {
    async LedgerTransaction(context, uuid) {
      const row = await ledger.transactionById(uuid);
      const standing = row && (await context.load(communityLoaders).standing.load(row.communityId));
      return row && mayReadLedger(context.viewer, standing?.member ?? null) ? new LedgerTransactionType(row) : null;
    },
  },
});
