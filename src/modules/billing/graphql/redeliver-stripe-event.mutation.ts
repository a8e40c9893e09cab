import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { toPayload } from '../../../graphql/payload.ts';
import { Access, ListSize, StaffOnly } from '../../../graphql/policy.ts';
import { userErrors, type UserErrorType } from '../../../graphql/user-error.ts';
import type { Billing } from '../index.ts';
import { StripeEventType } from './staff.type.ts';

const RedeliverStripeEventError = userErrors('RedeliverStripeEventError');

@Access('object')
@ObjectType({ description: 'The outcome of `redeliverStripeEvent`.', simpleResolvers: true })
export class RedeliverStripeEventPayload {
  @Field(() => StripeEventType, { nullable: true, description: 'The event, put back to the beginning; null when refused.' })
  event?: StripeEventType | null;
  @ListSize(5)
  @Field(() => [RedeliverStripeEventError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

@Resolver()
export class RedeliverStripeEventMutation {
  private readonly billing: Billing;

  constructor(modules: { billing: Billing }) {
    this.billing = modules.billing;
  }
  @StaffOnly()
  @Mutation(() => RedeliverStripeEventPayload, { nullable: true, description: 'Handles a stored event once more. Safe to repeat: what it is about is fetched again. For staff.' })
  async redeliverStripeEvent(@Arg('eventId', () => String, { description: "The provider's id of the event." }) eventId: string, @Ctx() context: Context): Promise<RedeliverStripeEventPayload> {
    const result = await this.billing.redeliverStripeEvent(context.viewer, eventId);
    return toPayload(context, result, (row) => ({ event: new StripeEventType(row) }));
  }
}
