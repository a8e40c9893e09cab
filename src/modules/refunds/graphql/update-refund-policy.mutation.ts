import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { FraudWarningAnswer } from '../../billing/index.ts';
import type { Refunds } from '../index.ts';
import { FraudWarningAnswerEnum } from './fraud-warning.type.ts';
import { RefundPolicyType } from './refund-policy.type.ts';

@InputType({ description: 'What changes in the rules for refunds: an absent field keeps its value.' })
class UpdateRefundPolicyInput {
  @Field(() => Int, { nullable: true, description: 'For how many hours after a payment its buyer may have it back: 0 to 8,760.' })
  windowHours?: number | null;
  @Field(() => FraudWarningAnswerEnum, { nullable: true, description: 'What a warning of fraud brings about.' })
  onFraudWarning?: FraudWarningAnswer | null;
}
const UpdateRefundPolicyPayload = payloadOf('UpdateRefundPolicy', { refundPolicy: { type: () => RefundPolicyType, description: 'The rules as they are now; null when refused.' } });

@Resolver()
export class UpdateRefundPolicyMutation {
  private readonly refunds: Refunds;

  constructor(modules: { refunds: Refunds }) {
    this.refunds = modules.refunds;
  }
  @SignedIn()
  @Mutation(() => UpdateRefundPolicyPayload, { nullable: true, description: 'Sets the rules for refunds of payments from now on. Needs the permission to manage plans.' })
  async updateRefundPolicy(
    @Arg('communityId', () => ID, { description: 'The community.' }) communityId: string,
    @Arg('input', () => UpdateRefundPolicyInput, { description: 'What changes.' }) input: UpdateRefundPolicyInput,
    @Ctx() context: Context,
  ): Promise<PayloadOf<typeof UpdateRefundPolicyPayload>> {
    const uuid = decodeId('Community', communityId);
    const result = await this.refunds.updateRefundPolicy(context.viewer, uuid, input);
    return toPayload(context, result, (policy) => ({ refundPolicy: new RefundPolicyType(uuid, policy) }));
  }
}
