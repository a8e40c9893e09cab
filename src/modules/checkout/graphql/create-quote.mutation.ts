import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import { SalesChannelEnum } from '../../plans/graphql/index.ts';
import type { SalesChannel } from '../../plans/index.ts';
import { VOUCHER_REFUSALS, VoucherPendingErrorType } from '../../promotions/graphql/index.ts';
import type { Checkout } from '../index.ts';
import { QuoteType } from './quote.type.ts';
import { SALE_ERRORS, saleRefusals } from './refusals.ts';

@InputType({ description: 'What to buy, and with which promises of money off.' })
export class CreateQuoteInput {
  @Field(() => ID, { description: 'The price, as `Tier.plans` offers it.' })
  priceId!: string;
  @Field(() => String, { nullable: true, description: 'A code that lowers the price.' })
  promotionCode?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Vouchers of the viewer, at most 10.' })
  voucherIds?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'A group-buy to take a seat in.' })
  groupBuyId?: string | null;
  @Field(() => SalesChannelEnum, { nullable: true, description: 'Where the buyer is; WEB when absent.' })
  channel?: SalesChannel | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const CreateQuotePayload = payloadOf('CreateQuote', { quote: { type: () => QuoteType, description: 'The quote; null when refused.' } }, [...SALE_ERRORS, VoucherPendingErrorType]);

@Resolver()
export class CreateQuoteMutation {
  private readonly checkout: Checkout;

  constructor(modules: { checkout: Checkout }) {
    this.checkout = modules.checkout;
  }
  @SignedIn()
  @Mutation(() => CreateQuotePayload, { nullable: true, description: 'Tells a member what a plan costs them now, and why. For 30 minutes `startCheckout` makes an order of it at this price.' })
  async createQuote(@Arg('input', () => CreateQuoteInput, { description: 'What to buy.' }) input: CreateQuoteInput, @Ctx() context: Context): Promise<PayloadOf<typeof CreateQuotePayload>> {
    const voucherIds = input.voucherIds?.map((id) => decodeId('Voucher', id)) ?? null;
    const wish = { ...input, voucherIds, priceId: decodeId('Price', input.priceId), groupBuyId: input.groupBuyId == null ? null : decodeId('GroupBuy', input.groupBuyId) };
    const result = await this.checkout.createQuote(context.viewer, wish);
    return toPayload(context, result, (quote) => ({ quote: new QuoteType(quote) }), { ...saleRefusals, ...VOUCHER_REFUSALS });
  }
}
