import { Ctx, Field, FieldResolver, Int, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import { connectionOf } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { MoneyType } from '../../../graphql/money.type.ts';
import { NodeType } from '../../../graphql/node.ts';
import { Access } from '../../../graphql/policy.ts';
import { UndoneType } from '../../../graphql/undone.ts';
import { communityLoaders, MemberType } from '../../communities/graphql/index.ts';
import { REFERRAL_STATES, type ReferralProgrammeRow, type ReferralRow, type ReferralState } from '../index.ts';

const ReferralStateEnum = Object.fromEntries(REFERRAL_STATES.map((state) => [state, state])) as Record<ReferralState, ReferralState>;
registerEnumType(ReferralStateEnum, {
  name: 'ReferralState',
  description: 'How a referral stands. New states may be added.',
  valuesConfig: { GIVEN: { description: 'Both were given their vouchers.' }, TAKEN_BACK: { description: 'The order was refunded, and the vouchers were taken back.' } },
});

@Access('object')
@ObjectType('ReferralProgramme', { simpleResolvers: true, description: 'What either side gets when an invited person pays for the first time.' })
export class ReferralProgrammeType {
  readonly row: ReferralProgrammeRow;

  constructor(row: ReferralProgrammeRow) {
    this.row = row;
  }
  @Field(() => Boolean, { description: 'Whether it is in use.' })
  get isActive(): boolean {
    return this.row.isActive as boolean;
  }
  @Field(() => MoneyType, { description: 'The voucher for whoever invited.' })
  get referrerVoucher(): MoneyType {
    return new MoneyType({ minorUnits: this.row.referrerMinor, currency: this.row.currency });
  }
  @Field(() => MoneyType, { description: 'The voucher for whoever was invited.' })
  get refereeVoucher(): MoneyType {
    return new MoneyType({ minorUnits: this.row.refereeMinor, currency: this.row.currency });
  }
  @Field(() => Int, { nullable: true, description: 'For how many days the vouchers can be used; null without end.' })
  get voucherDays(): number | null {
    return this.row.voucherDays;
  }
}

@Access('object')
@ObjectType('Referral', { implements: NodeType, simpleResolvers: true, description: 'A member brought another one, who has paid.' })
export class ReferralType extends NodeType {
  readonly __typename = 'Referral';
  readonly row: ReferralRow;

  constructor(row: ReferralRow) {
    super();
    this.row = row;
  }
  @Field(() => ReferralStateEnum, { description: 'How it stands.' })
  get state(): ReferralState {
    return this.row.state;
  }
  @Field(() => Date, { description: 'When the invited person paid for the first time.' })
  get createdAt(): Date {
    return this.row.createdAt;
  }
  @Field(() => Date, { nullable: true, description: 'When the vouchers were taken back; null while they stand.' })
  get takenBackAt(): Date | null {
    return this.row.takenBackAt;
  }
}
export const ReferralConnectionType = connectionOf('Referral', () => ReferralType);

@Access('object')
@ObjectType('ReferralVoucherUndone', { implements: UndoneType, simpleResolvers: true, description: 'A voucher that was given for the order is taken back.' })
export class ReferralVoucherUndoneType extends UndoneType {
  readonly __typename = 'ReferralVoucherUndone';
  @Field(() => Boolean, { description: 'Whether it was paid with already: then the next voucher for referrals is lower by it.' })
  readonly isUsed!: boolean;
}

@Resolver(() => ReferralType)
export class ReferralFields {
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who invited; null when the person is not a member any more.' })
  async referrer(@Root() { row }: ReferralType, @Ctx() context: Context): Promise<MemberType | null> {
    const member = await context.load(communityLoaders).memberOf.load({ communityId: row.communityId, userId: row.referrerUserId });
    return member && new MemberType(member);
  }
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who was invited; null when the person is not a member any more.' })
  async referee(@Root() { row }: ReferralType, @Ctx() context: Context): Promise<MemberType | null> {
    const member = await context.load(communityLoaders).memberOf.load({ communityId: row.communityId, userId: row.refereeUserId });
    return member && new MemberType(member);
  }
}
