import { readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { GiftsReader } from '../deps.ts';
import type { GiftRow } from '../model/gift.entity.ts';

export const giftById = async (db: GiftsReader, id: string): Promise<GiftRow | null> => (await db.selectFrom('gift').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

/** What a person has bought for others, newest first. */
export const giftsBoughtBy = (db: GiftsReader, userId: string, request: PageRequest): Promise<Page<GiftRow>> =>
  readPage<GiftRow>(request, { scope: 'gifts', shape: ['time', 'uuid'], keysOf: (row) => [row.createdAt.getTime(), row.id] }, (after, limit) => {
    let query = db.selectFrom('gift').innerJoin('community', 'community.id', 'gift.communityId').selectAll('gift').where('gift.buyerUserId', '=', userId).orderBy('gift.createdAt', 'desc').orderBy('gift.id', 'desc').limit(limit);
    if (after) query = query.where((eb) => eb(eb.refTuple('gift.createdAt', 'gift.id'), '<', eb.tuple(new Date(after[0] as number), after[1] as string)));
    return query.execute();
  });

/** Names and orders of gifts, for showing them. */
export async function communityNames(db: GiftsReader, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.selectFrom('community').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
export async function ordersOfGifts(db: GiftsReader, ids: readonly string[]) {
  const rows = await db.selectFrom('purchase_order').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}
