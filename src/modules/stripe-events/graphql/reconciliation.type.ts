import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import { MoneyType } from '../../../graphql/money.type.ts';
import { Access } from '../../../graphql/policy.ts';
import { encodeId } from '../../../kernel/id.ts';
import { DIFFERENCE_KINDS, RECONCILIATION_KINDS, RECONCILIATION_STATES, type DifferenceKind, type ReconciliationDifferenceRow, type ReconciliationKind, type ReconciliationRunRow, type ReconciliationState } from '../index.ts';

const enumOf = <T extends string>(values: readonly T[]): Record<T, T> => Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>;
export const ReconciliationKindEnum = enumOf<ReconciliationKind>(RECONCILIATION_KINDS);
registerEnumType(ReconciliationKindEnum, {
  name: 'ReconciliationKind',
  description: 'What is compared with the payment provider. New kinds may be added.',
  valuesConfig: {
    BACKFILL: { description: 'Events that no endpoint took, every quarter of an hour.' },
    ACCOUNTS: { description: 'Events of connected accounts that did not arrive, every night.' },
    HOURLY: { description: 'Orders that wait for an answer.' },
    NIGHTLY: { description: 'Everything, and the balance against the ledger.' },
  },
});
const ReconciliationStateEnum = enumOf<ReconciliationState>(RECONCILIATION_STATES);
registerEnumType(ReconciliationStateEnum, {
  name: 'ReconciliationState',
  description: 'How far a comparison is. New states may be added.',
  valuesConfig: { RUNNING: { description: 'Under way, or ended with its process.' }, DONE: { description: 'Finished.' }, FAILED: { description: 'Some checks could not be finished; the next run covers their time too.' } },
});
const DifferenceKindEnum = enumOf<DifferenceKind>(DIFFERENCE_KINDS);
registerEnumType(DifferenceKindEnum, {
  name: 'ReconciliationDifferenceKind',
  description: 'Of what the provider and we say something else. New kinds may be added.',
  valuesConfig: {
    ORDER_BEHIND: { description: 'An order had not heard what became of it.' },
    SUBSCRIPTION_BEHIND: { description: 'A subscription had not heard what became of it.' },
    POSTING_MISSING: { description: 'The provider moved money that is not booked.' },
    MOVEMENT_MISSING: { description: 'Money is booked that the provider never moved.' },
    AMOUNT_DIFFERS: { description: 'Other amounts moved than are booked.' },
    MOVEMENT_UNCLAIMED: { description: 'Money moved for nothing that is known here.' },
    TRANSFER_DIFFERS: { description: "The state of a transfer, or what is left of it in the payee's account, is not the provider's." },
    PAYOUT_DIFFERS: { description: "The state or amount of a payout to a bank is not the provider's." },
    ACCOUNT_DIFFERS: { description: 'A payout account stood otherwise than was known.' },
    CHARGE_DIFFERS: { description: 'Another amount was taken for a change of plan than its preview said.' },
    CUSTOMER_CREDIT: { description: 'A customer has credit or debts with the provider: the next invoice, whosever it is, would be paid otherwise than by money.' },
    INVOICE_SHORT: { description: 'An invoice is paid with less money than it asks for.' },
  },
});

@Access('object')
@ObjectType('ReconciliationDifference', { simpleResolvers: true, description: 'One thing of which the payment provider and we say something else.' })
export class ReconciliationDifferenceType {
  readonly row: ReconciliationDifferenceRow;

  constructor(row: ReconciliationDifferenceRow) {
    this.row = row;
  }
  @Field(() => DifferenceKindEnum, { description: 'What kind of thing it is.' })
  get kind(): DifferenceKind {
    return this.row.kind;
  }
  @Field(() => String, { description: "Whose: an id of ours, or the provider's own." })
  get subject(): string {
    return this.row.subject;
  }
  @Field(() => MoneyType, { nullable: true, description: 'What the provider says; null where it is not about money.' })
  get theirs(): MoneyType | null {
    return this.money(this.row.theirsMinor);
  }
  @Field(() => MoneyType, { nullable: true, description: 'What we say.' })
  get ours(): MoneyType | null {
    return this.money(this.row.oursMinor);
  }
  @Field(() => String, { nullable: true, description: 'The state in which the provider has it; `MISSING` where it has none of it, null where only amounts are compared.' })
  get theirState(): string | null {
    return this.row.theirState;
  }
  @Field(() => String, { nullable: true, description: 'The state in which we have it.' })
  get ourState(): string | null {
    return this.row.ourState;
  }
  @Field(() => Boolean, { description: 'Whether it was put right: by the run itself, or because a later one found that both agree.' })
  get isHealed(): boolean {
    return this.row.isHealed as boolean;
  }
  @Field(() => Date, { description: 'When it was found.' })
  get foundAt(): Date {
    return this.row.foundAt;
  }
  private money(minorUnits: unknown): MoneyType | null {
    return minorUnits === null || this.row.currency === null ? null : new MoneyType({ minorUnits: minorUnits as number, currency: this.row.currency });
  }
}
export const ReconciliationDifferenceConnectionType = connectionOf('ReconciliationDifference', () => ReconciliationDifferenceType);

@Access('object')
@ObjectType('ReconciliationRun', { simpleResolvers: true, description: 'One comparison with the payment provider.' })
export class ReconciliationRunType {
  readonly row: ReconciliationRunRow;

  constructor(row: ReconciliationRunRow) {
    this.row = row;
  }
  @Field(() => ID, { description: 'Names it in `reconciliationDifferences`.' })
  get id(): string {
    return encodeId('ReconciliationRun', this.row.id);
  }
  @Field(() => ReconciliationKindEnum, { description: 'What was compared.' })
  get kind(): ReconciliationKind {
    return this.row.kind;
  }
  @Field(() => ReconciliationStateEnum, { description: 'How far it is.' })
  get state(): ReconciliationState {
    return this.row.state;
  }
  @Field(() => Date, { description: 'From when on it covers what moved.' })
  get coversFrom(): Date {
    return this.row.coversFrom;
  }
  @Field(() => Date, { description: 'Until when.' })
  get coversUntil(): Date {
    return this.row.coversUntil;
  }
  @Field(() => Int, { description: 'How many objects were compared, or events taken.' })
  get compared(): number {
    return this.row.compared as number;
  }
  @Field(() => Int, { description: 'How many differences were found.' })
  get differenceCount(): number {
    return this.row.differences as number;
  }
  @Field(() => String, { nullable: true, description: 'The checks that could not be finished, by name.' })
  get failedChecks(): string | null {
    return this.row.failedChecks;
  }
  @Field(() => Date, { description: 'When it began.' })
  get startedAt(): Date {
    return this.row.startedAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it ended.' })
  get finishedAt(): Date | null {
    return this.row.finishedAt;
  }
}
export const ReconciliationRunConnectionType = connectionOf('ReconciliationRun', () => ReconciliationRunType);
