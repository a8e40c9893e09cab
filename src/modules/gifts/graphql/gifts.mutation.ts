import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import { SalesChannelEnum } from '../../plans/graphql/index.ts';
import type { SalesChannel } from '../../plans/index.ts';
import { VOUCHER_REFUSALS, VoucherPendingErrorType } from '../../promotions/graphql/index.ts';
import type { Gifts } from '../index.ts';
import { GiftType } from './gift.type.ts';

@InputType({ description: 'What to give, and to whom.' })
export class StartGiftInput {
  @Field(() => ID, { description: 'The price of a plan that is paid once, as `Tier.plans` offers it.' })
  priceId!: string;
  @Field(() => ID, { nullable: true, description: 'Who gets it as soon as it is paid: an active member. Whoever has the code when absent.' })
  recipientMemberId?: string | null;
  @Field(() => String, { nullable: true, description: 'What to write to them: up to 500 characters.' })
  message?: string | null;
  @Field(() => String, { nullable: true, description: 'A promotion code of the buyer.' })
  promotionCode?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Vouchers of the buyer: up to 10.' })
  voucherIds?: string[] | null;
  @Field(() => SalesChannelEnum, { nullable: true, description: 'Where the buyer is; WEB when absent.' })
  channel?: SalesChannel | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
@InputType({ description: 'A gift that somebody handed over.' })
export class RedeemGiftInput {
  @Field(() => String, { description: 'The code. Case, spaces and hyphens do not matter.' })
  code!: string;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const StartGiftPayload = payloadOf('StartGift', { gift: { type: () => GiftType, description: 'The gift, with the address of its payment page in `order`; null when refused.' } }, [VoucherPendingErrorType]);
const RedeemGiftPayload = payloadOf('RedeemGift', { gift: { type: () => GiftType, description: 'The gift as it is now; null when refused.' } });

@Resolver()
export class GiftMutations {
  private readonly gifts: Gifts;

  constructor(modules: { gifts: Gifts }) {
    this.gifts = modules.gifts;
  }
  @SignedIn()
  @Mutation(() => StartGiftPayload, { nullable: true, description: 'Orders a term for somebody else, at the list price less what promotions take off, and opens its payment page. For members; several can be open at once.' })
  async startGift(@Arg('input', () => StartGiftInput, { description: 'The gift.' }) input: StartGiftInput, @Ctx() context: Context): Promise<PayloadOf<typeof StartGiftPayload>> {
    const ids = { priceId: decodeId('Price', input.priceId), recipientMemberId: input.recipientMemberId == null ? null : decodeId('Member', input.recipientMemberId), voucherIds: (input.voucherIds ?? []).map((id) => decodeId('Voucher', id)) };
    return toPayload(context, await this.gifts.startGift(context.viewer, { ...input, ...ids }), (gift) => ({ gift: new GiftType(gift) }), VOUCHER_REFUSALS);
  }
  @SignedIn()
  @Mutation(() => RedeemGiftPayload, { nullable: true, description: 'Gives the viewer what a gift bought, once. For members: join first. A term begins at the end of what the viewer has in the tier already.' })
  async redeemGift(@Arg('input', () => RedeemGiftInput, { description: 'The code.' }) input: RedeemGiftInput, @Ctx() context: Context): Promise<PayloadOf<typeof RedeemGiftPayload>> {
    return toPayload(context, await this.gifts.redeemGift(context.viewer, input), (gift) => ({ gift: new GiftType(gift) }));
  }
}
