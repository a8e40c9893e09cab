import { after, HOUR } from '../../../kernel/clock.ts';
import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { isSoldOutFor, piecesLeft } from '../../plans/index.ts';
import { lockBuyer, visibleStanding } from '../access.ts';
import type { PromotionsDeps, PromotionsReader } from '../deps.ts';
import type { GroupBuyRow } from '../model/group-buy.entity.ts';
import { groupBuyById, offerById } from '../queries/promotions.ts';
import { addSeat, takeSeat, type SeatFailure } from './seats.ts';

export interface OpenGroupBuyInput {
  readonly offerId: string;
  readonly idempotencyKey: string;
}
export interface JoinGroupBuyInput {
  readonly groupBuyId: string;
  readonly idempotencyKey: string;
}
type OpenFailure = Failure<'NOT_FOUND' | 'NOT_A_MEMBER' | 'PROMOTION_EXPIRED' | 'ALREADY_JOINED' | 'SOLD_OUT'>;
type JoinFailure = SeatFailure | Failure<'NOT_A_MEMBER' | 'SOLD_OUT'>;

/** Opens a group-buy of an offer; its first seat is held for whoever opens it. One open group-buy per person and offer. */
export function openGroupBuy(deps: PromotionsDeps, viewer: Viewer, input: OpenGroupBuyInput): Promise<Result<GroupBuyRow, OpenFailure>> {
  const { userId } = signedIn(viewer);
  return deps.uow.run<GroupBuyRow, OpenFailure>(async (tx) => {
    const offer = await offerById(tx.db, input.offerId);
    const standing = offer && (await visibleStanding(tx, viewer, offer.communityId));
    if (!offer || !standing) return refuse(notFound('input', 'offerId'));
    if (!standing.member) return refuse(failure('NOT_A_MEMBER'));
    return tx.once<GroupBuyRow, OpenFailure>({ userId, operation: 'openGroupBuy', key: input.idempotencyKey, input }, async () => {
      const { communityId, id: offerId, seats } = offer;
      if (offer.closedAt !== null || (offer.endsAt !== null && offer.endsAt <= tx.now)) return refuse(failure('PROMOTION_EXPIRED', ['input', 'offerId']));
      await lockBuyer(tx, communityId, userId);
      const own = await (tx.db as PromotionsReader).selectFrom('group_buy').select('id').where('communityId', '=', communityId).where('offerId', '=', offerId).where('leaderUserId', '=', userId).where('state', '=', 'OPEN').where('deadline', '>', tx.now).executeTakeFirst();
      if (own) return refuse(failure('ALREADY_JOINED', ['input', 'offerId']));
      const left = await piecesLeft(tx.db, { communityId, planId: offer.planId, userId });
      if (left !== null && left < seats) return refuse(failure('SOLD_OUT', ['input', 'offerId'], { context: 'group' }));
      const groupBuy = { id: newId(tx.now.getTime()), communityId, offerId, leaderUserId: userId, seats, deadline: after(tx.now, offer.hours * HOUR), state: 'OPEN' as const, openedAt: tx.now, settledAt: null };
      await (tx.db as PromotionsReader).insertInto('group_buy').values(groupBuy).execute();
      await addSeat(tx, groupBuy, { userId, orderId: null });
      tx.emit({ name: 'promotions.group-buy-opened', communityId, payload: { groupBuyId: groupBuy.id, leaderUserId: userId } });
      return ok({ id: groupBuy.id, value: (await groupBuyById(tx.db, groupBuy.id))! });
    }, async (id) => (await groupBuyById(tx.db, id))!);
  });
}

/** Holds a seat for half an hour, in which it is to be ordered; held again it is the same seat. */
export function joinGroupBuy(deps: PromotionsDeps, viewer: Viewer, input: JoinGroupBuyInput): Promise<Result<GroupBuyRow, JoinFailure>> {
  const { userId } = signedIn(viewer);
  return deps.uow.run<GroupBuyRow, JoinFailure>(async (tx) => {
    const found = await groupBuyById(tx.db, input.groupBuyId);
    const standing = found && (await visibleStanding(tx, viewer, found.communityId));
    if (!found || !standing) return refuse(notFound('input', 'groupBuyId'));
    if (!standing.member) return refuse(failure('NOT_A_MEMBER'));
    return tx.once<GroupBuyRow, JoinFailure>({ userId, operation: 'joinGroupBuy', key: input.idempotencyKey, input }, async () => {
      await lockBuyer(tx, found.communityId, userId);
      const { planId } = (await offerById(tx.db, found.offerId))!;
      if (await isSoldOutFor(tx.db, { communityId: found.communityId, planId, userId })) return refuse(failure('SOLD_OUT', ['input', 'groupBuyId']));
      const seat = await takeSeat(tx, { communityId: found.communityId, groupBuyId: found.id, userId, orderId: null, path: ['input', 'groupBuyId'] });
      return seat.ok ? ok({ id: found.id, value: (await groupBuyById(tx.db, found.id))! }) : seat;
    }, async (id) => (await groupBuyById(tx.db, id))!);
  });
}
