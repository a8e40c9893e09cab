import { LockMode } from '@mikro-orm/core';
import type { Viewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { GiftsReader } from './deps.ts';
import { Gift, normalizeGiftCode, type GiftRow } from './model/gift.entity.ts';
import { giftById } from './queries/gifts.ts';

export const giftOfOrder = (tx: Tx, { communityId, orderId }: { communityId: string; orderId: string }): Promise<Gift | null> => tx.em.findOne(Gift, { communityId, orderId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
export const giftForUpdate = (tx: Tx, id: string): Promise<Gift | null> => tx.em.findOne(Gift, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
/** The code is all that one needs. */
export async function giftByCode(db: GiftsReader, code: string): Promise<GiftRow | null> {
  return (await db.selectFrom('gift').selectAll().where('code', '=', normalizeGiftCode(code)).executeTakeFirst()) ?? null;
}

/** A gift is seen by whoever bought it, whoever it is for, and whoever has it. */
export async function giftForViewing(db: GiftsReader, viewer: Viewer, id: string): Promise<GiftRow | null> {
  const gift = viewer.userId === null ? null : await giftById(db, id);
  return gift && [gift.buyerUserId, gift.recipientUserId, gift.redeemedByUserId].includes(viewer.userId) ? gift : null;
}

/** One gift at a time of a person in a community; null for those who are no active members. */
export async function lockMember(tx: Tx, communityId: string, userId: string): Promise<string | null> {
  const member = await (tx.db as GiftsReader).selectFrom('member').select(['id', 'status']).where('communityId', '=', communityId).where('userId', '=', userId).forNoKeyUpdate().executeTakeFirst();
  return member?.status === 'ACTIVE' ? member.id : null;
}
