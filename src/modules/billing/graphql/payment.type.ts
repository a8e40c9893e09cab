import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { MoneyType } from '../../../graphql/money.type.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { PAYMENT_STANDINGS, type PaymentRow, type PaymentStanding } from '../index.ts';

export const PaymentStandingEnum = Object.fromEntries(PAYMENT_STANDINGS.map((standing) => [standing, standing])) as Record<PaymentStanding, PaymentStanding>;
registerEnumType(PaymentStandingEnum, {
  name: 'PaymentStanding',
  description: 'What a payment is to its order. New ones may be added.',
  valuesConfig: {
    SETTLED: { description: 'Paid the order, or a period of its subscription.' },
    SURPLUS: { description: 'Came in on top of it: to be refunded.' },
    MISMATCHED: { description: 'Differs from what was agreed: the operator decides.' },
  },
});

@Access('object')
@ObjectType('Payment', { implements: NodeType, simpleResolvers: true, description: 'Money that came in for an order, once for each time.' })
export class PaymentType extends NodeType {
  readonly __typename = 'Payment';
  readonly row: PaymentRow;

  constructor(row: PaymentRow) {
    super();
    this.row = row;
  }
  @Field(() => MoneyType, { description: 'What came in.' })
  get amount(): MoneyType {
    return new MoneyType({ minorUnits: this.row.amountMinor as number, currency: this.row.currency });
  }
  @Field(() => MoneyType, { description: 'How much of it went back.' })
  get refunded(): MoneyType {
    return new MoneyType({ minorUnits: this.row.refundedMinor as number, currency: this.row.currency });
  }
  @Field(() => PaymentStandingEnum, { description: 'What it is to the order.' })
  get standing(): PaymentStanding {
    return this.row.standing;
  }
  @Field(() => Boolean, { description: 'Whether it was paid on top of the period that ran, for a change of plan.' })
  get isProration(): boolean {
    return this.row.isProration as boolean;
  }
  @Field(() => Date, { description: 'When it came in.' })
  get receivedAt(): Date {
    return this.row.receivedAt;
  }
  @Field(() => Date, { description: 'Before when the buyer may have it back without asking anybody.' })
  get refundableUntil(): Date {
    return this.row.refundableUntil;
  }
}
