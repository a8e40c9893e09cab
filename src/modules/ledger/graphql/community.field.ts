import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { emptyPage } from '../../../kernel/page.ts';
import { CommunityType } from '../../communities/graphql/index.ts';
import { ACCOUNT_KINDS, DEFAULT_TERMS, type Ledger, type LedgerTransactionRow, type ShareRuleRow } from '../index.ts';
import { LedgerAccountType, LedgerTransactionConnectionType, LedgerTransactionType, PayeeBalanceType } from './ledger.type.ts';
import { ledgerLoaders } from './loaders.ts';
import { mayReadLedger } from './may-read-ledger.ts';
import { ShareRuleConnectionType, ShareRuleType } from './share-rule.type.ts';

@Resolver(() => CommunityType)
export class CommunityLedgerFields {
  private readonly ledger: Ledger;

  constructor(modules: { ledger: Ledger }) {
    this.ledger = modules.ledger;
  }
  @Access('guarded')
  @FieldResolver(() => ShareRuleType, { nullable: true, description: 'How sales are divided now; null for all but the owner and staff.' })
  async shareRule(@Root() { row, standing }: CommunityType, @Ctx() context: Context): Promise<ShareRuleType | null> {
    if (!mayReadLedger(context.viewer, standing.member)) return null;
    const rule = await context.load(ledgerLoaders).rule.load(row.id);
    return new ShareRuleType(rule ?? { ...DEFAULT_TERMS, version: 0, createdAt: null });
  }
  @Access('guarded')
  @FieldResolver(() => ShareRuleConnectionType, { description: 'All versions of the rule, newest first; empty for all but the owner and staff.' })
  async shareRuleVersions(@Root() { row, standing }: CommunityType, @Args(() => PageArgs) page: PageArgs, @Ctx() { viewer }: Context): Promise<Connection<ShareRuleType>> {
    const rules = mayReadLedger(viewer, standing.member) ? await this.ledger.rulesOf(row.id, page) : emptyPage<ShareRuleRow>();
    return toConnection(rules, (rule) => new ShareRuleType(rule));
  }
  @ListSize(ACCOUNT_KINDS.length * 3)
  @Access('guarded')
  @FieldResolver(() => [LedgerAccountType], { description: 'What the accounts of the community hold; empty for all but the owner and staff.' })
  async ledgerAccounts(@Root() { row, standing }: CommunityType, @Ctx() { viewer }: Context): Promise<LedgerAccountType[]> {
    const sums = mayReadLedger(viewer, standing.member) ? await this.ledger.accountSums(row.id) : [];
    return sums.map((sum) => new LedgerAccountType(sum));
  }
  @Access('guarded')
  @FieldResolver(() => LedgerTransactionConnectionType, { description: 'The ledger, newest first, each movement with its lines; empty for all but the owner and staff.' })
  async ledgerTransactions(@Root() { row, standing }: CommunityType, @Args(() => PageArgs) page: PageArgs, @Ctx() { viewer }: Context): Promise<Connection<LedgerTransactionType>> {
    const transactions = mayReadLedger(viewer, standing.member) ? await this.ledger.transactionsOf(row.id, page) : emptyPage<LedgerTransactionRow>();
    return toConnection(transactions, (transaction) => new LedgerTransactionType(transaction));
  }
  @ListSize(50)
  @Access('guarded')
  @FieldResolver(() => [PayeeBalanceType], { description: 'What each payee has; empty for all but the owner and staff.' })
  async payeeBalances(@Root() { row, standing }: CommunityType, @Ctx() { viewer }: Context): Promise<PayeeBalanceType[]> {
    const balances = mayReadLedger(viewer, standing.member) ? await this.ledger.payeeBalances(row.id) : [];
    return balances.map((balance) => new PayeeBalanceType(balance));
  }
}
