import { boundedText, failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { refusalOf } from '../../plans/index.ts';
import { memberIn, offerForClosing, openOffersOf } from '../access.ts';
import type { EscrowsDeps, EscrowsReader } from '../deps.ts';
import { MAX_DESCRIPTION, MAX_HOURS, MAX_OFFERS, MAX_TITLE, ServiceOffer, type OfferKind, type ServiceOfferRow } from '../model/service-offer.entity.ts';
import { offerById } from '../queries/offers.ts';

export interface CreateServiceOfferInput {
  readonly communityId: string;
  readonly kind: OfferKind;
  readonly title: string;
  readonly description?: string | null;
  readonly minorUnits: number;
  readonly withinHours: number;
  readonly idempotencyKey: string;
}
type CreateServiceOfferFailure = InputFailure | Failure<'NOT_FOUND' | 'NOT_A_MEMBER' | 'AMOUNT_TOO_SMALL'>;

/** A member says what they do for others, at which price and how soon. */
export function createServiceOffer({ uow }: EscrowsDeps, viewer: Viewer, input: CreateServiceOfferInput): Promise<Result<ServiceOfferRow, CreateServiceOfferFailure>> {
  const { userId } = signedIn(viewer);
  return uow.run<ServiceOfferRow, CreateServiceOfferFailure>(async (tx) => {
    const db = tx.db as EscrowsReader;
    const standing = await memberIn(db, viewer, input.communityId, ['input', 'communityId']);
    if (!standing.ok) return standing;
    const { community } = standing.value;
    return tx.once<ServiceOfferRow, CreateServiceOfferFailure>({ userId, operation: 'createServiceOffer', key: input.idempotencyKey, input }, async () => {
      const title = boundedText(input.title, ['input', 'title'], { min: 1, max: MAX_TITLE });
      if (!title.ok) return title;
      const description = boundedText(input.description ?? '', ['input', 'description'], { max: MAX_DESCRIPTION });
      if (!description.ok) return description;
      const refusal = refusalOf(input.minorUnits, community.currency, ['input', 'minorUnits']);
      if (refusal) return refuse(refusal);
      if (input.withinHours < 1 || input.withinHours > MAX_HOURS) return refuse(failure('OUT_OF_RANGE', ['input', 'withinHours'], { min: 1, max: MAX_HOURS }));
      await db.selectFrom('member').select('id').where('communityId', '=', community.id).where('userId', '=', userId).forNoKeyUpdate().execute();
      if ((await openOffersOf(tx, { communityId: community.id, userId })).length >= MAX_OFFERS) return refuse(failure('OUT_OF_RANGE', ['input', 'communityId'], { min: 0, max: MAX_OFFERS }));
      const id = newId(tx.now.getTime());
      tx.em.create(ServiceOffer, { id, communityId: community.id, providerUserId: userId, kind: input.kind, title: title.value, description: description.value || null, amountMinor: input.minorUnits, currency: community.currency, withinHours: input.withinHours, createdAt: tx.now });
      await tx.flush();
      return ok({ id, value: await offerById(db, id) });
    }, (id) => offerById(db, id));
  });
}

/** Nobody buys it any more; what was bought is still owed. */
export function closeServiceOffer({ uow }: EscrowsDeps, viewer: Viewer, offerId: string): Promise<Result<ServiceOfferRow, Failure<'NOT_FOUND'>>> {
  return uow.run<ServiceOfferRow, Failure<'NOT_FOUND'>>(async (tx) => {
    const found = await offerForClosing(tx, viewer, offerId);
    if (!found.ok) return found;
    found.value.close(tx.now);
    await tx.flush();
    return ok(await offerById(tx.db as EscrowsReader, offerId));
  });
}
