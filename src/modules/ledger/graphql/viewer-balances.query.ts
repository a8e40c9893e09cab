import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { ListSize, SignedIn } from '../../../graphql/policy.ts';
import { signedIn } from '../../../kernel/viewer.ts';
import type { Ledger } from '../index.ts';
import { PayeeBalanceType } from './ledger.type.ts';

@Resolver()
export class ViewerBalancesQuery {
  private readonly ledger: Ledger;

  constructor(modules: { ledger: Ledger }) {
    this.ledger = modules.ledger;
  }
  @SignedIn()
  @ListSize(50)
  @Query(() => [PayeeBalanceType], { description: 'What the viewer has of the sales of communities, by community and currency.' })
  async viewerBalances(@Ctx() { viewer }: Context): Promise<PayeeBalanceType[]> {
    return (await this.ledger.balancesOfPayee(signedIn(viewer).userId)).map((balance) => new PayeeBalanceType(balance));
  }
}
