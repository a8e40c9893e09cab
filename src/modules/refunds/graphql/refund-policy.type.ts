import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../graphql/policy.ts';
import type { RefundPolicy } from '../../billing/index.ts';

@Access('object')
@ObjectType('RefundPolicy', { simpleResolvers: true, description: "A community's rules for refunds. They hold for payments that come after they were set." })
export class RefundPolicyType {
  readonly communityId: string;
  readonly policy: RefundPolicy;

  constructor(communityId: string, policy: RefundPolicy) {
    this.communityId = communityId;
    this.policy = policy;
  }
  @Field(() => Int, { description: 'For how many hours after a payment its buyer may have it back without asking anybody: 72 unless set.' })
  get windowHours(): number {
    return this.policy.windowHours;
  }
}
