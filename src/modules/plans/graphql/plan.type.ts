import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { MoneyType } from '../../../graphql/money.type.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { PLAN_KINDS, type PlanKind, type PlanOffer, type PlanRow, type PriceRow } from '../index.ts';

export const PlanKindEnum = Object.fromEntries(PLAN_KINDS.map((kind) => [kind, kind])) as Record<PlanKind, PlanKind>;
registerEnumType(PlanKindEnum, {
  name: 'PlanKind',
  description: 'How a plan is paid. New kinds may be added.',
  valuesConfig: {
    MONTHLY: { description: 'Renews by itself every month.' },
    YEARLY: { description: 'Renews by itself every year.' },
    TERM: { description: 'Paid once for 365 days.' },
    LIFETIME: { description: 'Paid once, without end.' },
  },
});

@Access('object')
@ObjectType('Price', { implements: NodeType, simpleResolvers: true, description: 'What a plan costs. It never changes: a new price takes its place.' })
export class PriceType extends NodeType {
  readonly __typename = 'Price';
  readonly row: PriceRow;

  constructor(row: PriceRow) {
    super();
    this.row = row;
  }
  @Field(() => MoneyType, { description: 'The amount, for each period of a plan that renews.' })
  get amount(): MoneyType {
    return new MoneyType({ minorUnits: this.row.amountMinor as number, currency: this.row.currency });
  }
  @Field(() => Date, { description: 'Since when it is offered.' })
  get validFrom(): Date {
    return this.row.validFrom;
  }
  @Field(() => Date, { nullable: true, description: 'When another price took its place; null for the price of today.' })
  get validTo(): Date | null {
    return this.row.validTo;
  }
}

@Access('object')
@ObjectType('Plan', { implements: NodeType, simpleResolvers: true, description: 'One way to buy a tier.' })
export class PlanType extends NodeType {
  readonly __typename = 'Plan';
  readonly row: PlanRow;
  readonly offer: PlanOffer;

  constructor(offer: PlanOffer) {
    super();
    this.row = offer.plan;
    this.offer = offer;
  }
  @Field(() => PlanKindEnum, { description: 'How it is paid.' })
  get kind(): PlanKind {
    return this.row.kind;
  }
  @Field(() => PriceType, { nullable: true, description: 'What it costs today; null when it is not on sale.' })
  get price(): PriceType | null {
    return this.offer.price && new PriceType(this.offer.price);
  }
}
