import type { Money } from '../../money/support/money.ts';
import type { Place } from './matrix-world.ts';
import { id, key, type Cell, type Row } from './mutations.ts';

type Purchase = Awaited<ReturnType<Money['aBuyer']>>;

/** Refunds of what members of the place have bought, all of it by its buyer and a little each time by others, and the rules for them. */
export function refundRows(money: () => Money): readonly Row[] {
  const purchases = { byBuyer: new WeakMap<Place, Promise<Purchase>>(), byOthers: new WeakMap<Place, Promise<Purchase>>() };
  const buy = async ({ place, plan }: Cell): Promise<Purchase> => money().aBuyer({ community: { id: place.communityId } as never, priceId: id('Price', (await plan()).priceId) });
  const purchaseIn = (cell: Cell): Promise<Purchase> => {
    const known = purchases[cell.caller === 'paidMember' ? 'byBuyer' : 'byOthers'];
    if (!known.has(cell.place)) known.set(cell.place, buy(cell));
    return known.get(cell.place)!;
  };
  const heldOrder = async ({ place, plan }: Cell): Promise<string> => {
    const buyer = await money().app.world.aMember({ community: { id: place.communityId } as never });
    const { order } = await money().startCheckout(buyer, id('Price', (await plan()).priceId));
    await money().payOtherwise(order, { minorUnits: 500 });
    return order.id;
  };
  return [
    {
      name: 'requestRefund', settle: () => money().settle(),
      /** The buyer is the paid member of this row. */
      actor: async (cell) => (cell.caller === 'paidMember' ? (await purchaseIn(cell)).viewer : null),
      args: async (cell) => ({ input: { orderId: (await purchaseIn(cell)).orderId, ...(cell.caller === 'paidMember' ? {} : { minorUnits: 100 }), reason: 'fresh words', idempotencyKey: key() } }),
    },
    {
      name: 'acceptHeldOrder', settle: () => money().settle(),
      /** The buyer is the paid member of this row. */
      actor: async (cell) => (cell.caller === 'paidMember' ? (await purchaseIn(cell)).viewer : null),
      args: async (cell) => ({ input: { orderId: cell.caller === 'owner' || cell.caller === 'staff' ? await heldOrder(cell) : (await purchaseIn(cell)).orderId, reason: 'fresh words', idempotencyKey: key() } }),
    },
    { name: 'updateRefundPolicy', args: ({ place }) => ({ communityId: id('Community', place.communityId), input: { windowHours: 48 } }) },
  ];
}
