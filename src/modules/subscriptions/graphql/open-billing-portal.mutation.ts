import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { WebAddress } from '../../../graphql/scalars.ts';
import type { Subscriptions } from '../index.ts';

@InputType({ description: 'Opens the page of the payment provider.' })
class OpenBillingPortalInput {
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const OpenBillingPortalPayload = payloadOf('OpenBillingPortal', { url: { type: () => WebAddress, description: 'Where the viewer goes; null when refused.' } });

@Resolver()
export class OpenBillingPortalMutation {
  private readonly subscriptions: Subscriptions;

  constructor(modules: { subscriptions: Subscriptions }) {
    this.subscriptions = modules.subscriptions;
  }
  @SignedIn()
  @Mutation(() => OpenBillingPortalPayload, { nullable: true, description: 'Opens the payment provider\'s page with the cards and invoices of the viewer. The address works for a short time.' })
  async openBillingPortal(@Arg('input', () => OpenBillingPortalInput, { description: 'Opens the page of the payment provider.' }) input: OpenBillingPortalInput, @Ctx() context: Context): Promise<PayloadOf<typeof OpenBillingPortalPayload>> {
    const result = await this.subscriptions.openBillingPortal(context.viewer, input);
    return toPayload(context, result, (url) => ({ url }));
  }
}
