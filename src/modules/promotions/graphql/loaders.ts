import DataLoader from 'dataloader';
import { defineLoaders } from '../../../graphql/context.ts';
import type { GroupBuyOfferRow, GroupBuyRow, GroupBuySeatRow, PriceLadderRow, Promotions, VoucherRow } from '../index.ts';

const listBy = <Row>(read: (ids: readonly string[]) => Promise<Map<string, Row[]>>): DataLoader<string, Row[]> => new DataLoader(async (ids) => {
  const found = await read(ids);
  return ids.map((id) => found.get(id) ?? []);
});
/** Batches what many communities and group-buys of one answer ask of promotions. */
export const promotionLoaders = defineLoaders(({ promotions }: { promotions: Promotions }, viewer) => {
  const ofViewer = <Row>(read: (userId: string, ids: readonly string[]) => Promise<Map<string, Row[]>>): DataLoader<string, Row[]> => listBy((ids) => (viewer.userId === null ? Promise.resolve(new Map()) : read(viewer.userId, ids)));
  return {
    offer: new DataLoader<string, GroupBuyOfferRow | null>(async (ids) => {
      const rows = new Map((await promotions.offersById(ids)).map((row) => [row.id, row]));
      return ids.map((id) => rows.get(id) ?? null);
    }),
    seats: listBy<GroupBuySeatRow>((ids) => promotions.seatsOf(ids)),
    openGroupBuys: listBy<GroupBuyRow>((offerIds) => promotions.openGroupBuys(offerIds)),
    openOffers: listBy<GroupBuyOfferRow>((communityIds) => promotions.openOffers(communityIds)),
    openLadders: listBy<PriceLadderRow>((communityIds) => promotions.openLadders(communityIds)),
    viewerVouchers: ofViewer<VoucherRow>((userId, communityIds) => promotions.usableVouchers(userId, communityIds)),
    viewerGroupBuys: ofViewer<GroupBuyRow>((userId, communityIds) => promotions.groupBuysOfUser(userId, communityIds)),
  };
});
