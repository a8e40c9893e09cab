import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { MoneyType } from '../../../graphql/money.type.ts';
import { Access } from '../../../graphql/policy.ts';
import { OrderType } from '../../billing/graphql/index.ts';
import type { PaymentToReview } from '../index.ts';

export enum ReviewReason {
  SURPLUS = 'SURPLUS',
  MISMATCHED = 'MISMATCHED',
  BUYER_LEFT = 'BUYER_LEFT',
}
registerEnumType(ReviewReason, {
  name: 'PaymentReviewReason',
  description: 'Why somebody has to look at a payment. New reasons may be added.',
  valuesConfig: {
    SURPLUS: { description: 'The order had been paid already, or the buyer had it by another one: goes back by itself.' },
    MISMATCHED: { description: 'Amount, currency or payer differ from the order: no access was given.' },
    BUYER_LEFT: { description: 'The buyer was no member any more when it came in: recorded, and not renewed.' },
  },
});

@Access('object')
@ObjectType('PaymentToReview', { simpleResolvers: true, description: 'Money that came in and does not fit.' })
export class PaymentToReviewType {
  readonly source: PaymentToReview;

  constructor(source: PaymentToReview) {
    this.source = source;
  }
  @Field(() => ReviewReason, { description: 'What is wrong with it.' })
  get reason(): ReviewReason {
    return this.source.attempt.state as ReviewReason;
  }
  @Field(() => MoneyType, { description: 'What came in.' })
  get received(): MoneyType {
    const { receivedMinor, receivedCurrency } = this.source.attempt;
    return new MoneyType({ minorUnits: receivedMinor as number, currency: receivedCurrency! });
  }
  @Field(() => String, { description: "The provider's own id of the payment page." })
  get reference(): string {
    return this.source.attempt.sessionId!;
  }
  @Field(() => OrderType, { description: 'The order it was for.' })
  get order(): OrderType {
    return new OrderType(this.source.order);
  }
}
export const PaymentToReviewConnectionType = connectionOf('PaymentToReview', () => PaymentToReviewType);
