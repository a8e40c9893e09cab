import { Arg, Args, Query, Resolver } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import { StaffOnly } from '../../../graphql/policy.ts';
import type { StripeEvents, StripeEventState } from '../index.ts';
import { StripeEventConnectionType, StripeEventStateEnum, StripeEventType } from './stripe-event.type.ts';

@Resolver()
export class StripeEventQueries {
  private readonly inbox: StripeEvents;

  constructor(modules: { stripeEvents: StripeEvents }) {
    this.inbox = modules.stripeEvents;
  }
  @StaffOnly()
  @Query(() => StripeEventConnectionType, { description: "The inbox of the payment provider's messages, newest first. For staff." })
  async stripeEvents(
    @Arg('state', () => StripeEventStateEnum, { nullable: true, description: 'Only those in this state.' }) state: StripeEventState | null,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<StripeEventType>> {
    return toConnection(await this.inbox.stripeEvents(state ?? null, page), (event) => new StripeEventType(event));
  }
}
