import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { MoneyType } from '../../../graphql/money.type.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { PLAN_KINDS, remainingOf, type PlanKind, type PlanOffer, type PlanRow, type PriceRow } from '../index.ts';

export const PlanKindEnum = Object.fromEntries(PLAN_KINDS.map((kind) => [kind, kind])) as Record<PlanKind, PlanKind>;
registerEnumType(PlanKindEnum, {
  name: 'PlanKind',
  description: 'How a plan is paid, and how long it lasts. New kinds may be added.',
  valuesConfig: {
    MONTHLY: { description: 'Renews by itself every month.' },
    QUARTERLY: { description: 'Renews by itself every three months.' },
    YEARLY: { description: 'Renews by itself every year.' },
    TERM: { description: 'Paid once for a number of days. Terms follow each other.' },
    FIXED_PERIOD: { description: 'Paid once, from one day of the calendar to another.' },
    LIFETIME: { description: 'Paid once, without end.' },
  },
});

/** How many prices of a plan are shown. */
const PRICES_SHOWN = 10;

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
  @Field(() => Int, { nullable: true, description: 'Days without payment at the beginning of a plan that renews; null for none.' })
  get trialDays(): number | null {
    return this.row.trialDays as number | null;
  }
  @Field(() => MoneyType, { nullable: true, description: 'For those whose last term still runs; null when they pay the amount.' })
  get earlyRenewalAmount(): MoneyType | null {
    return this.money(this.row.earlyMinor);
  }
  @Field(() => MoneyType, { nullable: true, description: 'For those whose last term ended at most 30 days ago; null when they pay the amount.' })
  get lapsedRenewalAmount(): MoneyType | null {
    return this.money(this.row.lapsedMinor);
  }
  @Field(() => MoneyType, { nullable: true, description: 'For those whose last term ended longer ago; null when they pay the amount.' })
  get lapsedLongerRenewalAmount(): MoneyType | null {
    return this.money(this.row.lapsedLongerMinor);
  }
  @Field(() => Date, { description: 'Since when it is offered.' })
  get validFrom(): Date {
    return this.row.validFrom;
  }
  @Field(() => Date, { nullable: true, description: 'Until when it is offered; null until another price takes its place.' })
  get validTo(): Date | null {
    return this.row.validTo;
  }
  private money(minorUnits: number | null): MoneyType | null {
    return minorUnits === null ? null : new MoneyType({ minorUnits, currency: this.row.currency });
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
  @Field(() => String, { nullable: true, description: 'Tells it from other plans of its kind.' })
  get name(): string | null {
    return this.row.name;
  }
  @Field(() => Int, { nullable: true, description: 'How many days a TERM lasts; null for other kinds.' })
  get termDays(): number | null {
    return this.row.termDays as number | null;
  }
  @Field(() => String, { nullable: true, description: 'The first day of a FIXED_PERIOD in the time zone of the community; null for other kinds.' })
  get startsOn(): string | null {
    return this.row.startsOn;
  }
  @Field(() => String, { nullable: true, description: 'The last day of a FIXED_PERIOD; null for other kinds.' })
  get endsOn(): string | null {
    return this.row.endsOn;
  }
  @Field(() => Date, { nullable: true, description: 'When a FIXED_PERIOD ends, and is not sold any more; null for other kinds.' })
  get endsAt(): Date | null {
    return this.row.endsAt;
  }
  @Field(() => Int, { nullable: true, description: 'How many may be sold in all; null without a limit.' })
  get salesLimit(): number | null {
    return this.row.salesLimit as number | null;
  }
  @Field(() => Int, { nullable: true, description: 'How many of them are left: neither sold nor held by an open order; null without a limit.' })
  get remaining(): number | null {
    return remainingOf(this.row);
  }
  @Field(() => Boolean, { description: 'Whether none is left. An order that is not paid, or refunded in full, gives its piece back.' })
  get isSoldOut(): boolean {
    return remainingOf(this.row) === 0;
  }
  @Field(() => PriceType, { nullable: true, description: "What it costs today, in the community's currency where it has such a price; null when it is not on sale." })
  get price(): PriceType | null {
    return this.offer.price && new PriceType(this.offer.price);
  }
  @ListSize(PRICES_SHOWN)
  @Field(() => [PriceType], { description: 'What it costs today, one price for each currency.' })
  get prices(): PriceType[] {
    return this.offer.prices.slice(0, PRICES_SHOWN).map((price) => new PriceType(price));
  }
  @ListSize(PRICES_SHOWN)
  @Field(() => [PriceType], { description: 'Prices that are still to come, the next one first.' })
  get upcomingPrices(): PriceType[] {
    return this.offer.upcoming.slice(0, PRICES_SHOWN).map((price) => new PriceType(price));
  }
}
