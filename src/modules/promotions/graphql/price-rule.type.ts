import { Ctx, Field, FieldResolver, Int, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { MoneyType } from '../../../graphql/money.type.ts';
import { Access } from '../../../graphql/policy.ts';
import { messageOf } from '../../../graphql/user-error.ts';
import { RULE_KINDS, type QuoteRule, type RuleKind } from '../index.ts';

export const PriceRuleKindEnum = Object.fromEntries(RULE_KINDS.map((kind) => [kind, kind])) as Record<RuleKind, RuleKind>;
registerEnumType(PriceRuleKindEnum, {
  name: 'PriceRuleKind',
  description: 'What made a line of a price, in the order in which they count. New kinds may be added.',
  valuesConfig: {
    LIST: { description: 'The price of the plan.' },
    RENEWAL_BAND: { description: 'The price of renewing at this time.' },
    GROUP_BUY: { description: 'A seat in a group-buy.' },
    LADDER_STEP: { description: 'The early-bird step of the time of joining.' },
    COUPON: { description: 'A promotion code.' },
    VOUCHER: { description: 'A voucher of the buyer.' },
  },
});

@Access('object')
@ObjectType('PriceRule', { simpleResolvers: true, description: 'One line of a price. The lines add up to it.' })
export class PriceRuleType {
  readonly rule: QuoteRule;
  readonly currency: string;

  constructor(rule: QuoteRule, currency: string) {
    this.rule = rule;
    this.currency = currency;
  }
  @Field(() => PriceRuleKindEnum, { description: 'What made it.' })
  get kind(): RuleKind {
    return this.rule.kind;
  }
  @Field(() => MoneyType, { description: 'What it adds: negative for money off.' })
  get amount(): MoneyType {
    return new MoneyType({ minorUnits: this.rule.amountMinor, currency: this.currency });
  }
  @Field(() => Int, { nullable: true, description: 'The share in basis points, 3,000 being 30 %; null for amounts.' })
  get basisPoints(): number | null {
    return (this.rule.label.basisPoints as number | null | undefined) ?? null;
  }
  @Field(() => String, { nullable: true, description: 'The promotion code; null for other lines.' })
  get code(): string | null {
    return (this.rule.label.code as string | undefined) ?? null;
  }
  @Field(() => String, { nullable: true, description: "Of a ladder, the local time before which the buyer joined, such as `09:00`; null for other lines." })
  get joinedBefore(): string | null {
    return (this.rule.label.before as string | undefined) ?? null;
  }
}

@Resolver(() => PriceRuleType)
export class PriceRuleFields {
  @Access('object')
  @FieldResolver(() => String, { description: "What to show, in the viewer's language." })
  title(@Root() { rule: { kind, label } }: PriceRuleType, @Ctx() { locale }: Context): string {
    return messageOf(locale, `price-rules.${kind}`, { name: label.name ?? '', before: label.before ?? '', percent: Number(label.basisPoints ?? 0) / 100 });
  }
}
