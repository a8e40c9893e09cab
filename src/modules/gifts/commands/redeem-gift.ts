import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { giveOrderTo } from '../../billing/index.ts';
import { giftByCode, giftForUpdate, lockMember } from '../access.ts';
import type { GiftsDeps, GiftsReader } from '../deps.ts';
import type { Gift, GiftRow } from '../model/gift.entity.ts';
import { giftById } from '../queries/gifts.ts';

export interface RedeemGiftInput {
  readonly code: string;
  readonly idempotencyKey: string;
}
export type RedeemGiftFailure = Failure<'NOT_FOUND' | 'NOT_A_MEMBER' | 'GIFT_SPENT' | 'ALREADY_SUBSCRIBED' | 'PERIOD_OVER'>;

/** Gives what the gift bought to a member who has the code, once. Of two who try at once, the second finds it spent. */
export function redeemGift(deps: GiftsDeps, viewer: Viewer, input: RedeemGiftInput): Promise<Result<GiftRow, RedeemGiftFailure>> {
  const { userId } = signedIn(viewer);
  return deps.uow.run<GiftRow, RedeemGiftFailure>(async (tx) => {
    const found = await giftByCode(tx.db as GiftsReader, input.code);
    if (!found || found.state === 'AWAITING_PAYMENT' || found.state === 'CANCELED') return refuse(notFound('input', 'code'));
    if ((await lockMember(tx, found.communityId, userId)) === null) return refuse(failure('NOT_A_MEMBER'));
    return tx.once<GiftRow, RedeemGiftFailure>({ userId, operation: 'redeemGift', key: input.idempotencyKey, input }, async () => {
      const gift = (await giftForUpdate(tx, found.id))!;
      if (gift.state !== 'READY') return refuse(failure('GIFT_SPENT', ['input', 'code']));
      const given = await give(tx, gift, userId);
      return given.ok ? ok({ id: gift.id, value: (await giftById(tx.db as GiftsReader, gift.id))! }) : given;
    }, async (id) => (await giftById(tx.db as GiftsReader, id))!);
  });
}

/** The term begins at the end of what the person has in the tier already. */
export async function give(tx: Tx, gift: Gift, userId: string): Promise<Result<null, Failure<'GIFT_SPENT' | 'ALREADY_SUBSCRIBED' | 'PERIOD_OVER'>>> {
  const given = await giveOrderTo(tx, gift.orderId, userId);
  if (!given.ok) return refuse(failure(given.failure.kind === 'ORDER_CLOSED' ? 'GIFT_SPENT' : given.failure.kind, ['input', 'code']));
  gift.redeem(userId, tx.now);
  await tx.flush();
  tx.emit({ name: 'gifts.redeemed', communityId: gift.communityId, payload: { giftId: gift.id, buyerUserId: gift.buyerUserId, userId } });
  return ok(null);
}
