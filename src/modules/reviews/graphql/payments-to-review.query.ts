import { Args, Query, Resolver } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import { StaffOnly } from '../../../graphql/policy.ts';
import type { Reviews } from '../index.ts';
import { PaymentToReviewConnectionType, PaymentToReviewType } from './payment-to-review.type.ts';

@Resolver()
export class PaymentsToReviewQuery {
  private readonly reviews: Reviews;

  constructor(modules: { reviews: Reviews }) {
    this.reviews = modules.reviews;
  }
  @StaffOnly()
  @Query(() => PaymentToReviewConnectionType, { description: 'Money that came in and does not fit, oldest first. For staff.' })
  async paymentsToReview(@Args(() => PageArgs) page: PageArgs): Promise<Connection<PaymentToReviewType>> {
    return toConnection(await this.reviews.paymentsToReview(page), (payment) => new PaymentToReviewType(payment));
  }
}
