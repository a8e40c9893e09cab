import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import { OrderType, PaymentMethodEnum } from '../../billing/graphql/index.ts';
import type { PaymentMethod } from '../../billing/index.ts';
import { SalesChannelEnum } from '../../plans/graphql/index.ts';
import type { SalesChannel } from '../../plans/index.ts';
import type { Checkout } from '../index.ts';
import { SALE_ERRORS, saleRefusals } from './refusals.ts';

@InputType({ description: 'What to buy.' })
export class StartCheckoutInput {
  @Field(() => ID, { nullable: true, description: 'The price, as `Tier.plans` offers it. It says which tier and plan; the amount is what the server has for it. Not needed with a quote.' })
  priceId?: string | null;
  @Field(() => ID, { nullable: true, description: 'A quote of the viewer: the order is made at its price.' })
  quoteId?: string | null;
  @Field(() => SalesChannelEnum, { nullable: true, description: 'Where the buyer is; as in the quote, or WEB, when absent.' })
  channel?: SalesChannel | null;
  @Field(() => PaymentMethodEnum, { nullable: true, description: 'The one method to pay by, out of `Plan.paymentMethods`; any that the page offers when absent. Refused when the page cannot offer it.' })
  paymentMethod?: PaymentMethod | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const StartCheckoutPayload = payloadOf('StartCheckout', { order: { type: () => OrderType, description: 'The order, with the address of its payment page in `checkoutUrl`; null when refused.' } }, SALE_ERRORS);

@Resolver()
export class StartCheckoutMutation {
  private readonly checkout: Checkout;

  constructor(modules: { checkout: Checkout }) {
    this.checkout = modules.checkout;
  }
  @SignedIn()
  @Mutation(() => StartCheckoutPayload, {
    nullable: true,
    description: 'Makes an order and opens its payment page. An order that is still open at the same price is used again. Access is given when the payment has been confirmed, not by coming back.',
  })
  async startCheckout(@Arg('input', () => StartCheckoutInput, { description: 'What to buy.' }) input: StartCheckoutInput, @Ctx() context: Context): Promise<PayloadOf<typeof StartCheckoutPayload>> {
    const result = await this.checkout.startCheckout(context.viewer, { ...input, priceId: input.priceId == null ? null : decodeId('Price', input.priceId), quoteId: input.quoteId == null ? null : decodeId('Quote', input.quoteId) });
    return toPayload(context, result, (order) => ({ order: new OrderType(order) }), saleRefusals);
  }
}
