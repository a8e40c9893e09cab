import { Args, Ctx, Field, FieldResolver, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import { connectionOf, PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { MoneyType } from '../../../graphql/money.type.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { emptyPage } from '../../../kernel/page.ts';
import { ACCOUNT_STATES, isEligible, type AccountState, type BankPayoutRow, type PayoutAccountRow, type Payouts } from '../index.ts';

export const AccountStateEnum = Object.fromEntries(ACCOUNT_STATES.map((state) => [state, state])) as Record<AccountState, AccountState>;
registerEnumType(AccountStateEnum, {
  name: 'PayoutAccountState',
  description: 'How far a payee is with the account that money is sent to. New states may be added.',
  valuesConfig: {
    DEAUTHORIZED: { description: 'The payee took our access away; another account can be opened.' },
    REJECTED: { description: 'The provider turned the payee down.' },
    NOT_STARTED: { description: 'The payee has not told the provider who they are.' },
    RESTRICTED: { description: 'Something is missing or overdue; nothing is sent.' },
    PENDING_VERIFICATION: { description: 'The provider checks what it was told.' },
    RESTRICTED_SOON: { description: 'Money is sent; something has to be told before the deadline.' },
    ENABLED: { description: 'Money is sent.' },
  },
});
export const BankPayoutStatusEnum = { PENDING: 'PENDING', PAID: 'PAID', FAILED: 'FAILED', CANCELED: 'CANCELED' } as const;
registerEnumType(BankPayoutStatusEnum, {
  name: 'BankPayoutStatus', description: 'How a payout to the bank stands.',
  valuesConfig: {
    PENDING: { description: 'On its way.' }, PAID: { description: 'It arrived.' }, FAILED: { description: 'The bank sent it back: the money is in the payout account again.' }, CANCELED: { description: 'It was called back.' },
  },
});

@Access('object')
@ObjectType('BankPayout', { simpleResolvers: true, description: "Money on its way from a payout account to the payee's bank." })
export class BankPayoutType {
  readonly row: BankPayoutRow;

  constructor(row: BankPayoutRow) {
    this.row = row;
  }
  @Field(() => MoneyType, { description: 'How much.' })
  get amount(): MoneyType {
    return new MoneyType({ minorUnits: this.row.amountMinor, currency: this.row.currency });
  }
  @Field(() => BankPayoutStatusEnum, { description: 'How it stands.' })
  get status(): keyof typeof BankPayoutStatusEnum {
    return this.row.status;
  }
  @Field(() => String, { nullable: true, description: "The provider's word for why it failed." })
  get failureReason(): string | null {
    return this.row.failureReason;
  }
  @Field(() => Date, { description: 'When it is expected at the bank.' })
  get arrivesAt(): Date {
    return this.row.arrivesAt;
  }
}
export const BankPayoutConnectionType = connectionOf('BankPayout', () => BankPayoutType);

@Access('object')
@ObjectType('PayoutAccount', { implements: NodeType, simpleResolvers: true, description: 'Where a person is paid out to: an account at the payment provider. Only its owner sees it.' })
export class PayoutAccountType extends NodeType {
  readonly __typename = 'PayoutAccount';
  readonly row: PayoutAccountRow;

  constructor(row: PayoutAccountRow) {
    super();
    this.row = row;
  }
  @Field(() => AccountStateEnum, { description: 'How far it is.' })
  get state(): AccountState {
    return this.row.state;
  }
  @Field(() => Boolean, { description: 'Whether money is sent there now.' })
  get canReceive(): boolean {
    return isEligible(this.row.state);
  }
  @Field(() => String, { nullable: true, description: 'ISO 3166-1, once it is known.' })
  get country(): string | null {
    return this.row.country;
  }
  @ListSize(50)
  @Field(() => [String], { description: "The provider's words for what it wants to know; the onboarding page asks for it." })
  get requirements(): readonly string[] {
    return this.row.requirements;
  }
  @Field(() => Date, { nullable: true, description: 'Until when; then nothing is sent any more.' })
  get deadline(): Date | null {
    return this.row.currentDeadline;
  }
}

@Resolver(() => PayoutAccountType)
export class PayoutAccountFields {
  private readonly payouts: Payouts;

  constructor(modules: { payouts: Payouts }) {
    this.payouts = modules.payouts;
  }
  @Access('guarded')
  @FieldResolver(() => BankPayoutConnectionType, { description: 'What went to the bank, newest first; for the owner of the account.' })
  async bankPayouts(@Root() { row }: PayoutAccountType, @Args(() => PageArgs) page: PageArgs, @Ctx() { viewer }: Context): Promise<Connection<BankPayoutType>> {
    const payouts = viewer.userId === row.userId ? await this.payouts.bankPayoutsOf(row.id, page) : emptyPage<BankPayoutRow>();
    return toConnection(payouts, (payout) => new BankPayoutType(payout));
  }
}
