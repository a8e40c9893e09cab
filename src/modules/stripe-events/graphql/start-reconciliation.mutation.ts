import { Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { StaffOnly } from '../../../graphql/policy.ts';
import type { StripeEvents } from '../index.ts';

const StartReconciliationPayload = payloadOf('StartReconciliation', { isQueued: { type: () => Boolean, description: 'True: its run appears in `reconciliationRuns` when a worker has begun.' } });

@Resolver()
export class StartReconciliationMutation {
  private readonly inbox: StripeEvents;

  constructor(modules: { stripeEvents: StripeEvents }) {
    this.inbox = modules.stripeEvents;
  }
  @StaffOnly()
  @Mutation(() => StartReconciliationPayload, { nullable: true, description: 'Compares everything with the payment provider now, as is done each night. For staff.' })
  async startReconciliation(@Ctx() context: Context): Promise<PayloadOf<typeof StartReconciliationPayload>> {
    return toPayload(context, await this.inbox.startReconciliation(context.viewer), (isQueued) => ({ isQueued }));
  }
}
