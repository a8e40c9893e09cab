import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Subscriptions } from '../index.ts';

@InputType({ description: 'Whose subscribers change.' })
class MigrateSubscribersInput {
  @Field(() => ID, { description: 'A plan of a community whose plans the viewer manages.' })
  planId!: string;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const MigrateSubscribersPayload = payloadOf('MigrateSubscribers', { subscribers: { type: () => SafeInt, description: 'How many subscriptions change; null when refused.' } });

@Resolver()
export class MigrateSubscribersMutation {
  private readonly subscriptions: Subscriptions;

  constructor(modules: { subscriptions: Subscriptions }) {
    this.subscriptions = modules.subscriptions;
  }
  @SignedIn()
  @Mutation(() => MigrateSubscribersPayload, { nullable: true, description: 'Lets everybody who pays an older price of a plan pay the price of today from the next renewal on, and tells them by mail: at most 1,000 at a time.' })
  async migrateSubscribers(@Arg('input', () => MigrateSubscribersInput, { description: 'Whose subscribers change.' }) input: MigrateSubscribersInput, @Ctx() context: Context): Promise<PayloadOf<typeof MigrateSubscribersPayload>> {
    const result = await this.subscriptions.migrateSubscribers(context.viewer, { ...input, planId: decodeId('Plan', input.planId) });
    return toPayload(context, result, ({ subscribers }) => ({ subscribers }));
  }
}
