import { Field, Int, ObjectType } from 'type-graphql';
import { MoneyType } from '../../../graphql/money.type.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { PlanKindEnum } from '../../plans/graphql/index.ts';
import type { PlanKind } from '../../plans/index.ts';
import { PriceRuleType } from '../../promotions/graphql/index.ts';
import { MAX_RULES } from '../../billing/index.ts';
import type { QuoteRow } from '../index.ts';

@Access('object')
@ObjectType('Quote', { implements: NodeType, simpleResolvers: true, description: 'What the viewer would pay for a plan, and every rule that made the price. It never changes; nothing is reserved until an order is made of it.' })
export class QuoteType extends NodeType {
  readonly __typename = 'Quote';
  readonly row: QuoteRow;

  constructor(row: QuoteRow) {
    super();
    this.row = row;
  }
  @Field(() => PlanKindEnum, { description: 'How the plan is paid.' })
  get kind(): PlanKind {
    return this.row.kind;
  }
  @Field(() => MoneyType, { description: 'What the plan costs before every rule.' })
  get listAmount(): MoneyType {
    return this.money(this.row.listMinor as number);
  }
  @Field(() => MoneyType, { description: 'What is to be paid: of a plan that renews for the first period, later ones cost the list price.' })
  get amount(): MoneyType {
    return this.money(this.row.amountMinor as number);
  }
  @ListSize(MAX_RULES)
  @Field(() => [PriceRuleType], { description: 'Why: the lines add up to the amount.' })
  get rules(): PriceRuleType[] {
    return this.row.rules.map((rule) => new PriceRuleType(rule, this.row.currency));
  }
  @Field(() => Int, { nullable: true, description: 'Days without payment that come first; null for none.' })
  get trialDays(): number | null {
    return this.row.trialDays as number | null;
  }
  @Field(() => Date, { description: 'When it was made.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
  @Field(() => Date, { description: 'Until when an order can be made of it.' })
  get expiresAt(): Date {
    return this.row.expiresAt;
  }
  private money(minorUnits: number): MoneyType {
    return new MoneyType({ minorUnits, currency: this.row.currency });
  }
}
