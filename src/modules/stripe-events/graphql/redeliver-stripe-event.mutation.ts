import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { StaffOnly } from '../../../graphql/policy.ts';
import type { StripeEvents } from '../index.ts';
import { StripeEventType } from './stripe-event.type.ts';

const RedeliverStripeEventPayload = payloadOf('RedeliverStripeEvent', { event: { type: () => StripeEventType, description: 'The event, put back to the beginning; null when refused.' } });

@Resolver()
export class RedeliverStripeEventMutation {
  private readonly stripeEvents: StripeEvents;

  constructor(modules: { stripeEvents: StripeEvents }) {
    this.stripeEvents = modules.stripeEvents;
  }
  @StaffOnly()
  @Mutation(() => RedeliverStripeEventPayload, { nullable: true, description: 'Handles a stored event once more. Safe to repeat: what it is about is fetched again. For staff.' })
  async redeliverStripeEvent(@Arg('eventId', () => String, { description: "The provider's id of the event." }) eventId: string, @Ctx() context: Context): Promise<PayloadOf<typeof RedeliverStripeEventPayload>> {
    const result = await this.stripeEvents.redeliverStripeEvent(context.viewer, eventId);
    return toPayload(context, result, (row) => ({ event: new StripeEventType(row) }));
  }
}
