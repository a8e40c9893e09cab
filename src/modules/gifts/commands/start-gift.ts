import { boundedText, failure, notFound, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { GiftOrderFailure, GiftOrderInput } from '../../checkout/index.ts';
import { priceForBuying } from '../../plans/index.ts';
import type { GiftsDeps, GiftsReader } from '../deps.ts';
import { Gift, newGiftCode, type GiftRow } from '../model/gift.entity.ts';
import { giftById } from '../queries/gifts.ts';

export interface StartGiftInput extends GiftOrderInput {
  /** Null: whoever has the code. */
  readonly recipientMemberId?: string | null;
  readonly message?: string | null;
  readonly idempotencyKey: string;
}
export type StartGiftFailure = GiftOrderFailure | InputFailure | Failure<'NOT_FOUND' | 'PAYING_YOURSELF' | 'PAYMENTS_UNAVAILABLE'>;

/** Orders a term for somebody else, not for oneself, and opens the page where it is paid. Nothing is given before. */
export async function startGift(deps: GiftsDeps, viewer: Viewer, input: StartGiftInput): Promise<Result<GiftRow, StartGiftFailure>> {
  const { userId } = signedIn(viewer);
  const placed = await deps.uow.run<GiftRow, StartGiftFailure>(async (tx) => {
    const found = await priceForBuying(tx, viewer, input.priceId);
    if (!found.ok) return found;
    if (!found.value.isMember) return refuse(failure('NOT_A_MEMBER'));
    return tx.once<GiftRow, StartGiftFailure>({ userId, operation: 'startGift', key: input.idempotencyKey, input }, () => place(deps, tx, viewer, input), async (id) => (await giftById(tx.db as GiftsReader, id))!);
  });
  if (!placed.ok) return placed;
  return (await deps.billing.openPage(placed.value.orderId)) ? placed : refuse(failure('PAYMENTS_UNAVAILABLE'));
}

async function place({ checkout }: GiftsDeps, tx: Tx, viewer: Viewer, input: StartGiftInput): Promise<Result<{ id: string; value: GiftRow }, StartGiftFailure>> {
  const message = boundedText(input.message ?? '', ['input', 'message'], { max: 500 });
  if (!message.ok) return message;
  const order = await checkout.placeGift(tx, viewer, input);
  if (!order.ok) return order;
  const { orderId, communityId } = order.value;
  const recipientUserId = input.recipientMemberId == null ? null : await recipientOf(tx, communityId, input.recipientMemberId);
  if (input.recipientMemberId != null && recipientUserId === null) return refuse(notFound('input', 'recipientMemberId'));
  if (recipientUserId === viewer.userId) return refuse(failure('PAYING_YOURSELF', ['input', 'recipientMemberId'], { context: 'gift' }));
  const gift = tx.em.create(Gift, { id: newId(tx.now.getTime()), communityId, orderId, buyerUserId: viewer.userId!, recipientUserId, code: newGiftCode(), message: message.value, state: 'AWAITING_PAYMENT', createdAt: tx.now });
  await tx.flush();
  return ok({ id: gift.id, value: (await giftById(tx.db as GiftsReader, gift.id))! });
}

async function recipientOf(tx: Tx, communityId: string, memberId: string): Promise<string | null> {
  const member = await (tx.db as GiftsReader).selectFrom('member').select('userId').where('communityId', '=', communityId).where('id', '=', memberId).where('status', '=', 'ACTIVE').executeTakeFirst();
  return member?.userId ?? null;
}
