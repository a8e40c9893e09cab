import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Referrals } from '../index.ts';
import { ReferralProgrammeType } from './referral.type.ts';

@InputType({ description: 'What bringing members is worth from now on.' })
export class SetReferralProgrammeInput {
  @Field(() => Boolean, { description: 'Whether it is in use.' })
  isActive!: boolean;
  @Field(() => SafeInt, { nullable: true, description: "The voucher for whoever invited, in minor units of the community's currency; 30 whole units when absent, none when 0." })
  referrerMinor?: number | null;
  @Field(() => SafeInt, { nullable: true, description: 'The voucher for whoever was invited; 20 whole units when absent, none when 0.' })
  refereeMinor?: number | null;
  @Field(() => Int, { nullable: true, description: 'For how many days the vouchers can be used, 1 to 3,660; 90 when absent, without end when null.' })
  voucherDays?: number | null;
}
const SetReferralProgrammePayload = payloadOf('SetReferralProgramme', { referralProgramme: { type: () => ReferralProgrammeType, description: 'The programme as it is now; null when refused.' } });

@Resolver()
export class SetReferralProgrammeMutation {
  private readonly referrals: Referrals;

  constructor(modules: { referrals: Referrals }) {
    this.referrals = modules.referrals;
  }
  @SignedIn()
  @Mutation(() => SetReferralProgrammePayload, { nullable: true, description: 'Sets what bringing members is worth; what was given stays. Needs the permission to manage plans.' })
  async setReferralProgramme(
    @Arg('communityId', () => ID, { description: 'The community.' }) communityId: string,
    @Arg('input', () => SetReferralProgrammeInput, { description: 'The programme.' }) input: SetReferralProgrammeInput,
    @Ctx() context: Context,
  ): Promise<PayloadOf<typeof SetReferralProgrammePayload>> {
    const result = await this.referrals.setReferralProgramme(context.viewer, decodeId('Community', communityId), input);
    return toPayload(context, result, (row) => ({ referralProgramme: new ReferralProgrammeType(row) }));
  }
}
