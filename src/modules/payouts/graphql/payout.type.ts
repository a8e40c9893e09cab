import { Ctx, Field, FieldResolver, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { MoneyType } from '../../../graphql/money.type.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { userLoaders, UserType } from '../../identity/graphql/index.ts';
import { MANUAL_PAYOUT_STATES, TRANSFER_STATES, type ManualPayoutRow, type ManualPayoutState, type PayoutTransferRow, type TransferState } from '../index.ts';

export const TransferStateEnum = Object.fromEntries(TRANSFER_STATES.map((state) => [state, state])) as Record<TransferState, TransferState>;
registerEnumType(TransferStateEnum, {
  name: 'PayoutTransferState', description: 'How a transfer stands.',
  valuesConfig: { INTENDED: { description: 'Set aside, and being asked for.' }, MADE: { description: 'In the payout account.' }, FAILED: { description: 'Refused; the share can be paid out again.' } },
});

export const ManualPayoutStateEnum = Object.fromEntries(MANUAL_PAYOUT_STATES.map((state) => [state, state])) as Record<ManualPayoutState, ManualPayoutState>;
registerEnumType(ManualPayoutStateEnum, {
  name: 'ManualPayoutState', description: 'What became of what was recorded as paid by hand.',
  valuesConfig: {
    AWAITING_CONFIRMATION: { description: 'The payee has not answered; it is set aside, and nothing is booked.' }, CONFIRMED: { description: 'The payee has it; it is booked as paid.' },
    DISPUTED: { description: 'The payee says that they have not got it; it can be paid out again.' }, WITHDRAWN: { description: 'Taken back before the payee answered.' }, REVERSED: { description: 'Taken back by staff after it was confirmed.' },
  },
});

@Access('object')
@ObjectType('PayoutTransfer', { implements: NodeType, simpleResolvers: true, description: "A payee's share of one payment on its way to their payout account." })
export class PayoutTransferType extends NodeType {
  readonly __typename = 'PayoutTransfer';
  readonly row: PayoutTransferRow;

  constructor(row: PayoutTransferRow) {
    super();
    this.row = row;
  }
  @Field(() => MoneyType, { description: 'How much.' })
  get amount(): MoneyType {
    return new MoneyType({ minorUnits: this.row.amountMinor, currency: this.row.currency });
  }
  @Field(() => MoneyType, { description: 'How much of it came back.' })
  get reversed(): MoneyType {
    return new MoneyType({ minorUnits: this.row.reversedMinor, currency: this.row.currency });
  }
  @Field(() => TransferStateEnum, { description: 'How it stands.' })
  get state(): TransferState {
    return this.row.state;
  }
  @Field(() => Date, { description: 'When it was set aside.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
}
export const PayoutTransferConnectionType = connectionOf('PayoutTransfer', () => PayoutTransferType);

@Access('object')
@ObjectType('ManualPayout', { implements: NodeType, simpleResolvers: true, description: 'Money that a payee was given outside the payment provider, as it was recorded.' })
export class ManualPayoutType extends NodeType {
  readonly __typename = 'ManualPayout';
  readonly row: ManualPayoutRow;

  constructor(row: ManualPayoutRow) {
    super();
    this.row = row;
  }
  @Field(() => MoneyType, { description: 'How much.' })
  get amount(): MoneyType {
    return new MoneyType({ minorUnits: this.row.amountMinor, currency: this.row.currency });
  }
  @Field(() => String, { description: 'Where the payment is found again, such as the number of a bank transfer.' })
  get reference(): string {
    return this.row.reference;
  }
  @Field(() => Date, { description: 'When it was recorded.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
  @Field(() => ManualPayoutStateEnum, { description: 'What became of it.' })
  get state(): ManualPayoutState {
    return this.row.state;
  }
  @Field(() => Date, { nullable: true, description: 'When it was confirmed, disputed or withdrawn; null while it waits for the payee.' })
  get answeredAt(): Date | null {
    return this.row.answeredAt;
  }
  @Field(() => Date, { nullable: true, description: 'When it turned out not to have arrived though it had been confirmed; null while it stands.' })
  get reversedAt(): Date | null {
    return this.row.reversedAt;
  }
}
export const ManualPayoutConnectionType = connectionOf('ManualPayout', () => ManualPayoutType);

@Resolver(() => PayoutTransferType)
export class PayoutTransferFields {
  @Access('object')
  @FieldResolver(() => UserType, { nullable: true, description: 'The payee; null when the account is gone.' })
  payee(@Root() { row }: PayoutTransferType, @Ctx() context: Context): Promise<UserType | null> {
    return context.load(userLoaders).byId.load(row.payeeUserId);
  }
}
@Resolver(() => ManualPayoutType)
export class ManualPayoutFields {
  @Access('object')
  @FieldResolver(() => UserType, { nullable: true, description: 'The payee; null when the account is gone.' })
  payee(@Root() { row }: ManualPayoutType, @Ctx() context: Context): Promise<UserType | null> {
    return context.load(userLoaders).byId.load(row.payeeUserId);
  }
}
