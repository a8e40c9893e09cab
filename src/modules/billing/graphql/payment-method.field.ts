import { Arg, Ctx, FieldResolver, registerEnumType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { PlanType, SalesChannelEnum } from '../../plans/graphql/index.ts';
import type { SalesChannel } from '../../plans/index.ts';
import { methodsFor, PAYMENT_METHODS, type PaymentMethod } from '../index.ts';
import { billingLoaders } from './loaders.ts';
import { OrderType } from './order.type.ts';

export const PaymentMethodEnum = Object.fromEntries(PAYMENT_METHODS.map((method) => [method, method])) as Record<PaymentMethod, PaymentMethod>;
registerEnumType(PaymentMethodEnum, {
  name: 'PaymentMethod',
  description: 'How something is paid. New methods may be added.',
  valuesConfig: {
    CARD: { description: 'A card; the only way to pay what renews by itself.' },
    ALIPAY: { description: 'Alipay, for what is paid once.' },
    WECHAT_PAY: { description: 'WeChat Pay, for what is paid once.' },
    BANK_DEBIT: { description: "The buyer's bank is asked for the money and answers within days: the order waits meanwhile. It cannot be asked for by name." },
    OTHER: { description: 'Another way that the page offers. It cannot be asked for by name.' },
  },
});

@Resolver(() => OrderType)
export class OrderPaymentFields {
  @Access('object')
  @FieldResolver(() => PaymentMethodEnum, { nullable: true, description: 'The one method that the buyer asked for; null for any that the page offers.' })
  paymentMethod(@Root() { row }: OrderType): PaymentMethod | null {
    return row.paymentMethod;
  }
  @ListSize(PAYMENT_METHODS.length)
  @Access('object')
  @FieldResolver(() => [PaymentMethodEnum], { description: 'What its page offers, as the payment provider decided for this currency, amount and account; empty before there is a page.' })
  async offeredPaymentMethods(@Root() { row }: OrderType, @Ctx() context: Context): Promise<readonly PaymentMethod[]> {
    return (await context.load(billingLoaders).pagesOfOrder.load(row.id)).methods;
  }
  @Access('object')
  @FieldResolver(() => Boolean, { description: "Whether the buyer has paid and their bank has been asked for the money: it answers within days, the order is OPEN until then." })
  async isSettling(@Root() { row }: OrderType, @Ctx() context: Context): Promise<boolean> {
    return row.state === 'OPEN' && (await context.load(billingLoaders).pagesOfOrder.load(row.id)).isSettling;
  }
}

@Resolver(() => PlanType)
export class PlanPaymentFields {
  @ListSize(PAYMENT_METHODS.length)
  @Access('object')
  @FieldResolver(() => [PaymentMethodEnum], { description: 'The methods that a buyer may ask for there; empty where the payment page cannot be opened. Whether one is possible is known when the page is opened.' })
  paymentMethods(@Root() { row }: PlanType, @Arg('channel', () => SalesChannelEnum, { nullable: true, description: 'Where the buyer is; WEB when absent.' }) channel: SalesChannel | null): readonly PaymentMethod[] {
    return methodsFor(channel ?? 'WEB', row.kind);
  }
}
