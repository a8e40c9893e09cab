import { Args, Query, Resolver } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import { StaffOnly } from '../../../graphql/policy.ts';
import type { Billing } from '../index.ts';
import { PaymentToReviewConnectionType, PaymentToReviewType } from './staff.type.ts';

@Resolver()
export class StaffBillingQueries {
  private readonly billing: Billing;

  constructor(modules: { billing: Billing }) {
    this.billing = modules.billing;
  }
  @StaffOnly()
  @Query(() => PaymentToReviewConnectionType, { description: 'Money that came in and does not fit, oldest first. For staff.' })
  async paymentsToReview(@Args(() => PageArgs) page: PageArgs): Promise<Connection<PaymentToReviewType>> {
    return toConnection(await this.billing.paymentsToReview(page), (payment) => new PaymentToReviewType(payment));
  }
}
