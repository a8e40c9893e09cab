import { Args, Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { connectionOf, PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { MoneyType } from '../../../graphql/money.type.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { messageOf } from '../../../graphql/user-error.ts';
import { encodeId } from '../../../kernel/id.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { TransactionKindEnum } from '../../ledger/graphql/index.ts';
import { TRANSACTION_KINDS, type TransactionKind } from '../../ledger/index.ts';
import { ManualPayoutConnectionType, ManualPayoutType } from './payout.type.ts';
import type { Payouts, Statement, StatementLine, StatementTotal } from '../index.ts';

@Access('object')
@ObjectType('PayoutStatementLine', { simpleResolvers: true, description: 'One movement of the month.' })
export class StatementLineType {
  readonly line: StatementLine;
  readonly currency: string;

  constructor(line: StatementLine, currency: string) {
    this.line = line;
    this.currency = currency;
  }
  @Field(() => TransactionKindEnum, { description: 'What moved the money.' })
  get kind(): TransactionKind {
    return this.line.kind;
  }
  @Field(() => Date, { description: 'When.' })
  get occurredAt(): Date {
    return this.line.occurredAt;
  }
  @Field(() => MoneyType, { description: 'What it changed of the amount owed to the payee.' })
  get change(): MoneyType {
    return new MoneyType({ minorUnits: this.line.changeMinor, currency: this.currency });
  }
  @Field(() => MoneyType, { description: "What it changed of the amount in the payee's payout account." })
  get accountChange(): MoneyType {
    return new MoneyType({ minorUnits: this.line.accountChangeMinor, currency: this.currency });
  }
  @Field(() => ID, { nullable: true, description: 'The order that it comes of; the payee may read it only where they manage sales.' })
  get orderReference(): string | null {
    return this.line.orderId === null ? null : encodeId('Order', this.line.orderId);
  }
}
const StatementLineConnectionType = connectionOf('PayoutStatementLine', () => StatementLineType);

@Resolver(() => StatementLineType)
export class StatementLineFields {
  @Access('object')
  @FieldResolver(() => String, { description: "What happened and how the amount comes about, in the viewer's language." })
  explanation(@Root() { line, currency }: StatementLineType, @Ctx() { locale }: Context): string {
    const money = (minorUnits: number): string => `${toDecimal({ minorUnits, currency })} ${currency}`;
    const amount = money(Math.abs(line.changeMinor === 0 ? line.accountChangeMinor : line.changeMinor));
    return messageOf(locale, `statement.${line.kind}`, { amount, gross: money(line.grossMinor ?? 0), fee: money(line.platformMinor ?? 0), percent: (line.basisPoints ?? 0) / 100 });
  }
}

@Access('object')
@ObjectType('PayoutStatementTotal', { simpleResolvers: true, description: 'All movements of one kind in the month.' })
class StatementTotalType {
  @Field(() => TransactionKindEnum, { description: 'What moved the money.' })
  readonly kind: TransactionKind;
  @Field(() => MoneyType, { description: 'What they changed of the amount owed to the payee.' })
  readonly change: MoneyType;
  @Field(() => MoneyType, { description: "What they changed of the amount in the payee's payout account." })
  readonly accountChange: MoneyType;

  constructor({ kind, changeMinor, accountChangeMinor }: StatementTotal, currency: string) {
    this.kind = kind;
    this.change = new MoneyType({ minorUnits: changeMinor, currency });
    this.accountChange = new MoneyType({ minorUnits: accountChangeMinor, currency });
  }
}

@Access('object')
@ObjectType('PayoutStatement', { simpleResolvers: true, description: "A month of a payee's money in one community and currency. What was there at the beginning and all lines make what was there at the end." })
export class StatementType {
  readonly statement: Statement;
  @Field(() => String, { description: "Such as `2026-11`, in the community's time zone." })
  readonly month: string;
  @Field(() => MoneyType, { description: 'Owed to the payee when the month began: held or payable, less what they owe.' })
  readonly opening: MoneyType;
  @Field(() => MoneyType, { description: 'Owed to the payee when the month ended, or now.' })
  readonly closing: MoneyType;
  @Field(() => MoneyType, { description: 'In the payout account when the month began.' })
  readonly accountOpening: MoneyType;
  @Field(() => MoneyType, { description: 'In the payout account when the month ended, or now.' })
  readonly accountClosing: MoneyType;
  @Field(() => MoneyType, { description: 'Recorded as paid by hand and not confirmed by the payee, as it is now: still owed, and not payable otherwise.' })
  readonly awaitingConfirmation: MoneyType;
  @ListSize(TRANSACTION_KINDS.length)
  @Field(() => [StatementTotalType], { description: 'The month by kind of movement.' })
  readonly totals: StatementTotalType[];

  constructor(statement: Statement) {
    const { currency } = statement.scope;
    const money = (minorUnits: number): MoneyType => new MoneyType({ minorUnits, currency });
    this.statement = statement;
    this.month = statement.month;
    this.opening = money(statement.opening.balanceMinor);
    this.closing = money(statement.closing.balanceMinor);
    this.accountOpening = money(statement.opening.accountMinor);
    this.accountClosing = money(statement.closing.accountMinor);
    this.awaitingConfirmation = money(statement.awaitingMinor);
    this.totals = statement.totals.map((total) => new StatementTotalType(total, currency));
  }
}

@Resolver(() => StatementType)
export class StatementFields {
  private readonly payouts: Payouts;

  constructor(modules: { payouts: Payouts }) {
    this.payouts = modules.payouts;
  }
  @Access('object')
  @FieldResolver(() => StatementLineConnectionType, { description: 'The movements, in the order in which they happened.' })
  async lines(@Root() { statement: { scope } }: StatementType, @Args(() => PageArgs) page: PageArgs): Promise<Connection<StatementLineType>> {
    return toConnection(await this.payouts.linesOf(scope, page), (line) => new StatementLineType(line, scope.currency));
  }
  @Access('object')
  @FieldResolver(() => ManualPayoutConnectionType, { description: 'What was recorded as paid by hand and waits for the payee to confirm or dispute it, as it is now, oldest first.' })
  async awaitingPayouts(@Root() { statement: { scope } }: StatementType, @Args(() => PageArgs) page: PageArgs): Promise<Connection<ManualPayoutType>> {
    return toConnection(await this.payouts.awaitingPayoutsOf(scope, page), (row) => new ManualPayoutType(row));
  }
}
