import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { MoneyType } from '../../../graphql/money.type.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { CHANGE_KINDS, CHANGE_STATES, previewEnds, type ChangeKind, type ChangeLine, type ChangeState, type SubscriptionChangeRow } from '../index.ts';

const enumOf = <T extends string>(values: readonly T[]): Record<T, T> => Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;
export const PlanChangeKindEnum = enumOf<ChangeKind>(CHANGE_KINDS);
registerEnumType(PlanChangeKindEnum, {
  name: 'PlanChangeKind',
  description: 'What changes in a subscription, and when. New kinds may be added.',
  valuesConfig: {
    UPGRADE: { description: 'At once; the difference is paid.' },
    DOWNGRADE: { description: 'When the period that is paid for ends.' },
    KEEP: { description: 'A change that waits is taken back.' },
    PAUSE: { description: 'It rests.' },
    CONTINUE: { description: 'It goes on.' },
    MIGRATE: { description: 'The price of today from the next renewal on.' },
  },
});
export const PlanChangeStateEnum = enumOf<ChangeState>(CHANGE_STATES);
registerEnumType(PlanChangeStateEnum, {
  name: 'PlanChangeState',
  description: 'How a change stands. New states may be added.',
  valuesConfig: {
    PREVIEWED: { description: 'Shown, not asked for.' },
    REQUESTED: { description: 'Asked for; the payment provider has not answered.' },
    AWAITING_PAYMENT: { description: 'Nothing has changed until the payment is confirmed at `confirmUrl`.' },
    DONE: { description: 'Done.' },
    REFUSED: { description: 'Refused, not confirmed in time, or taken back; nothing has changed.' },
  },
});

@Access('object')
@ObjectType('PlanChangeLine', { simpleResolvers: true, description: 'One part of what a change costs.' })
export class PlanChangeLineType {
  @Field(() => MoneyType, { description: 'The amount; below zero for what is given back.' })
  readonly amount: MoneyType;
  @Field(() => Boolean, { description: 'Whether it gives back time that is not used.' })
  readonly isCredit: boolean;
  @Field(() => Date, { description: 'Since when it counts.' })
  readonly startsAt: Date;
  @Field(() => Date, { description: 'Until when it counts.' })
  readonly endsAt: Date;

  constructor({ amountMinor, isCredit, startsAt, endsAt }: ChangeLine, currency: string) {
    this.amount = new MoneyType({ minorUnits: amountMinor, currency });
    this.isCredit = isCredit;
    this.startsAt = new Date(startsAt);
    this.endsAt = new Date(endsAt);
  }
}

@Access('object')
@ObjectType('PlanChange', { implements: NodeType, simpleResolvers: true, description: 'What changing a plan costs and from when it counts. What is accepted costs exactly what was shown.' })
export class PlanChangeType extends NodeType {
  readonly __typename = 'PlanChange';
  readonly row: SubscriptionChangeRow;

  constructor(row: SubscriptionChangeRow) {
    super();
    this.row = row;
  }
  @Field(() => PlanChangeKindEnum, { description: 'What changes, and when.' })
  get kind(): ChangeKind {
    return this.row.kind;
  }
  @Field(() => PlanChangeStateEnum, { description: 'How it stands.' })
  get state(): ChangeState {
    return this.row.state;
  }
  @Field(() => Date, { description: 'From when it counts.' })
  get takesEffectAt(): Date {
    return this.row.at;
  }
  @Field(() => MoneyType, { nullable: true, description: 'What is paid when it is accepted; null where nothing was previewed.' })
  get dueNow(): MoneyType | null {
    const { dueMinor, currency } = this.row;
    return dueMinor === null || currency === null ? null : new MoneyType({ minorUnits: dueMinor as number, currency });
  }
  @ListSize(20)
  @Field(() => [PlanChangeLineType], { description: 'What that is made of: what is left of the old plan is given back, what is left of the period is asked for.' })
  get lines(): PlanChangeLineType[] {
    return this.row.lines.slice(0, 20).map((line) => new PlanChangeLineType(line, this.row.currency ?? ''));
  }
  @Field(() => Date, { nullable: true, description: 'Until when its payment can be confirmed; null when none is waited for.' })
  get confirmableUntil(): Date | null {
    return this.row.confirmableUntil;
  }
  @Field(() => Date, { description: 'Until when the preview may be accepted.' })
  get expiresAt(): Date {
    return previewEnds(this.row);
  }
}
