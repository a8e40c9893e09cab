import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Escrows, OfferKind } from '../index.ts';
import { OfferKindEnum, ServiceOfferType } from './service-offer.type.ts';

@InputType({ description: 'What a member does for others.' })
export class CreateServiceOfferInput {
  @Field(() => ID, { description: 'Where it is offered; only members do.' })
  communityId!: string;
  @Field(() => OfferKindEnum, { description: 'An answer or a service.' })
  kind!: OfferKind;
  @Field(() => String, { description: 'What it is; 1 to 60 characters.' })
  title!: string;
  @Field(() => String, { nullable: true, description: 'What one gets for it; at most 1,000 characters.' })
  description?: string | null;
  @Field(() => SafeInt, { description: "What it costs, in minor units of the community's currency." })
  minorUnits!: number;
  @Field(() => Int, { description: 'Within how many hours of the payment it is done, 1 to 720.' })
  withinHours!: number;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const CreateServiceOfferPayload = payloadOf('CreateServiceOffer', { offer: { type: () => ServiceOfferType, description: 'The offer; null when refused.' } });
const CloseServiceOfferPayload = payloadOf('CloseServiceOffer', { offer: { type: () => ServiceOfferType, description: 'The offer; null when refused.' } });

@Resolver()
export class ServiceOfferMutations {
  private readonly escrows: Escrows;

  constructor(modules: { escrows: Escrows }) {
    this.escrows = modules.escrows;
  }
  @SignedIn()
  @Mutation(() => CreateServiceOfferPayload, { nullable: true, description: 'Offers other members an answer or a service at a price; at most 20 at a time.' })
  async createServiceOffer(@Arg('input', () => CreateServiceOfferInput, { description: 'The offer.' }) input: CreateServiceOfferInput, @Ctx() context: Context): Promise<PayloadOf<typeof CreateServiceOfferPayload>> {
    const result = await this.escrows.createServiceOffer(context.viewer, { ...input, communityId: decodeId('Community', input.communityId) });
    return toPayload(context, result, (offer) => ({ offer: new ServiceOfferType(offer) }));
  }
  @SignedIn()
  @Mutation(() => CloseServiceOfferPayload, { nullable: true, description: "Takes back an offer of the viewer's. What was ordered is still owed." })
  async closeServiceOffer(@Arg('offerId', () => ID, { description: 'The offer.' }) offerId: string, @Ctx() context: Context): Promise<PayloadOf<typeof CloseServiceOfferPayload>> {
    const result = await this.escrows.closeServiceOffer(context.viewer, decodeId('ServiceOffer', offerId));
    return toPayload(context, result, (offer) => ({ offer: new ServiceOfferType(offer) }));
  }
}
