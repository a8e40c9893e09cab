import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { signedIn } from '../../../kernel/viewer.ts';
import type { Gifts } from '../index.ts';
import { GiftConnectionType, GiftType } from './gift.type.ts';

@Resolver()
export class GiftQueries {
  private readonly gifts: Gifts;

  constructor(modules: { gifts: Gifts }) {
    this.gifts = modules.gifts;
  }
  @SignedIn()
  @Query(() => GiftType, { nullable: true, description: 'What a gift code opens, so that one knows which community to join; null for every code that opens nothing.' })
  async gift(@Arg('code', () => String, { description: 'The code that somebody handed over.' }) code: string): Promise<GiftType | null> {
    const gift = await this.gifts.giftByCode(code);
    return gift?.state === 'READY' ? new GiftType(gift) : null;
  }
  @SignedIn()
  @Query(() => GiftConnectionType, { description: 'What the viewer has bought for others, newest first.' })
  async viewerGifts(@Args(() => PageArgs) page: PageArgs, @Ctx() { viewer }: Context): Promise<Connection<GiftType>> {
    return toConnection(await this.gifts.giftsBoughtBy(signedIn(viewer).userId, page), (gift) => new GiftType(gift));
  }
}
