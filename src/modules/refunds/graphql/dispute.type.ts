import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { MoneyType } from '../../../graphql/money.type.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { DISPUTE_STATES, type DisputeRow, type DisputeState } from '../index.ts';

export const DisputeStateEnum = Object.fromEntries(DISPUTE_STATES.map((state) => [state, state])) as Record<DisputeState, DisputeState>;
registerEnumType(DisputeStateEnum, {
  name: 'DisputeState',
  description: 'How a dispute stands. New states may be added.',
  valuesConfig: {
    INQUIRY: { description: "The buyer's bank asks; nothing was taken." },
    OPEN: { description: 'The bank has taken the money until it decides: access rests, shares are held.' },
    WON: { description: 'The money came back, access and shares with it.' },
    LOST: { description: 'The money is gone, and access with it.' },
    CLOSED: { description: 'The question came to nothing.' },
  },
});

@Access('object')
@ObjectType('Dispute', { implements: NodeType, simpleResolvers: true, description: 'A payment that its buyer has the bank take back.' })
export class DisputeType extends NodeType {
  readonly __typename = 'Dispute';
  readonly row: DisputeRow;

  constructor(row: DisputeRow) {
    super();
    this.row = row;
  }
  @Field(() => DisputeStateEnum, { description: 'How it stands.' })
  get state(): DisputeState {
    return this.row.state;
  }
  @Field(() => MoneyType, { description: 'What is contested.' })
  get amount(): MoneyType {
    return new MoneyType({ minorUnits: this.row.amountMinor as number, currency: this.row.currency });
  }
  @Field(() => MoneyType, { description: 'What the payment provider has charged for it so far; the platform bears it.' })
  get fee(): MoneyType {
    return new MoneyType({ minorUnits: this.row.feeMinor as number, currency: this.row.feeCurrency ?? this.row.currency });
  }
  @Field(() => String, { description: "What the buyer says, in the provider's word, such as `fraudulent` or `product_not_received`." })
  get reason(): string {
    return this.row.reason;
  }
  @Field(() => Date, { nullable: true, description: 'Until when the provider takes an answer; null when it takes none.' })
  get evidenceDueBy(): Date | null {
    return this.row.evidenceDueBy;
  }
  @Field(() => Date, { description: 'When the bank began it.' })
  get openedAt(): Date {
    return this.row.openedAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it was over; null before.' })
  get closedAt(): Date | null {
    return this.row.closedAt;
  }
}
export const DisputeConnectionType = connectionOf('Dispute', () => DisputeType);
