import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { Access, SignedIn } from '../../../graphql/policy.ts';
import { CurrencyCode } from '../../../graphql/scalars.ts';
import { decodeId } from '../../../kernel/id.ts';
import { emptyPage } from '../../../kernel/page.ts';
import { CommunityType } from '../../communities/graphql/index.ts';
import { mayReadLedger } from '../../ledger/graphql/index.ts';
import type { ManualPayoutRow, PayoutTransferRow, Payouts } from '../index.ts';
import { PayoutAccountType } from './payout-account.type.ts';
import { ManualPayoutConnectionType, ManualPayoutType, PayoutTransferConnectionType, PayoutTransferType } from './payout.type.ts';
import { StatementType } from './statement.type.ts';

@Resolver()
export class PayoutQueries {
  private readonly payouts: Payouts;

  constructor(modules: { payouts: Payouts }) {
    this.payouts = modules.payouts;
  }
  @SignedIn()
  @Query(() => PayoutAccountType, { nullable: true, description: "The viewer's own payout account; null before it is opened." })
  async viewerPayoutAccount(@Ctx() { viewer }: Context): Promise<PayoutAccountType | null> {
    const account = await this.payouts.accountOfViewer(viewer);
    return account && new PayoutAccountType(account);
  }
  @SignedIn()
  @Query(() => StatementType, { nullable: true, description: "A month of the viewer's own money; for the owner and staff that of any payee. Null when there is nothing the viewer may know of." })
  async payoutStatement(
    @Arg('communityId', () => ID, { description: 'The community.' }) communityId: string,
    @Arg('month', () => String, { description: "Such as `2026-11`, in the community's time zone." }) month: string,
    @Arg('currency', () => CurrencyCode, { description: 'In which currency: a statement has one.' }) currency: string,
    @Arg('payeeId', () => ID, { nullable: true, description: 'The payee, the id of a `User`; the viewer when absent.' }) payeeId: string | null | undefined, @Ctx() { viewer }: Context,
  ): Promise<StatementType | null> {
    const statement = await this.payouts.statementOf(viewer, { communityId: decodeId('Community', communityId), month, currency, payeeUserId: payeeId == null ? null : decodeId('User', payeeId) });
    return statement && new StatementType(statement);
  }
}

@Resolver(() => CommunityType)
export class CommunityPayoutFields {
  private readonly payouts: Payouts;

  constructor(modules: { payouts: Payouts }) {
    this.payouts = modules.payouts;
  }
  @Access('guarded')
  @FieldResolver(() => PayoutTransferConnectionType, { description: "What was sent to payees' accounts, newest first; empty for all but the owner and staff." })
  async payoutTransfers(@Root() { row, standing }: CommunityType, @Args(() => PageArgs) page: PageArgs, @Ctx() { viewer }: Context): Promise<Connection<PayoutTransferType>> {
    const transfers = mayReadLedger(viewer, standing.member) ? await this.payouts.transfersOfCommunity(row.id, page) : emptyPage<PayoutTransferRow>();
    return toConnection(transfers, (transfer) => new PayoutTransferType(transfer));
  }
  @Access('guarded')
  @FieldResolver(() => ManualPayoutConnectionType, { description: 'What was paid out by hand, newest first; empty for all but the owner and staff.' })
  async manualPayouts(@Root() { row, standing }: CommunityType, @Args(() => PageArgs) page: PageArgs, @Ctx() { viewer }: Context): Promise<Connection<ManualPayoutType>> {
    const payouts = mayReadLedger(viewer, standing.member) ? await this.payouts.manualPayoutsOfCommunity(row.id, page) : emptyPage<ManualPayoutRow>();
    return toConnection(payouts, (payout) => new ManualPayoutType(payout));
  }
}
