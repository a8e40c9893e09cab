import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { Public, SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import { signedIn } from '../../../kernel/viewer.ts';
import type { Promotions } from '../index.ts';
import { PriceTimelineType } from './price-timeline.type.ts';
import { VoucherConnectionType, VoucherType } from './voucher.type.ts';

@Resolver()
export class PromotionQueries {
  private readonly promotions: Promotions;

  constructor(modules: { promotions: Promotions }) {
    this.promotions = modules.promotions;
  }
  @Public()
  @Query(() => PriceTimelineType, { nullable: true, description: 'What a plan costs the viewer from now on, and when that changes; null where the viewer may not know of it.' })
  async priceTimeline(@Arg('planId', () => ID, { description: 'The id of the plan.' }) planId: string, @Ctx() { viewer }: Context): Promise<PriceTimelineType | null> {
    const timeline = await this.promotions.priceTimeline(viewer, decodeId('Plan', planId));
    return timeline && new PriceTimelineType(timeline);
  }
  @SignedIn()
  @Query(() => VoucherConnectionType, { description: 'All vouchers of the viewer, newest first, used and expired ones too.' })
  async viewerVouchers(@Args(() => PageArgs) page: PageArgs, @Ctx() { viewer }: Context): Promise<Connection<VoucherType>> {
    return toConnection(await this.promotions.vouchersOfUser(signedIn(viewer).userId, page), (voucher) => new VoucherType(voucher));
  }
}
