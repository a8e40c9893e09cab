import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Tiers } from '../index.ts';
import { GrantType } from './tier.type.ts';

@InputType({ description: 'A tier given without payment.' })
class GiveComplimentaryGrantInput {
  @Field(() => ID, { description: 'The tier to give.' })
  tierId!: string;
  @Field(() => ID, { description: 'Who gets it: an active member of the same community.' })
  memberId!: string;
  @Field(() => Int, { nullable: true, description: 'For how many days, 1 to 3,660; without end when absent.' })
  days?: number | null;
  @Field(() => String, { description: 'Why, for the record: up to 200 characters.' })
  reason!: string;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const GiveComplimentaryGrantPayload = payloadOf('GiveComplimentaryGrant', { grant: { type: () => GrantType, description: 'The new grant; null when refused.' } });
const EndComplimentaryGrantPayload = payloadOf('EndComplimentaryGrant', { grant: { type: () => GrantType, description: 'The ended grant; null when refused.' } });

@Resolver()
export class ComplimentaryGrantMutations {
  private readonly tiers: Tiers;

  constructor(modules: { tiers: Tiers }) {
    this.tiers = modules.tiers;
  }
  @SignedIn()
  @Mutation(() => GiveComplimentaryGrantPayload, { nullable: true, description: 'Gives a member a tier without payment. Needs the permission to give grants.' })
  async giveComplimentaryGrant(@Arg('input', () => GiveComplimentaryGrantInput, { description: 'Who gets what.' }) input: GiveComplimentaryGrantInput, @Ctx() context: Context): Promise<PayloadOf<typeof GiveComplimentaryGrantPayload>> {
    const ids = { tierId: decodeId('Tier', input.tierId), memberId: decodeId('Member', input.memberId) };
    const result = await this.tiers.giveComplimentaryGrant(context.viewer, { ...input, ...ids });
    return toPayload(context, result, (grant) => ({ grant: new GrantType(grant) }));
  }
  @SignedIn()
  @Mutation(() => EndComplimentaryGrantPayload, { nullable: true, description: 'Ends a complimentary grant at once; one that is over already is refused. Paid access is never ended here.' })
  async endComplimentaryGrant(
    @Arg('grantId', () => ID, { description: 'The grant to end.' }) grantId: string,
    @Arg('reason', () => String, { nullable: true, description: 'Why, for the record: up to 200 characters; the reason of giving stays when absent.' }) reason: string | null,
    @Ctx() context: Context,
  ): Promise<PayloadOf<typeof EndComplimentaryGrantPayload>> {
    const result = await this.tiers.endComplimentaryGrant(context.viewer, decodeId('Grant', grantId), reason);
    return toPayload(context, result, (grant) => ({ grant: new GrantType(grant) }));
  }
}
