import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { MoneyType } from '../../../graphql/money.type.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { PlanKindEnum, SalesChannelEnum } from '../../plans/graphql/index.ts';
import type { PlanKind, SalesChannel } from '../../plans/index.ts';
import { PriceRuleType } from '../../promotions/graphql/index.ts';
import { MAX_RULES, ORDER_PURPOSES, ORDER_STATES, type OrderPurpose, type OrderRow, type OrderState } from '../index.ts';

export const OrderStateEnum = Object.fromEntries(ORDER_STATES.map((state) => [state, state])) as Record<OrderState, OrderState>;
registerEnumType(OrderStateEnum, {
  name: 'OrderState',
  description: 'How an order stands. New states may be added.',
  valuesConfig: {
    OPEN: { description: 'Waits for payment.' },
    PAID: { description: 'Paid; what was bought has been given.' },
    PARTIALLY_REFUNDED: { description: 'A part of the money went back; what was bought stays.' },
    REFUNDED: { description: 'All of the money went back.' },
    DISPUTED: { description: "The buyer's bank asks for the money; access rests." },
    CHARGED_BACK: { description: "The buyer's bank took the money back." },
    FAILED: { description: 'A payment that settles later did not come.' },
    EXPIRED: { description: 'Nobody paid in time.' },
    HELD: { description: 'Money came in that differs from what was agreed: no access, the operator decides.' },
  },
});
export const OrderPurposeEnum = Object.fromEntries(ORDER_PURPOSES.map((purpose) => [purpose, purpose])) as Record<OrderPurpose, OrderPurpose>;
registerEnumType(OrderPurposeEnum, {
  name: 'OrderPurpose',
  description: 'What the money is for. New purposes may be added.',
  valuesConfig: {
    MEMBERSHIP: { description: 'A tier for the buyer.' },
    GIFT: { description: 'A tier for somebody else.' },
    QUESTION: { description: 'A question that somebody answers.' },
    TIP: { description: 'A tip.' },
    SERVICE: { description: 'A service between two people.' },
  },
});
@Access('object')
@ObjectType('Order', { implements: NodeType, simpleResolvers: true, description: 'What was agreed: who buys what, at which price. Only its state changes, and what went back.' })
export class OrderType extends NodeType {
  readonly __typename = 'Order';
  readonly row: OrderRow;

  constructor(row: OrderRow) {
    super();
    this.row = row;
  }
  @Field(() => OrderStateEnum, { description: 'How it stands.' })
  get state(): OrderState {
    return this.row.state;
  }
  @Field(() => OrderPurposeEnum, { description: 'What the money is for.' })
  get purpose(): OrderPurpose {
    return this.row.purpose;
  }
  @Field(() => PlanKindEnum, { nullable: true, description: 'How the plan is paid; null when no tier was ordered.' })
  get kind(): PlanKind | null {
    return this.row.kind;
  }
  @Field(() => MoneyType, { description: 'The price that was agreed.' })
  get amount(): MoneyType {
    return new MoneyType({ minorUnits: this.row.amountMinor as number, currency: this.row.currency });
  }
  @Field(() => MoneyType, { description: 'The price before every rule that changed it.' })
  get listAmount(): MoneyType {
    return new MoneyType({ minorUnits: this.row.listMinor as number, currency: this.row.currency });
  }
  @ListSize(MAX_RULES)
  @Field(() => [PriceRuleType], { description: 'Why it costs what it costs: the lines add up to the amount. Empty for orders that are older than quotes.' })
  get rules(): PriceRuleType[] {
    return this.row.rules.map((rule) => new PriceRuleType(rule, this.row.currency));
  }
  @Field(() => Date, { nullable: true, description: 'Until when it can be paid: a price below the list price is honoured, or a piece of a plan with a limit held, so long, and a period is paid before it ends; null without such a limit.' })
  get payableUntil(): Date | null {
    return this.row.payableUntil;
  }
  @Field(() => MoneyType, { description: 'How much of what came in went back.' })
  get refunded(): MoneyType {
    return new MoneyType({ minorUnits: this.row.refundedMinor as number, currency: this.row.currency });
  }
  @Field(() => SalesChannelEnum, { description: 'Where it was ordered.' })
  get channel(): SalesChannel {
    return this.row.channel;
  }
  @Field(() => Date, { description: 'When it was made.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
  @Field(() => Date, { nullable: true, description: 'When the payment was seen; null before.' })
  get paidAt(): Date | null {
    return this.row.paidAt;
  }
  @Field(() => Date, { nullable: true, description: 'When money that differs from what was agreed was accepted; null when it did not differ, or nobody accepted it.' })
  get acceptedAt(): Date | null {
    return this.row.acceptedAt;
  }
  @Field(() => String, { nullable: true, description: 'Why it was accepted.' })
  get acceptReason(): string | null {
    return this.row.acceptReason;
  }
  @Field(() => Date, { nullable: true, description: 'From when a one-time payment gives access; null before it is paid, and for plans that renew.' })
  get accessStartsAt(): Date | null {
    return this.row.accessStartsAt;
  }
  @Field(() => Date, { nullable: true, description: 'Until when a one-time payment gives access; null before it is paid, for life, and for plans that renew.' })
  get accessEndsAt(): Date | null {
    return this.row.accessEndsAt;
  }
}
export const OrderConnectionType = connectionOf('Order', () => OrderType);
