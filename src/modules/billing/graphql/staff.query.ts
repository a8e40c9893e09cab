import { Arg, Args, Query, Resolver } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import { StaffOnly } from '../../../graphql/policy.ts';
import type { Billing, StripeEventState } from '../index.ts';
import { PaymentToReviewConnectionType, PaymentToReviewType, StripeEventConnectionType, StripeEventStateEnum, StripeEventType } from './staff.type.ts';

@Resolver()
export class StaffBillingQueries {
  private readonly billing: Billing;

  constructor(modules: { billing: Billing }) {
    this.billing = modules.billing;
  }
  @StaffOnly()
  @Query(() => StripeEventConnectionType, { description: "The inbox of the payment provider's messages, newest first. For staff." })
  async stripeEvents(
    @Arg('state', () => StripeEventStateEnum, { nullable: true, description: 'Only those in this state.' }) state: StripeEventState | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<StripeEventType>> {
    return toConnection(await this.billing.stripeEvents(state ?? null, page), (event) => new StripeEventType(event));
  }
  @StaffOnly()
  @Query(() => PaymentToReviewConnectionType, { description: 'Money that came in and does not fit, oldest first. For staff.' })
  async paymentsToReview(@Args(() => PageArgs) page: PageArgs): Promise<Connection<PaymentToReviewType>> {
    return toConnection(await this.billing.paymentsToReview(page), (payment) => new PaymentToReviewType(payment));
  }
}
