import { Arg, Args, ID, Query, Resolver } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import { StaffOnly } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { ReconciliationKind, StripeEvents } from '../index.ts';
import { ReconciliationDifferenceConnectionType, ReconciliationDifferenceType, ReconciliationKindEnum, ReconciliationRunConnectionType, ReconciliationRunType } from './reconciliation.type.ts';

@Resolver()
export class ReconciliationQueries {
  private readonly inbox: StripeEvents;

  constructor(modules: { stripeEvents: StripeEvents }) {
    this.inbox = modules.stripeEvents;
  }
  @StaffOnly()
  @Query(() => ReconciliationRunConnectionType, { description: 'When things were compared with the payment provider, newest first. For staff.' })
  async reconciliationRuns(
    @Arg('kind', () => ReconciliationKindEnum, { nullable: true, description: 'Only those of this kind.' }) kind: ReconciliationKind | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<ReconciliationRunType>> {
    return toConnection(await this.inbox.reconciliationRuns(kind ?? null, page), (run) => new ReconciliationRunType(run));
  }
  @StaffOnly()
  @Query(() => ReconciliationDifferenceConnectionType, { description: 'What those comparisons found, newest first. For staff.' })
  async reconciliationDifferences(
    @Arg('runId', () => ID, { nullable: true, description: 'Only those of this run.' }) runId: string | null,
    @Arg('isHealed', () => Boolean, { nullable: true, description: '`false`: only what somebody has to look at.' }) isHealed: boolean | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<ReconciliationDifferenceType>> {
    const filter = { runId: runId == null ? null : decodeId('ReconciliationRun', runId), isHealed: isHealed ?? null };
    return toConnection(await this.inbox.reconciliationDifferences(filter, page), (difference) => new ReconciliationDifferenceType(difference));
  }
}
