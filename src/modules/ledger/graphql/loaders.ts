import DataLoader from 'dataloader';
import { defineLoaders } from '../../../graphql/context.ts';
import type { EntryLine, Ledger, ShareRuleRow } from '../index.ts';

export const ledgerLoaders = defineLoaders(({ ledger }: { ledger: Ledger }) => ({
  /** By community id: the version that holds now; null where nobody set any. */
  rule: new DataLoader<string, ShareRuleRow | null>(async (communityIds) => {
    const rules = await ledger.currentRules(communityIds);
    return communityIds.map((id) => rules.get(id) ?? null);
  }),
  /** By transaction id. */
  entries: new DataLoader<string, readonly EntryLine[]>(async (transactionIds) => {
    const lines = await ledger.entriesOf(transactionIds);
    return transactionIds.map((id) => lines.get(id) ?? []);
  }),
}));
