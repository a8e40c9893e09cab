import { reaction, type Reaction } from '../../kernel/event.ts';
import { job, type JobDefinition } from '../../kernel/job.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { ServiceOrderPaid } from '../billing/index.ts';
import { giftByCode, giftForViewing } from './access.ts';
import { cancelUnpaid, takePayment } from './commands/follow-order.ts';
import { redeemGift, type RedeemGiftInput } from './commands/redeem-gift.ts';
import { startGift, type StartGiftInput } from './commands/start-gift.ts';
import type { GiftsDeps } from './deps.ts';
import { communityNames, giftsBoughtBy, ordersOfGifts } from './queries/gifts.ts';

/** Terms that one person buys for another: for a named member, or as a card with a code. */
export function createGifts(deps: GiftsDeps) {
  const { reader } = deps;
  return {
    startGift: (viewer: Viewer, input: StartGiftInput) => startGift(deps, viewer, input),
    redeemGift: (viewer: Viewer, input: RedeemGiftInput) => redeemGift(deps, viewer, input),
    giftForViewing: (viewer: Viewer, id: string) => giftForViewing(reader, viewer, id),
    giftByCode: (code: string) => giftByCode(reader, code),
    giftsBoughtBy: (userId: string, request: PageRequest) => giftsBoughtBy(reader, userId, request),
    communityNames: (ids: readonly string[]) => communityNames(reader, ids),
    /** By order: from when a gift would give the viewer access if they redeemed it now; what would begin at once is not in it. */
    startsIfRedeemed: async (viewer: Viewer, orderIds: readonly string[]) => (viewer.userId === null ? new Map<string, Date>() : deps.checkout.startsLater(viewer.userId, [...(await ordersOfGifts(reader, orderIds)).values()].map(({ id, communityId, tierId, planId }) => ({ id, communityId, tierId: tierId!, planId: planId! })))),
    ordersOfGifts: (ids: readonly string[]) => ordersOfGifts(reader, ids),
    reactions: [
      reaction<ServiceOrderPaid>('gifts.follow-payment', 'billing.service-order-paid', async ({ communityId, payload: { orderId, purpose } }) => {
        if (purpose === 'GIFT') await takePayment(deps, { communityId: communityId!, orderId });
      }),
    ] as readonly Reaction[],
    jobs: [job({ name: 'gifts.cancel-unpaid', schedule: '*/10 * * * *', handle: () => cancelUnpaid(deps) })] as readonly JobDefinition[],
  };
}
export type Gifts = ReturnType<typeof createGifts>;

export { giftCompensator } from './commands/undo-gift.ts';
export type { RedeemGiftInput } from './commands/redeem-gift.ts';
export type { StartGiftInput } from './commands/start-gift.ts';
export type { GiftsDeps } from './deps.ts';
export type { GiftReady, GiftRedeemed } from './events.ts';
export { Gift, GIFT_STATES, type GiftRow, type GiftState } from './model/gift.entity.ts';
