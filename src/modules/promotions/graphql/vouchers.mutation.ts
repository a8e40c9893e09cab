import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Promotions } from '../index.ts';
import { VoucherType } from './voucher.type.ts';

@InputType({ description: 'Money off for a member, once.' })
export class GiveVoucherInput {
  @Field(() => ID, { description: 'Who gets it: an active member.' })
  memberId!: string;
  @Field(() => SafeInt, { description: "What it takes off at most, in minor units of the community's currency." })
  amountMinor!: number;
  @Field(() => SafeInt, { nullable: true, description: 'What must be left to pay before vouchers, so that it counts; nothing when absent.' })
  minSpendMinor?: number | null;
  @Field(() => Int, { nullable: true, description: 'For how many days it can be used, 1 to 3,660; without end when absent.' })
  days?: number | null;
  @Field(() => String, { nullable: true, description: 'Why: up to 200 characters, shown to the member.' })
  reason?: string | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const voucherField = { voucher: { type: () => VoucherType, description: 'The voucher as it is now; null when refused.' } };
const GiveVoucherPayload = payloadOf('GiveVoucher', voucherField);
const RevokeVoucherPayload = payloadOf('RevokeVoucher', voucherField);

@Resolver()
export class VoucherMutations {
  private readonly promotions: Promotions;

  constructor(modules: { promotions: Promotions }) {
    this.promotions = modules.promotions;
  }
  @SignedIn()
  @Mutation(() => GiveVoucherPayload, { nullable: true, description: 'Gives a member a voucher. Needs the permission to manage plans.' })
  async giveVoucher(@Arg('input', () => GiveVoucherInput, { description: 'Who gets what.' }) input: GiveVoucherInput, @Ctx() context: Context): Promise<PayloadOf<typeof GiveVoucherPayload>> {
    const result = await this.promotions.giveVoucher(context.viewer, { ...input, memberId: decodeId('Member', input.memberId) });
    return toPayload(context, result, (voucher) => ({ voucher: new VoucherType(voucher) }));
  }
  @SignedIn()
  @Mutation(() => RevokeVoucherPayload, { nullable: true, description: 'Takes a voucher back that was not used. One that an open order holds goes when that order is not paid. Needs the permission to manage plans.' })
  async revokeVoucher(@Arg('voucherId', () => ID, { description: 'The voucher.' }) id: string, @Ctx() context: Context): Promise<PayloadOf<typeof RevokeVoucherPayload>> {
    return toPayload(context, await this.promotions.revokeVoucher(context.viewer, decodeId('Voucher', id)), (voucher) => ({ voucher: new VoucherType(voucher) }));
  }
}
