import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn, StaffOnly } from '../../../graphql/policy.ts';
import { CurrencyCode, DateTime, SafeInt, WebAddress } from '../../../graphql/scalars.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Payouts } from '../index.ts';
import { PayoutAccountType } from './payout-account.type.ts';
import { ManualPayoutType } from './payout.type.ts';

@InputType({ description: 'Whose page to open: always the viewer\'s own.' })
export class OpenPayoutOnboardingInput {
  @Field(() => ID, { nullable: true, description: "The account whose link went stale, as the way back from the provider names it; somebody else's is not found." })
  accountId?: string | null;
  @Field(() => String, { nullable: true, description: 'Where the payee lives, ISO 3166-1 such as `SG`; it cannot be changed once the account is open.' })
  country?: string | null;
}
@InputType({ description: 'What was paid to whom.' })
export class RecordManualPayoutInput {
  @Field(() => ID, { description: 'The community whose sales it was earned with.' })
  communityId!: string;
  @Field(() => ID, { description: 'The payee: the id of a `User` who is or was a member.' })
  payeeId!: string;
  @Field(() => SafeInt, { description: 'How much, in minor units; not more than can be paid out.' })
  minorUnits!: number;
  @Field(() => CurrencyCode, { description: 'In which currency.' })
  currency!: string;
  @Field(() => String, { description: 'Where the payment is found again, such as the number of a bank transfer: up to 100 characters, used once.' })
  reference!: string;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const OpenPayoutOnboardingPayload = payloadOf('OpenPayoutOnboarding', {
  account: { type: () => PayoutAccountType, description: 'The account; null when refused.' },
  url: { type: () => WebAddress, description: 'Where to send the payee, at once: the link opens one time.' },
  expiresAt: { type: () => DateTime, description: 'Until when the link opens.' },
});
const SyncPayoutAccountPayload = payloadOf('SyncPayoutAccount', { account: { type: () => PayoutAccountType, description: 'The account as it is now; null when refused.' } });
const manual = { manualPayout: { type: () => ManualPayoutType, description: 'What was recorded; null when refused.' } };
const RecordManualPayoutPayload = payloadOf('RecordManualPayout', manual);
const ConfirmManualPayoutPayload = payloadOf('ConfirmManualPayout', manual);
const DisputeManualPayoutPayload = payloadOf('DisputeManualPayout', manual);
const WithdrawManualPayoutPayload = payloadOf('WithdrawManualPayout', manual);
const ReverseManualPayoutPayload = payloadOf('ReverseManualPayout', manual);

@Resolver()
export class PayoutMutation {
  private readonly payouts: Payouts;

  constructor(modules: { payouts: Payouts }) {
    this.payouts = modules.payouts;
  }
  @SignedIn()
  @Mutation(() => OpenPayoutOnboardingPayload, { nullable: true, description: "A link to the provider's page where the viewer says who they are and where their money goes. Opens an account first where there is none. For owners, partners and everybody with a share." })
  async openPayoutOnboarding(@Arg('input', () => OpenPayoutOnboardingInput, { description: 'Whose page.' }) input: OpenPayoutOnboardingInput, @Ctx() context: Context): Promise<PayloadOf<typeof OpenPayoutOnboardingPayload>> {
    const result = await this.payouts.openOnboarding(context.viewer, { ...input, accountId: input.accountId == null ? null : decodeId('PayoutAccount', input.accountId) });
    return toPayload(context, result, ({ account, link }) => ({ account: new PayoutAccountType(account), ...link }));
  }
  @SignedIn()
  @Mutation(() => SyncPayoutAccountPayload, { nullable: true, description: "Asks the provider how the viewer's own account stands: on the way back from its page." })
  async syncPayoutAccount(@Ctx() context: Context): Promise<PayloadOf<typeof SyncPayoutAccountPayload>> {
    return toPayload(context, await this.payouts.syncAccountOfViewer(context.viewer), (row) => ({ account: new PayoutAccountType(row) }));
  }
  @SignedIn()
  @Mutation(() => RecordManualPayoutPayload, { nullable: true, description: 'Records that a payee was paid outside the payment provider: it is set aside until the payee confirms it. For staff, and for the owner, who cannot record that they themselves were paid.' })
  async recordManualPayout(@Arg('input', () => RecordManualPayoutInput, { description: 'What was paid.' }) input: RecordManualPayoutInput, @Ctx() context: Context): Promise<PayloadOf<typeof RecordManualPayoutPayload>> {
    const result = await this.payouts.recordManualPayout(context.viewer, { ...input, communityId: decodeId('Community', input.communityId), payeeUserId: decodeId('User', input.payeeId) });
    return toPayload(context, result, (row) => ({ manualPayout: new ManualPayoutType(row) }));
  }
  @SignedIn()
  @Mutation(() => ConfirmManualPayoutPayload, { nullable: true, description: 'Says that what was recorded as paid by hand has arrived: it is booked as paid. For the payee; for staff when the payee is gone, or has not answered for 30 days.' })
  async confirmManualPayout(@Arg('manualPayoutId', () => ID, { description: 'What was recorded.' }) id: string, @Ctx() context: Context): Promise<PayloadOf<typeof ConfirmManualPayoutPayload>> {
    return toPayload(context, await this.payouts.confirmManualPayout(context.viewer, decodeId('ManualPayout', id)), (row) => ({ manualPayout: new ManualPayoutType(row) }));
  }
  @SignedIn()
  @Mutation(() => DisputeManualPayoutPayload, { nullable: true, description: 'Says that what was recorded as paid by hand has not arrived: it can be paid out again, and whoever recorded it is told. For the payee.' })
  async disputeManualPayout(@Arg('manualPayoutId', () => ID, { description: 'What was recorded.' }) id: string, @Ctx() context: Context): Promise<PayloadOf<typeof DisputeManualPayoutPayload>> {
    return toPayload(context, await this.payouts.disputeManualPayout(context.viewer, decodeId('ManualPayout', id)), (row) => ({ manualPayout: new ManualPayoutType(row) }));
  }
  @SignedIn()
  @Mutation(() => WithdrawManualPayoutPayload, { nullable: true, description: 'Takes back what was recorded while the payee has not answered: it can be paid out again. For the owner and staff.' })
  async withdrawManualPayout(@Arg('manualPayoutId', () => ID, { description: 'What was recorded.' }) id: string, @Ctx() context: Context): Promise<PayloadOf<typeof WithdrawManualPayoutPayload>> {
    return toPayload(context, await this.payouts.withdrawManualPayout(context.viewer, decodeId('ManualPayout', id)), (row) => ({ manualPayout: new ManualPayoutType(row) }));
  }
  @StaffOnly()
  @Mutation(() => ReverseManualPayoutPayload, { nullable: true, description: 'Undoes what was confirmed and has not arrived all the same: it can be paid out again. For staff.' })
  async reverseManualPayout(@Arg('manualPayoutId', () => ID, { description: 'What was recorded.' }) id: string, @Ctx() context: Context): Promise<PayloadOf<typeof ReverseManualPayoutPayload>> {
    return toPayload(context, await this.payouts.reverseManualPayout(context.viewer, decodeId('ManualPayout', id)), (row) => ({ manualPayout: new ManualPayoutType(row) }));
  }
}
