import { failure, notFound, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { belongsHere, promotionForClosing, sellerForUpdate } from '../access.ts';
import type { PromotionsDeps, PromotionsReader } from '../deps.ts';
import { GroupBuyOffer, type GroupBuyOfferRow } from '../model/group-buy.entity.ts';
import { offerById } from '../queries/promotions.ts';
import { amountFault, checkMoneyOff, checkName, limitFault, periodFault, type MoneyOffInput } from './check-terms.ts';

export interface CreateGroupBuyOfferInput extends MoneyOffInput {
  readonly communityId: string;
  readonly planId: string;
  readonly name: string;
  readonly seats: number;
  readonly hours: number;
  readonly leaderPerkMinor?: number | null;
  readonly endsAt?: Date | null;
  readonly idempotencyKey: string;
}
type OfferFailure = InputFailure | Failure<'NOT_FOUND'>;
const MAX_SEATS = 100;
const MAX_HOURS = 720;
export const MAX_OFFERS = 20;

/** Lets members open group-buys of a plan: so many seats, paid within so many hours, and so much off for each. */
export function createGroupBuyOffer(deps: PromotionsDeps, viewer: Viewer, input: CreateGroupBuyOfferInput): Promise<Result<GroupBuyOfferRow, OfferFailure>> {
  return deps.uow.run<GroupBuyOfferRow, OfferFailure>(async (tx) => {
    const seller = await sellerForUpdate(tx, viewer, input.communityId, 'input', 'communityId');
    if (!seller.ok) return seller;
    const { viewer: { userId }, community: { currency } } = seller.value;
    return tx.once<GroupBuyOfferRow, OfferFailure>({ userId, operation: 'createGroupBuyOffer', key: input.idempotencyKey, input }, async () => {
      const name = checkName(input.name);
      if (!name.ok) return name;
      const off = checkMoneyOff(input, currency);
      if (!off.ok) return off;
      const perk = input.leaderPerkMinor ?? 0;
      const fault = limitFault(input.seats, 'seats', MAX_SEATS, 2) ?? limitFault(input.hours, 'hours', MAX_HOURS) ?? amountFault(perk, currency, 'leaderPerkMinor', 0) ?? periodFault(tx.now, input.endsAt, tx.now);
      if (fault) return refuse(fault);
      if (await belongsHere(tx, input.communityId, { planId: input.planId })) return refuse(notFound('input', 'planId'));
      const open = await (tx.db as PromotionsReader).selectFrom('group_buy_offer').select('id').where('communityId', '=', input.communityId).where('closedAt', 'is', null).where((eb) => eb.or([eb('endsAt', 'is', null), eb('endsAt', '>', tx.now)])).execute();
      if (open.length >= MAX_OFFERS) return refuse(failure('OUT_OF_RANGE', ['input', 'communityId'], { max: MAX_OFFERS }));
      const { communityId, planId, seats, hours } = input;
      const made = tx.em.create(GroupBuyOffer, { id: newId(tx.now.getTime()), communityId, planId, name: name.value, seats, hours, ...off.value, leaderPerkMinor: perk, leaderPerkCurrency: currency, endsAt: input.endsAt ?? null, createdAt: tx.now });
      await tx.flush();
      return ok({ id: made.id, value: (await offerById(tx.db, made.id))! });
    }, async (id) => (await offerById(tx.db, id))!);
  });
}

/** No more group-buys are opened; those that are open go on. */
export function closeGroupBuyOffer(deps: PromotionsDeps, viewer: Viewer, offerId: string): Promise<Result<GroupBuyOfferRow, Failure<'NOT_FOUND'>>> {
  return deps.uow.run(async (tx) => {
    const found = await promotionForClosing(tx, viewer, 'group_buy_offer', offerId, 'groupBuyOfferId');
    if (!found.ok) return found;
    found.value.promotion.close(tx.now);
    await tx.flush();
    return ok((await offerById(tx.db, offerId))!);
  });
}
