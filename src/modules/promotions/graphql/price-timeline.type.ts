import { Field, ObjectType } from 'type-graphql';
import { MoneyType } from '../../../graphql/money.type.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import type { PricePoint, PriceTimeline } from '../index.ts';
import { GroupBuyType } from './group-buy.type.ts';
import { PriceRuleType } from './price-rule.type.ts';
import { VoucherType } from './voucher.type.ts';

@Access('object')
@ObjectType('PricePoint', { simpleResolvers: true, description: 'What a plan costs from one time to the next change.' })
export class PricePointType {
  readonly point: PricePoint;

  constructor(point: PricePoint) {
    this.point = point;
  }
  @Field(() => Date, { description: 'From when.' })
  get from(): Date {
    return this.point.from;
  }
  @Field(() => Date, { nullable: true, description: 'When it changes next; null when no change is known.' })
  get until(): Date | null {
    return this.point.until;
  }
  @Field(() => MoneyType, { nullable: true, description: 'The price without any code; null while it is not on sale.' })
  get price(): MoneyType | null {
    const { amountMinor, currency } = this.point;
    return amountMinor === null ? null : new MoneyType({ minorUnits: amountMinor, currency: currency! });
  }
  @ListSize(10)
  @Field(() => [PriceRuleType], { description: 'The lines that make it.' })
  get rules(): PriceRuleType[] {
    return this.point.rules.map((rule) => new PriceRuleType(rule, this.point.currency!));
  }
}

@Access('object')
@ObjectType('PriceTimeline', { simpleResolvers: true, description: 'For countdowns: what a plan costs the viewer from now on, and when that changes.' })
export class PriceTimelineType {
  readonly timeline: PriceTimeline;

  constructor(timeline: PriceTimeline) {
    this.timeline = timeline;
  }
  @ListSize(100)
  @Field(() => [PricePointType], { description: 'The price of now and its changes, in order: the first 100. For those who are not members, the price if they join at that time; of a ladder that counts every day, the next two days.' })
  get points(): PricePointType[] {
    return this.timeline.points.slice(0, 100).map((point) => new PricePointType(point));
  }
  @ListSize(20)
  @Field(() => [GroupBuyType], { description: 'Open group-buys of the plan in which the viewer has a seat to pay, by deadline.' })
  get groupBuys(): GroupBuyType[] {
    return this.timeline.groupBuys.map((groupBuy) => new GroupBuyType(groupBuy));
  }
  @ListSize(50)
  @Field(() => [VoucherType], { description: 'What the viewer can pay it with, now or from `usableFrom` on, the one that expires first in front: the first 50.' })
  get vouchers(): VoucherType[] {
    return this.timeline.vouchers.slice(0, 50).map((voucher) => new VoucherType(voucher));
  }
}
