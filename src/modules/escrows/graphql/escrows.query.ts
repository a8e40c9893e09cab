import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import type { Escrows } from '../index.ts';
import { EscrowConnectionType, EscrowSideEnum, EscrowType } from './escrow.type.ts';

@Resolver()
export class EscrowQueries {
  private readonly escrows: Escrows;

  constructor(modules: { escrows: Escrows }) {
    this.escrows = modules.escrows;
  }
  @SignedIn()
  @Query(() => EscrowConnectionType, { description: 'What the viewer pays other members for, or is paid for, newest first.' })
  async viewerEscrows(
    @Arg('side', () => EscrowSideEnum, { description: 'As payer or as recipient.' }) side: EscrowSideEnum,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer }: Context,
  ): Promise<Connection<EscrowType>> {
    return toConnection(await this.escrows.escrowsOfViewer(viewer, side, page), (escrow) => new EscrowType(escrow));
  }
}
