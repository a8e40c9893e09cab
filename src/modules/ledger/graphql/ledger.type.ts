import { Ctx, Field, FieldResolver, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { MoneyType } from '../../../graphql/money.type.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { messageOf } from '../../../graphql/user-error.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { communityLoaders, CommunityType } from '../../communities/graphql/index.ts';
import { userLoaders, UserType } from '../../identity/graphql/index.ts';
import { ACCOUNT_KINDS, movedAmount, TRANSACTION_KINDS, type AccountKind, type AccountSum, type EntryLine, type LedgerTransactionRow, type PayeeBalance, type TransactionKind } from '../index.ts';
import { ledgerLoaders } from './loaders.ts';

const describe = (prefix: string, kinds: readonly string[]): Record<string, { description: string }> => Object.fromEntries(kinds.map((kind) => [kind, { description: `${prefix}: ${kind.toLowerCase().replaceAll('_', ' ')}.` }]));
export const AccountKindEnum = Object.fromEntries(ACCOUNT_KINDS.map((kind) => [kind, kind])) as Record<AccountKind, AccountKind>;
registerEnumType(AccountKindEnum, { name: 'LedgerAccountKind', description: 'What an account holds. New kinds may be added.', valuesConfig: describe('The account', ACCOUNT_KINDS) });
export const TransactionKindEnum = Object.fromEntries(TRANSACTION_KINDS.map((kind) => [kind, kind])) as Record<TransactionKind, TransactionKind>;
registerEnumType(TransactionKindEnum, { name: 'LedgerTransactionKind', description: 'What moved the money. New kinds may be added: show the explanation.', valuesConfig: describe('The movement', TRANSACTION_KINDS) });

@Access('object')
@ObjectType('LedgerEntry', { simpleResolvers: true, description: 'One line of a transaction of the ledger. The lines of a transaction add up to zero in each currency.' })
export class LedgerEntryType {
  readonly line: EntryLine;

  constructor(line: EntryLine) {
    this.line = line;
  }
  @Field(() => AccountKindEnum, { description: 'The account.' })
  get account(): AccountKind {
    return this.line.kind;
  }
  @Field(() => MoneyType, { description: 'A debit when positive, a credit when negative.' })
  get amount(): MoneyType {
    return new MoneyType({ minorUnits: this.line.amountMinor, currency: this.line.currency });
  }
}

@Access('object')
@ObjectType('LedgerTransaction', { implements: NodeType, simpleResolvers: true, description: 'One movement of money. It never changes: what is undone is reversed by another.' })
export class LedgerTransactionType extends NodeType {
  readonly __typename = 'LedgerTransaction';
  readonly row: LedgerTransactionRow;

  constructor(row: LedgerTransactionRow) {
    super();
    this.row = row;
  }
  @Field(() => TransactionKindEnum, { description: 'What moved the money.' })
  get kind(): TransactionKind {
    return this.row.kind;
  }
  @Field(() => Date, { description: 'When it was booked.' })
  get occurredAt(): Date {
    return this.row.occurredAt;
  }
}
export const LedgerTransactionConnectionType = connectionOf('LedgerTransaction', () => LedgerTransactionType);

@Resolver(() => LedgerTransactionType)
export class LedgerTransactionFields {
  @ListSize(60)
  @Access('object')
  @FieldResolver(() => [LedgerEntryType], { description: 'Its lines.' })
  async entries(@Root() { row }: LedgerTransactionType, @Ctx() context: Context): Promise<LedgerEntryType[]> {
    return (await context.load(ledgerLoaders).entries.load(row.id)).map((line) => new LedgerEntryType(line));
  }
  @Access('object')
  @FieldResolver(() => String, { description: "What happened, for people, in the viewer's language." })
  async explanation(@Root() { row }: LedgerTransactionType, @Ctx() context: Context): Promise<string> {
    const moved = movedAmount(row.kind, await context.load(ledgerLoaders).entries.load(row.id));
    return messageOf(context.locale, `ledger.transaction.${row.kind}`, { amount: `${toDecimal(moved)} ${moved.currency}` });
  }
}

@Resolver(() => LedgerEntryType)
export class LedgerEntryFields {
  @Access('object')
  @FieldResolver(() => UserType, { nullable: true, description: 'Whose account it is; null for those of the house.' })
  async payee(@Root() { line }: LedgerEntryType, @Ctx() context: Context): Promise<UserType | null> {
    return line.payeeUserId === null ? null : context.load(userLoaders).byId.load(line.payeeUserId);
  }
  @Access('object')
  @FieldResolver(() => String, { description: "What the account holds, for people, in the viewer's language." })
  explanation(@Root() { line }: LedgerEntryType, @Ctx() { locale }: Context): string {
    return messageOf(locale, `ledger.account.${line.kind}`);
  }
}

@Access('object')
@ObjectType('LedgerAccount', { simpleResolvers: true, description: 'What the accounts of one kind and currency hold together.' })
export class LedgerAccountType {
  @Field(() => AccountKindEnum, { description: 'The kind.' })
  readonly kind: AccountKind;
  @Field(() => MoneyType, { description: 'Positive for what such an account normally holds: what is owned of assets and costs, what is owed or earned of the others.' })
  readonly balance: MoneyType;

  constructor({ kind, currency, balanceMinor }: AccountSum) {
    this.kind = kind;
    this.balance = new MoneyType({ minorUnits: balanceMinor, currency });
  }
}

@Access('object')
@ObjectType('PayeeBalance', { simpleResolvers: true, description: 'What a payee has of the sales of one community in one currency.' })
export class PayeeBalanceType {
  readonly balance: PayeeBalance;
  @Field(() => MoneyType, { description: 'Held until the refund window closes, or a dispute ends.' })
  readonly pending: MoneyType;
  @Field(() => MoneyType, { description: 'Can be paid out.' })
  readonly available: MoneyType;
  @Field(() => MoneyType, { description: 'Recorded as paid by hand, until the payee confirms it; it cannot be paid out otherwise.' })
  readonly awaitingConfirmation: MoneyType;
  @Field(() => MoneyType, { description: 'Owed by the payee, because it was taken back after it had been paid out; later shares make it good.' })
  readonly owed: MoneyType;
  @Field(() => MoneyType, { description: 'In the payout account, not yet in the bank.' })
  readonly transferred: MoneyType;
  @Field(() => MoneyType, { description: 'Paid out by hand.' })
  readonly paidManually: MoneyType;

  constructor(balance: PayeeBalance) {
    const money = (minorUnits: number): MoneyType => new MoneyType({ minorUnits, currency: balance.currency });
    this.balance = balance;
    this.pending = money(balance.pendingMinor);
    this.available = money(balance.availableMinor);
    this.awaitingConfirmation = money(balance.awaitingMinor);
    this.owed = money(balance.owedMinor);
    this.transferred = money(balance.transferredMinor);
    this.paidManually = money(balance.paidManuallyMinor);
  }
}

@Resolver(() => PayeeBalanceType)
export class PayeeBalanceFields {
  @Access('object')
  @FieldResolver(() => CommunityType, { nullable: true, description: 'The community; null when the payee may no longer know of it.' })
  async community(@Root() { balance }: PayeeBalanceType, @Ctx() context: Context): Promise<CommunityType | null> {
    const standing = await context.load(communityLoaders).standing.load(balance.communityId);
    return standing && new CommunityType(standing);
  }
  @Access('object')
  @FieldResolver(() => UserType, { nullable: true, description: 'The payee; null when the account is gone.' })
  payee(@Root() { balance }: PayeeBalanceType, @Ctx() context: Context): Promise<UserType | null> {
    return context.load(userLoaders).byId.load(balance.payeeUserId);
  }
}
