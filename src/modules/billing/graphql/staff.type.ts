import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { MoneyType } from '../../../graphql/money.type.ts';
import { Access } from '../../../graphql/policy.ts';
import { STRIPE_EVENT_STATES, type PaymentToReview, type StripeEventRow, type StripeEventState } from '../index.ts';
import { OrderType } from './order.type.ts';

export const StripeEventStateEnum = Object.fromEntries(STRIPE_EVENT_STATES.map((state) => [state, state])) as Record<StripeEventState, StripeEventState>;
registerEnumType(StripeEventStateEnum, {
  name: 'StripeEventState',
  description: 'What became of an event. New states may be added.',
  valuesConfig: {
    RECEIVED: { description: 'Stored, not looked at.' },
    APPLIED: { description: 'What it is about was fetched and taken over.' },
    IGNORED: { description: 'About nothing of ours.' },
    REJECTED: { description: 'Of the other mode: test in production, or the reverse.' },
    RETRYING: { description: 'Could not be applied yet; tried again.' },
    PARKED: { description: 'Given up after a day.' },
  },
});

@Access('object')
@ObjectType('StripeEvent', { simpleResolvers: true, description: 'A message of the payment provider in the inbox.' })
export class StripeEventType {
  readonly row: StripeEventRow;

  constructor(row: StripeEventRow) {
    this.row = row;
  }
  @Field(() => String, { description: "The provider's own id." })
  get eventId(): string {
    return this.row.id;
  }
  @Field(() => String, { description: "The provider's name of what happened." })
  get type(): string {
    return this.row.type;
  }
  @Field(() => StripeEventStateEnum, { description: 'What became of it.' })
  get state(): StripeEventState {
    return this.row.state;
  }
  @Field(() => Int, { description: 'How often it was tried.' })
  get tries(): number {
    return this.row.tries as number;
  }
  @Field(() => String, { nullable: true, description: 'Why the last try failed.' })
  get error(): string | null {
    return this.row.error;
  }
  @Field(() => Date, { description: 'When it arrived, or was put back.' })
  get receivedAt(): Date {
    return this.row.receivedAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it is tried next.' })
  get nextTryAt(): Date | null {
    return this.row.nextTryAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it was done with.' })
  get handledAt(): Date | null {
    return this.row.handledAt;
  }
}
export const StripeEventConnectionType = connectionOf('StripeEvent', () => StripeEventType);

export enum ReviewReason {
  SURPLUS = 'SURPLUS',
  MISMATCHED = 'MISMATCHED',
  BUYER_LEFT = 'BUYER_LEFT',
}
registerEnumType(ReviewReason, {
  name: 'PaymentReviewReason',
  description: 'Why somebody has to look at a payment. New reasons may be added.',
  valuesConfig: {
    SURPLUS: { description: 'The order had been paid already: to be refunded.' },
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
