import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../../graphql/policy.ts';
import { UndoneType } from '../../../graphql/undone.ts';

@Access('object')
@ObjectType('CouponUseUndone', { implements: UndoneType, simpleResolvers: true, description: 'The use of a promotion code is given back: it counts against no limit any more.' })
export class CouponUseUndoneType extends UndoneType {
  readonly __typename = 'CouponUseUndone';
  @Field(() => String, { description: 'The code.' })
  readonly code!: string;
}

@Access('object')
@ObjectType('VoucherUndone', { implements: UndoneType, simpleResolvers: true, description: 'A voucher that the order was paid with can be used again.' })
export class VoucherUndoneType extends UndoneType {
  readonly __typename = 'VoucherUndone';
}

@Access('object')
@ObjectType('GroupBuySeatUndone', { implements: UndoneType, simpleResolvers: true, description: 'The seat in a group-buy is given up. A group-buy that has succeeded stays so.' })
export class GroupBuySeatUndoneType extends UndoneType {
  readonly __typename = 'GroupBuySeatUndone';
}

@Access('object')
@ObjectType('GroupBuyPerkUndone', { implements: UndoneType, simpleResolvers: true, description: 'The voucher for having opened the group-buy is taken back.' })
export class GroupBuyPerkUndoneType extends UndoneType {
  readonly __typename = 'GroupBuyPerkUndone';
}
