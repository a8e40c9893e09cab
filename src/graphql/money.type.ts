import { Field, ObjectType } from 'type-graphql';
import { toDecimal, type Money } from '../kernel/money.ts';
import { Access } from './policy.ts';
import { CurrencyCode, SafeInt } from './scalars.ts';

/** An exact amount. */
@Access('object')
@ObjectType('Money', { description: 'An exact amount. Never compute with decimals.', simpleResolvers: true })
export class MoneyType {
  @Field(() => SafeInt, { description: 'The amount in the smallest unit of the currency: 1250 is 12.50 CNY.' })
  readonly minorUnits: number;
  @Field(() => CurrencyCode, { description: 'The currency of the amount.' })
  readonly currency: string;

  constructor(money: Money) {
    this.minorUnits = money.minorUnits;
    this.currency = money.currency;
  }
  @Field(() => String, { description: 'For display: `12.50`, without decimals for currencies that have none.' })
  get decimal(): string {
    return toDecimal(this);
  }
}
