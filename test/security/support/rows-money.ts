import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { Money } from '../../money/support/money.ts';
import type { Place } from './matrix-world.ts';
import { id, key, type Cell, type Row } from './mutations.ts';

interface Purchase {
  readonly viewer: SignedInViewer;
  readonly orderId: string;
  readonly subscriptionId: string;
}

/** Plans, prices, checkout and subscriptions. What only the provider can make is bought from it, by a member of the place. */
export function moneyRows(money: () => Money): readonly Row[] {
  const purchases = new WeakMap<Place, Promise<Purchase>>();
  const buy = async (place: Place, isCanceled: boolean): Promise<Purchase> => {
    const { viewer, orderId } = await money().aBuyer({ community: { id: place.communityId } as never, priceId: id('Price', place.priceId) });
    const row = await money().app.platform.database.reader.selectFrom('membership_subscription').select('id').where('communityId', '=', place.communityId).where('userId', '=', viewer.userId).executeTakeFirstOrThrow();
    const subscriptionId = id('MembershipSubscription', row.id);
    if (isCanceled) await money().changeSubscription('cancel', viewer, subscriptionId);
    return { viewer, orderId, subscriptionId };
  };
  const purchaseIn = ({ place }: Cell, isCanceled = false): Promise<Purchase> => {
    if (!purchases.has(place)) purchases.set(place, buy(place, isCanceled));
    return purchases.get(place)!;
  };
  /** The buyer is the paid member of these rows. */
  const buyer = (isCanceled = false) => async (cell: Cell) => (cell.caller === 'paidMember' ? (await purchaseIn(cell, isCanceled)).viewer : null);
  const settle = (): Promise<void> => money().settle();
  const rows: readonly Row[] = [
    { name: 'createPlan', args: async (cell) => ({ input: { tierId: id('Tier', await cell.tier()), kind: 'LIFETIME', idempotencyKey: key() } }) },
    { name: 'createPrice', args: async (cell) => ({ input: { planId: id('Plan', (await cell.plan()).planId), minorUnits: 5000, idempotencyKey: key() } }) },
    { name: 'closePlan', args: async (cell) => ({ planId: id('Plan', (await cell.plan()).planId) }) },
    { name: 'setPlanSalesLimit', args: async (cell) => ({ planId: id('Plan', (await cell.plan()).planId), salesLimit: 5 }) },
    { name: 'closePrice', args: async (cell) => ({ priceId: id('Price', (await cell.plan()).priceId) }) },
    { name: 'createQuote', args: async (cell) => ({ input: { priceId: id('Price', (await cell.plan()).priceId), idempotencyKey: key() } }) },
    { name: 'startCheckout', args: async (cell) => ({ input: { priceId: id('Price', (await cell.plan()).priceId), idempotencyKey: key() } }) },
    { name: 'startGift', args: async (cell) => ({ input: { priceId: id('Price', (await cell.plan()).priceId), idempotencyKey: key() } }) },
    { name: 'syncOrder', actor: buyer(), args: async (cell) => ({ orderId: (await purchaseIn(cell)).orderId }) },
    { name: 'cancelSubscription', actor: buyer(), args: async (cell) => ({ input: { subscriptionId: (await purchaseIn(cell)).subscriptionId, idempotencyKey: key() } }) },
    { name: 'resumeSubscription', actor: buyer(true), args: async (cell) => ({ input: { subscriptionId: (await purchaseIn(cell, true)).subscriptionId, idempotencyKey: key() } }) },
    { name: 'createServiceOffer', args: ({ place }) => ({ input: { communityId: id('Community', place.communityId), kind: 'SERVICE', title: 'Advice', minorUnits: 5000, withinHours: 24, idempotencyKey: key() } }) },
    { name: "closeServiceOffer (a member's own)", args: async (cell) => ({ offerId: id('ServiceOffer', await cell.serviceOffer(cell.place.cast.member.userId)) }) },
    { name: 'orderService', args: async (cell) => ({ input: { offerId: id('ServiceOffer', await cell.serviceOffer()), idempotencyKey: key() } }) },
    { name: 'sendTip', args: async (cell) => ({ input: { memberId: id('Member', (await cell.member()).memberId), minorUnits: 800, idempotencyKey: key() } }) },
    { name: "fulfilEscrow (a member's own)", args: async (cell) => ({ escrowId: id('Escrow', await cell.escrow({ recipientUserId: cell.place.cast.member.userId })) }) },
    { name: "declineEscrow (a member's own)", args: async (cell) => ({ escrowId: id('Escrow', await cell.escrow({ recipientUserId: cell.place.cast.member.userId })) }) },
    { name: "confirmEscrow (a member's own)", args: async (cell) => ({ escrowId: id('Escrow', await cell.escrow({ payerUserId: cell.place.cast.member.userId, state: 'FULFILLED' })) }) },
    { name: "rejectEscrow (a member's own)", args: async (cell) => ({ escrowId: id('Escrow', await cell.escrow({ payerUserId: cell.place.cast.member.userId, state: 'FULFILLED' })), reason: 'Nothing came' }) },
    { name: 'decideEscrow', args: async (cell) => ({ input: { escrowId: id('Escrow', await cell.escrow({ state: 'REJECTED' })), decision: 'FULFILLED', reason: 'Seen' } }) },
  ];
  return rows.map((row) => ({ ...row, settle }));
}
