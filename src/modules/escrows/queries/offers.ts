import { readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { maySeeOffers } from '../access.ts';
import type { EscrowsReader } from '../deps.ts';
import type { ServiceOfferRow } from '../model/service-offer.entity.ts';

export const offerById = (db: EscrowsReader, id: string): Promise<ServiceOfferRow> => db.selectFrom('service_offer').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

export async function offersById(db: EscrowsReader, ids: readonly string[]): Promise<Map<string, ServiceOfferRow>> {
  const rows = ids.length === 0 ? [] : await db.selectFrom('service_offer').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** What members of a community offer each other, the newest first; for members. */
export async function offersOf(db: EscrowsReader, viewer: Viewer, communityId: string, request: PageRequest): Promise<Page<ServiceOfferRow>> {
  const isSeen = await maySeeOffers(db, viewer, communityId);
  return readPage<ServiceOfferRow>(request, { scope: `service-offers-${communityId}`, shape: ['time', 'uuid'], keysOf: (row) => [row.createdAt.getTime(), row.id] }, async (after, limit) => {
    if (!isSeen) return [];
    let query = db.selectFrom('service_offer').selectAll().where('communityId', '=', communityId).where('closedAt', 'is', null).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(limit);
    if (after) query = query.where((eb) => eb(eb.refTuple('createdAt', 'id'), '<', eb.tuple(new Date(after[0] as number), after[1] as string)));
    return query.execute();
  });
}
