import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { decodeId } from '../../../kernel/id.ts';
import { OrderType } from '../../billing/graphql/index.ts';
import { SalesChannelEnum } from '../../plans/graphql/index.ts';
import type { SalesChannel } from '../../plans/index.ts';
import type { Escrows } from '../index.ts';
import { EscrowType } from './escrow.type.ts';

@InputType({ description: 'What is ordered of another member.' })
export class OrderServiceInput {
  @Field(() => ID, { description: 'The offer.' })
  offerId!: string;
  @Field(() => String, { nullable: true, description: 'The question, or what is wished; at most 200 characters. A question needs one.' })
  subject?: string | null;
  @Field(() => SalesChannelEnum, { nullable: true, description: 'Where the payer is; only WEB can pay.' })
  channel?: SalesChannel | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
@InputType({ description: 'A tip.' })
export class SendTipInput {
  @Field(() => ID, { description: 'Who gets it.' })
  memberId!: string;
  @Field(() => SafeInt, { description: "How much, in minor units of the community's currency." })
  minorUnits!: number;
  @Field(() => String, { nullable: true, description: 'A word with it; at most 200 characters.' })
  subject?: string | null;
  @Field(() => SalesChannelEnum, { nullable: true, description: 'Where the payer is; only WEB can pay.' })
  channel?: SalesChannel | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const AGREED = { escrow: { type: () => EscrowType, description: 'What was agreed; null when refused.' }, order: { type: () => OrderType, description: 'The order, with the address of its payment page; null when refused.' } };
const OrderServicePayload = payloadOf('OrderService', AGREED);
const SendTipPayload = payloadOf('SendTip', AGREED);

@Resolver()
export class AgreeMutations {
  private readonly escrows: Escrows;

  constructor(modules: { escrows: Escrows }) {
    this.escrows = modules.escrows;
  }
  @SignedIn()
  @Mutation(() => OrderServicePayload, { nullable: true, description: 'Asks a paid question or orders a service, at the price and in the time of the offer. The money is held until it is done; otherwise it goes back.' })
  async orderService(@Arg('input', () => OrderServiceInput, { description: 'What is ordered.' }) input: OrderServiceInput, @Ctx() context: Context): Promise<PayloadOf<typeof OrderServicePayload>> {
    const result = await this.escrows.orderService(context.viewer, { ...input, offerId: decodeId('ServiceOffer', input.offerId) });
    return toPayload(context, result, ({ escrow, order }) => ({ escrow: new EscrowType(escrow), order: new OrderType(order) }));
  }
  @SignedIn()
  @Mutation(() => SendTipPayload, { nullable: true, description: 'Gives another member a tip. It is theirs when it is paid, and not given back on request.' })
  async sendTip(@Arg('input', () => SendTipInput, { description: 'The tip.' }) input: SendTipInput, @Ctx() context: Context): Promise<PayloadOf<typeof SendTipPayload>> {
    const result = await this.escrows.sendTip(context.viewer, { ...input, memberId: decodeId('Member', input.memberId) });
    return toPayload(context, result, ({ escrow, order }) => ({ escrow: new EscrowType(escrow), order: new OrderType(order) }));
  }
}
