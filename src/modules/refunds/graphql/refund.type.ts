import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { MoneyType } from '../../../graphql/money.type.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { REFUND_ORIGINS, REFUND_STATES, type RefundOrigin, type RefundRow, type RefundState } from '../index.ts';

export const RefundStateEnum = Object.fromEntries(REFUND_STATES.map((state) => [state, state])) as Record<RefundState, RefundState>;
registerEnumType(RefundStateEnum, {
  name: 'RefundState',
  description: 'How a refund stands. New states may be added.',
  valuesConfig: {
    REQUESTED: { description: 'Decided; the payment provider has not taken it on yet.' },
    SUBMITTED: { description: 'The provider has taken it on; what the order gave is undone, the money is on its way.' },
    SUCCEEDED: { description: 'The money went back.' },
    FAILED: { description: 'The money did not go, or came back; what had been undone is done again.' },
  },
});
const RefundOriginEnum = Object.fromEntries(REFUND_ORIGINS.map((origin) => [origin, origin])) as Record<RefundOrigin, RefundOrigin>;
registerEnumType(RefundOriginEnum, {
  name: 'RefundOrigin',
  description: 'Why money goes back. New origins may be added.',
  valuesConfig: {
    BUYER: { description: 'The buyer wanted it, inside the window.' },
    COMMUNITY: { description: 'Those who sell in the community decided so.' },
    STAFF: { description: 'The operator decided so.' },
    PROVIDER: { description: "Made at the payment provider's Dashboard." },
    SURPLUS: { description: 'The order had been paid already.' },
    GROUP_BUY: { description: 'The group-buy failed, or had no seat left.' },
    FRAUD_WARNING: { description: "The buyer's bank warned of fraud." },
    ESCROW: { description: 'What was paid for was not done in time.' },
  },
});

@Access('object')
@ObjectType('Refund', { implements: NodeType, simpleResolvers: true, description: 'Money of an order that goes back.' })
export class RefundType extends NodeType {
  readonly __typename = 'Refund';
  readonly row: RefundRow;

  constructor(row: RefundRow) {
    super();
    this.row = row;
  }
  @Field(() => RefundStateEnum, { description: 'How it stands.' })
  get state(): RefundState {
    return this.row.state;
  }
  @Field(() => RefundOriginEnum, { description: 'Why it goes back.' })
  get origin(): RefundOrigin {
    return this.row.origin;
  }
  @Field(() => MoneyType, { description: 'How much goes back.' })
  get amount(): MoneyType {
    return new MoneyType({ minorUnits: this.row.amountMinor as number, currency: this.row.currency });
  }
  @Field(() => String, { nullable: true, description: 'Why, in the words of whoever asked for it.' })
  get reason(): string | null {
    return this.row.reason;
  }
  @Field(() => Boolean, { description: 'Whether access ended with it.' })
  get hasEndedAccess(): boolean {
    return this.row.hasEndedAccess as boolean;
  }
  @Field(() => Date, { description: 'When it was decided.' })
  get requestedAt(): Date {
    return this.row.requestedAt;
  }
  @Field(() => Date, { nullable: true, description: 'When the provider said how it ended; null before.' })
  get settledAt(): Date | null {
    return this.row.settledAt;
  }
}
export const RefundConnectionType = connectionOf('Refund', () => RefundType);
